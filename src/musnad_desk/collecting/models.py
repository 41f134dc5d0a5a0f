"""Tables of collecting. Outlets go by the ids of their cards, which are their keys in the catalogue."""

from django.db import models


class Asked(models.Model):
    """An outlet that is asked every so many seconds, and what came of the last time; `due` is when it is asked next.

    listed, known, new: articles that its listings named, those that were known, and those that came. refused: how many did not, by reason.
    alarm: in a sentence, that an outlet which used to give articles gives none.
    """

    outlet = models.TextField(unique=True)
    every = models.PositiveIntegerField()
    due = models.DateTimeField(db_index=True)
    visited = models.DateTimeField(null=True)
    listed = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    refused = models.JSONField(default=dict)
    alarm = models.TextField(blank=True, default="")


class Unread(models.Model):
    """What could not be collected or read: its outlet, address, why in a word and in a sentence; `times` counts the tries."""

    outlet = models.TextField()
    source = models.TextField()
    reason = models.TextField()
    message = models.TextField()
    when = models.DateTimeField()
    times = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["outlet", "source"], name="one_try_of_a_source"),)
        indexes = (models.Index(fields=["-when", "-id"], name="unread_newest"),)
