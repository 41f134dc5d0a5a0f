"""What people made and nobody can make anew: the searches that they keep."""

from django.conf import settings
from django.db import models


class SavedSearch(models.Model):
    """A search that somebody keeps. asked: the question as an address holds it. secret: the letters in the address of its feed."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="searches")
    name = models.TextField()
    asked = models.TextField()
    secret = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField(auto_now_add=True)
