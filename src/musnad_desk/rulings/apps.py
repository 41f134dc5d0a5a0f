"""Rulings as Django knows them."""

from django.apps import AppConfig


class RulingsConfig(AppConfig):
    """The app `rulings`."""

    name = "musnad_desk.rulings"
    label = "rulings"
