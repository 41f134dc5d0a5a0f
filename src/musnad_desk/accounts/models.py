"""Tables of people: who signs in, what was done, how often somebody tried. None of them can be made anew from readings."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """Somebody who signs in. The role is a group, one each (`roles`)."""


class Deed(models.Model):
    """A line of the audit log: who did what to what, and when. The database itself refuses to change or delete one.

    by: the name of whoever did it, `COMMAND_LINE` for the owner at the machine, empty for visitors. what: the action's name
    (`user.add`). subject: what it was done to. told: whatever else tells it, without passwords, addresses or texts of others.
    """

    when = models.DateTimeField(auto_now_add=True)
    by = models.TextField()
    what = models.TextField(db_index=True)
    subject = models.TextField()
    told = models.JSONField(default=dict)

    class Meta:
        indexes = (models.Index(fields=["-when", "-id"], name="deed_newest"),)


class Spent(models.Model):
    """How often somebody used an allowance in one span of time. key: keyed digest of who, what and which span; no address is kept."""

    key = models.CharField(max_length=64, unique=True)
    until = models.DateTimeField(db_index=True)
    times = models.PositiveIntegerField(default=0)
