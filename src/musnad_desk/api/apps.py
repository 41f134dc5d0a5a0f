"""The API as Django knows it."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The app `api`."""

    name = "musnad_desk.api"
    label = "api"
