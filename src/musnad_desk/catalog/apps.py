"""The catalogue as Django knows it."""

from django.apps import AppConfig


class CatalogConfig(AppConfig):
    """The app `catalog`."""

    name = "musnad_desk.catalog"
    label = "catalog"
    default_auto_field = "django.db.models.BigAutoField"
