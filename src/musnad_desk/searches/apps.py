"""Saved searches as Django knows them."""

from django.apps import AppConfig


class SearchesConfig(AppConfig):
    """The app `searches`."""

    name = "musnad_desk.searches"
    label = "searches"
