"""The frame of all pages as Django knows it."""

from django.apps import AppConfig


class SharedConfig(AppConfig):
    """The app `shared`."""

    name = "musnad_desk.shared"
    label = "shared"
