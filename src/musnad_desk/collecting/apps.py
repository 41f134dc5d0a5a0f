"""Collecting as Django knows it."""

from django.apps import AppConfig


class CollectingConfig(AppConfig):
    """The app `collecting`."""

    name = "musnad_desk.collecting"
    label = "collecting"
