"""Addresses of comments, below the reader's language."""

from django.urls import path

from musnad_desk.comments.views import comments_json, comments_page, posted_page, remove_page
from musnad_desk.shared.page import json

urlpatterns = [
    path("of/<path:key>/", comments_page, name="comments"),
    path("of/<path:key>.json", json(comments_json), name="comments_json"),
    path("<int:pk>/posted/", posted_page, name="comment_posted"),
    path("<int:pk>/remove/", remove_page, name="remove_comment"),
]
