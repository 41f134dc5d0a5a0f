"""The pages of actors as Django knows them."""

from django.apps import AppConfig


class ActorsConfig(AppConfig):
    """The app `actors`."""

    name = "musnad_desk.actors"
    label = "actors"
