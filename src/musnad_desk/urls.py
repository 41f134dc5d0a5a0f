"""The addresses of the site, below the reader's language; an address without one leads to the language that the browser asks for."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path
from django.views.generic import RedirectView

from musnad_desk.actors.views import actor_page
from musnad_desk.articles.views import article_page, edits_page, front_page, search_page
from musnad_desk.shared.page import html, json

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="front")),
    *i18n_patterns(
        path("", html(front_page, "articles/front.html"), name="front"),
        path("newest.json", json(front_page), name="front_json"),
        path("edits/", html(edits_page, "articles/edits.html"), name="edits"),
        path("edits.json", json(edits_page), name="edits_json"),
        path("search/", html(search_page, "articles/search.html"), name="search"),
        path("search.json", json(search_page), name="search_json"),
        path("articles/<path:key>/", html(article_page, "articles/article.html"), name="article"),
        path("articles/<path:key>.json", json(article_page), name="article_json"),
        path("actors/<slug:key>/", html(actor_page, "actors/actor.html"), name="actor"),
        path("actors/<slug:key>.json", json(actor_page), name="actor_json"),
    ),
]
handler404 = "musnad_desk.shared.page.not_found"
handler500 = "musnad_desk.shared.page.failed"
