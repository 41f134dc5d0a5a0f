"""What people judged; it cannot be made anew, so nothing here refers to a row of the catalogue, and nothing is ever changed."""

from django.conf import settings
from django.db import models

RIGHT, WRONG, MENDED, ADDED, WITHDRAWN = "right", "wrong", "mended", "added", "withdrawn"
VERDICTS = (RIGHT, WRONG, MENDED, WITHDRAWN)


class Judgement(models.Model):
    """What somebody holds of one field of one finding. A later one of the same person stands in place of the earlier, which stays.

    article: id of the article. version, engine: what was judged. kind: `statement`, `event`, `label` or `actor`. finding: its stable id, as
    exports have it. local: its id in that reading, to find it on a page.
    text, before, after, start: the letters that it is anchored to, those around them, and where they stood (`anchor`).
    field: of `fields.FIELDS`, `finding` for the finding itself. was: the value judged, names instead of ids.
    verdict: right, wrong, mended (`value` is what it should be), withdrawn, or added: a finding that the reader missed, whole in `value`.
    """

    article = models.TextField(db_index=True)
    version = models.PositiveIntegerField()
    engine = models.TextField()
    kind = models.TextField()
    finding = models.TextField()
    local = models.TextField()
    text = models.TextField()
    before = models.TextField()
    after = models.TextField()
    start = models.PositiveIntegerField()
    field = models.TextField()
    was = models.JSONField(null=True)
    verdict = models.TextField()
    value = models.JSONField(null=True)
    note = models.TextField(blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="judgements")
    by = models.TextField()
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = (models.Index(fields=["-made", "-id"], name="judgement_newest"),)
