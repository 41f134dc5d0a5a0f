"""What people made and nobody can make anew: their tokens."""

from django.conf import settings
from django.db import models


class Token(models.Model):
    """A key to the API that somebody made for a program. digest: SHA-256 of it, the token itself is kept nowhere. used: the last day."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="api_tokens")
    name = models.TextField()
    digest = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField(auto_now_add=True)
    used = models.DateField(null=True)
    revoked = models.DateTimeField(null=True)
