"""The pages of articles as Django knows them."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """The app `articles`."""

    name = "musnad_desk.articles"
    label = "articles"
