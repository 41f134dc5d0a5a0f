"""Django's settings. What differs from place to place comes from the environment; docs/desk.md lists the variables."""

import os
import secrets
from pathlib import Path

from musnad_desk.database import VARIABLE, database

HOSTS, SECRET = "MUSNAD_DESK_HOSTS", "MUSNAD_DESK_SECRET"

DATABASES = {"default": database(os.environ.get(VARIABLE, ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "musnad_desk.catalog",
    "musnad_desk.actors",
    "musnad_desk.articles",
    "musnad_desk.findings",
    "musnad_desk.stories",
    "musnad_desk.shared",
]
USE_TZ = True
TIME_ZONE = "UTC"

# The site. Nothing is signed with the secret key yet, so one for each process will do where none is given.
SECRET_KEY = os.environ.get(SECRET) or secrets.token_urlsafe(50)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *filter(None, os.environ.get(HOSTS, "").split(","))]
ROOT_URLCONF = "musnad_desk.urls"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "musnad_desk.shared.frame.with_policy",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "musnad_desk.shared.frame.languages"],
            "libraries": {"asking": "musnad_desk.articles.asking"},
        },
    }
]
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # styles are served from the package itself: there is nothing to collect
LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", "العربية"), ("en", "English")]
LOCALE_PATHS = [str(Path(__file__).parent / "locale")]
