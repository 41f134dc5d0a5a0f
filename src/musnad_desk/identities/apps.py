"""Identities as Django knows them."""

from django.apps import AppConfig


class IdentitiesConfig(AppConfig):
    """The app `identities`."""

    name = "musnad_desk.identities"
    label = "identities"
