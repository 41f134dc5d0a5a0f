"""The addresses of the site, below the reader's language; an address without one leads to the language that the browser asks for."""

from datetime import date

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, register_converter
from django.views.generic import RedirectView

from musnad_desk.accounts.views import password_page, sign_in, sign_out
from musnad_desk.actors.views import actor_page
from musnad_desk.api.page import api_page
from musnad_desk.api.site import api, nothing
from musnad_desk.api.views import revoke, tokens_page
from musnad_desk.articles.views import article_page, edits_page, newest_page, search_page
from musnad_desk.corrections.missing import add_page
from musnad_desk.corrections.views import article_corrections_page, corrections_page, judge_page, sameness_form
from musnad_desk.feeds.atom import newest_feed, search_feed
from musnad_desk.feeds.sitemap import news_sitemap, robots, sitemap_file, sitemap_index
from musnad_desk.findings.views import events_file, events_page, map_page, network_page, statements_file, statements_page, timeline_page
from musnad_desk.outlets.views import outlet_page, outlets_page
from musnad_desk.searches.views import change_search, saved_feed, searches_page
from musnad_desk.shared.frame import drawing, theme
from musnad_desk.shared.page import csv, html, json
from musnad_desk.stories.views import day_page, front_page, story_page


class DayInPath:
    """A day in an address: 2024-10-14."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """The day; Django takes the `ValueError` of a day that is none for another address."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """As it stands in an address."""
        return value.isoformat()


register_converter(DayInPath, "day")
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="front")),
    path("robots.txt", robots, name="robots"),
    path("theme/<slug:name>/", theme, name="theme"),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    path("news-sitemap.xml", news_sitemap, name="news_sitemap"),
    path("sitemap/<slug:kind>/<int:number>.xml", sitemap_file, name="sitemap_file"),
    path("api/", RedirectView.as_view(pattern_name="api_page")),
    path("api/", api.urls),
    path("api/<path:rest>", nothing),
    *i18n_patterns(
        path("", html(front_page, "stories/front.html"), name="front"),
        path("stories.json", json(front_page), name="front_json"),
        path("days/<day:day>/", html(day_page, "stories/day.html"), name="day"),
        path("days/<day:day>.json", json(day_page), name="day_json"),
        path("stories/<path:key>/", html(story_page, "stories/story.html"), name="story"),
        path("stories/<path:key>.json", json(story_page), name="story_json"),
        path("newest/", html(newest_page, "articles/newest.html"), name="newest"),
        path("newest.json", json(newest_page), name="newest_json"),
        path("newest.atom", newest_feed, name="newest_atom"),
        path("search.atom", search_feed, name="search_atom"),
        path("edits/", html(edits_page, "articles/edits.html"), name="edits"),
        path("edits.json", json(edits_page), name="edits_json"),
        path("search/", html(search_page, "articles/search.html"), name="search"),
        path("search.json", json(search_page), name="search_json"),
        path("events/", html(events_page, "findings/events.html"), name="events"),
        path("events.json", json(events_page), name="events_json"),
        path("events.csv", csv(events_file, "events.csv"), name="events_csv"),
        path("events/timeline/", drawing(html(timeline_page, "findings/timeline.html")), name="timeline"),
        path("events/timeline.json", json(timeline_page), name="timeline_json"),
        path("events/network/", drawing(html(network_page, "findings/network.html")), name="network"),
        path("events/network.json", json(network_page), name="network_json"),
        path("events/map/", drawing(html(map_page, "findings/map.html")), name="map"),
        path("events/map.json", json(map_page), name="map_json"),
        path("statements/", html(statements_page, "findings/statements.html"), name="statements"),
        path("statements.json", json(statements_page), name="statements_json"),
        path("statements.csv", csv(statements_file, "statements.csv"), name="statements_csv"),
        path("articles/<path:key>/", html(article_page, "articles/article.html"), name="article"),
        path("articles/<path:key>.json", json(article_page), name="article_json"),
        path("outlets/", html(outlets_page, "outlets/outlets.html"), name="outlets"),
        path("outlets.json", json(outlets_page), name="outlets_json"),
        path("outlets/<path:key>/", html(outlet_page, "outlets/outlet.html"), name="outlet"),
        path("outlets/<path:key>.json", json(outlet_page), name="outlet_json"),
        path("actors/<slug:key>/", html(actor_page, "actors/actor.html"), name="actor"),
        path("actors/<slug:key>.json", json(actor_page), name="actor_json"),
        path("corrections/", html(corrections_page, "corrections/corrections.html"), name="corrections"),
        path("corrections.json", json(corrections_page), name="corrections_json"),
        path("corrections/<path:key>/", html(article_corrections_page, "corrections/article.html"), name="article_corrections"),
        path("corrections/<path:key>.json", json(article_corrections_page), name="article_corrections_json"),
        path("add/<slug:kind>/<path:key>/", add_page, name="add_finding"),
        path("same/<slug:key>/", sameness_form, name="judge_sameness"),
        path("judge/<slug:local>/<path:key>/", judge_page, name="judge"),
        path("api/", html(api_page, "api/api.html"), name="api_page"),
        path("comments/", include("musnad_desk.comments.urls")),
        path("", include("musnad_desk.administration.urls")),
        path("account/sign-in/", sign_in, name="sign_in"),
        path("account/sign-out/", sign_out, name="sign_out"),
        path("account/password/", password_page, name="password"),
        path("account/searches/", searches_page, name="searches"),
        path("account/searches/<int:pk>/", change_search, name="change_search"),
        path("saved/<str:secret>.atom", saved_feed, name="saved_feed"),
        path("account/tokens/", tokens_page, name="tokens"),
        path("account/tokens/<int:pk>/revoke/", revoke, name="revoke_token"),
    ),
]
handler403 = "musnad_desk.shared.page.refused"
handler404 = "musnad_desk.shared.page.not_found"
handler500 = "musnad_desk.shared.page.failed"
