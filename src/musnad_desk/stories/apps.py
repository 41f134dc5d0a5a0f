"""The pages of stories as Django knows them."""

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    """The app `stories`."""

    name = "musnad_desk.stories"
    label = "stories"
