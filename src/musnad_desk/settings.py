"""Django's settings. What differs from place to place comes from the environment; docs/desk.md lists the variables."""

import os
from pathlib import Path

from django.utils.functional import SimpleLazyObject

from musnad_desk.database import VARIABLE, database
from musnad_desk.errors import DeskError
from musnad_desk.secret import kept_secret

HOSTS, HTTPS, COMMENTING = "MUSNAD_DESK_HOSTS", "MUSNAD_DESK_HTTPS", "MUSNAD_DESK_COMMENTS"

DATABASES = {"default": database(os.environ.get(VARIABLE, ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "musnad_desk.accounts",
    "musnad_desk.identities",
    "musnad_desk.rulings",
    "musnad_desk.comments",
    "musnad_desk.collecting",
    "musnad_desk.administration",
    "musnad_desk.catalog",
    "musnad_desk.actors",
    "musnad_desk.api",
    "musnad_desk.articles",
    "musnad_desk.corrections",
    "musnad_desk.findings",
    "musnad_desk.outlets",
    "musnad_desk.searches",
    "musnad_desk.stories",
    "musnad_desk.shared",
]
USE_TZ = True
TIME_ZONE = "UTC"

# The site. The key is looked up, and made at the first start, when something is signed: loading settings writes no file.
SECRET_KEY = SimpleLazyObject(lambda: kept_secret(DATABASES["default"]))
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *filter(None, os.environ.get(HOSTS, "").split(","))]
ROOT_URLCONF = "musnad_desk.urls"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "musnad_desk.shared.frame.with_policy",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "musnad_desk.rulings.display.for_whoever_asks",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "musnad_desk.shared.frame.languages",
            ],
            "libraries": {
                "talking": "musnad_desk.comments.talking",
                "asking": "musnad_desk.articles.asking",
                "judging": "musnad_desk.corrections.judging",
                "linking": "musnad_desk.feeds.linking",
            },
        },
    }
]
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # styles are served from the package itself: there is nothing to collect
LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", "العربية"), ("en", "English")]
LOCALE_PATHS = [str(Path(__file__).parent / "locale")]

# People.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["musnad_desk.accounts.backend.Roles"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
COMMENTS = os.environ.get(COMMENTING) or "moderated"
if COMMENTS not in ("moderated", "open", "off"):
    raise DeskError(f"{COMMENTING}={COMMENTS} is no way to take comments; write moderated, open (shown at once) or off (none taken)")
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "sign_in", "front", "front"

# Questions to the API are counted here, in each process by itself.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 100_000}}}

# Behind a proxy that speaks HTTPS: it says so, and whence requests come; nobody else may, so these headers count only then.
BEHIND_PROXY = os.environ.get(HTTPS, "") not in ("", "0")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_PROXY
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_PROXY else 0
CSRF_COOKIE_HTTPONLY, CSRF_FAILURE_VIEW = True, "musnad_desk.shared.page.form_expired"
