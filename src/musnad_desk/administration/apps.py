"""The pages of administration as Django knows them."""

from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    """The app `administration`."""

    name = "musnad_desk.administration"
    label = "administration"
