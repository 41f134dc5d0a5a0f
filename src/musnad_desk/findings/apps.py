"""The pages of findings as Django knows them."""

from django.apps import AppConfig


class FindingsConfig(AppConfig):
    """The app `findings`."""

    name = "musnad_desk.findings"
    label = "findings"
