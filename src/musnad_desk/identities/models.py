"""What people judged of who is who. It refers to dossiers by keys, which are the same in every store; nothing is ever changed."""

from django.conf import settings
from django.db import models

SAME, DIFFERENT, WITHDRAWN = "same", "different", "withdrawn"
VERDICTS = (SAME, DIFFERENT, WITHDRAWN)


class Sameness(models.Model):
    """Somebody holds two dossiers for one or for two. `one` is the lesser of the keys; the names are those at that time."""

    one = models.CharField(max_length=16)
    other = models.CharField(max_length=16)
    one_name = models.TextField()
    other_name = models.TextField()
    verdict = models.TextField()
    note = models.TextField(blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="samenesses")
    by = models.TextField()
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = (models.Index(fields=["one"], name="sameness_one"), models.Index(fields=["other"], name="sameness_other"))
