"""Tables of what the owner rules. They refer to the catalogue by keys alone, so that nothing here hangs on what is made anew."""

from django.db import models

FULL, EXCERPT, RECORD = "full", "excerpt", "record"


class OutletRule(models.Model):
    """What is ruled of one outlet, by its key in the catalogue, which is the id of its card where it has one.

    display: what everybody is shown of its articles; whoever may read full texts is shown them in any case (`display`).
    name: another name than the one in its articles, empty for that one. collected: whether it is asked for new articles.
    """

    outlet = models.TextField(unique=True)
    display = models.TextField(default=EXCERPT)
    name = models.TextField(blank=True, default="")
    collected = models.BooleanField(default=True)


class Suppressed(models.Model):
    """A name that is shown nowhere. folded: what it is matched by (`terms.folded`)."""

    name = models.TextField()
    folded = models.TextField(unique=True)
    reason = models.TextField()
    by = models.TextField()
    when = models.DateTimeField(auto_now_add=True)


class Hidden(models.Model):
    """An article, by its key, in which a suppressed name stood when it was written into the catalogue."""

    name = models.ForeignKey(Suppressed, models.CASCADE, related_name="hidden")
    article = models.TextField(db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["name", "article"], name="one_hiding_of_a_name"),)
