"""Comments as Django knows them."""

from django.apps import AppConfig


class CommentsConfig(AppConfig):
    """The app `comments`."""

    name = "musnad_desk.comments"
    label = "comments"
