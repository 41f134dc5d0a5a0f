"""The table of comments. It refers to articles by their keys, so that nothing hangs on what is made anew."""

from django.db import models

WAITING, SHOWN, REJECTED, SPAM, REMOVED = "waiting", "shown", "rejected", "spam", "removed"


class Comment(models.Model):
    """One comment.

    state: `waiting` for a moderator, `shown`, `rejected`, held as `spam`, or `removed` by its author, when name and text are gone and only
    its place among replies is left. mail, token: keyed digests of the e-mail address and of the letters that remove it; neither is kept.
    by: the account of whoever was signed in, else empty. suspect: what made it spam, for the moderator. reason, decided_by: the decision.
    """

    article = models.TextField()
    parent = models.ForeignKey("self", models.SET_NULL, null=True, related_name="replies")
    name = models.TextField()
    text = models.TextField()
    mail = models.CharField(max_length=64)
    token = models.CharField(max_length=64)
    by = models.TextField(blank=True, default="")
    posted = models.DateTimeField(auto_now_add=True)
    state = models.TextField(default=WAITING)
    suspect = models.TextField(blank=True, default="")
    reason = models.TextField(blank=True, default="")
    decided_by = models.TextField(blank=True, default="")
    decided = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["article", "posted"], name="comments_of_article"),
            models.Index(fields=["state", "posted"], name="comments_in_a_state"),
        )
