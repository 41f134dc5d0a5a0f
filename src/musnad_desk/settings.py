"""Django's settings. What differs from place to place comes from the environment; docs/desk.md lists the variables."""

import os

from musnad_desk.database import VARIABLE, database

DATABASES = {"default": database(os.environ.get(VARIABLE, ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = ["musnad_desk.catalog"]
USE_TZ = True
TIME_ZONE = "UTC"
