"""The pages of outlets as Django knows them."""

from django.apps import AppConfig


class OutletsConfig(AppConfig):
    """The app `outlets`."""

    name = "musnad_desk.outlets"
    label = "outlets"
