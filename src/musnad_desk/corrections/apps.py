"""Corrections as Django knows them."""

from django.apps import AppConfig


class CorrectionsConfig(AppConfig):
    """The app `corrections`."""

    name = "musnad_desk.corrections"
    label = "corrections"
