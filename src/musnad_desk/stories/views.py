"""The pages of stories: each a function that gives the page's content; `urls` makes page and JSON twin of it."""

from datetime import date

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from musnad_desk.shared.page import asked_day, asked_text, page_number
from musnad_desk.stories.content import Front, OneDay, Story, front, one_day, story


def front_page(request: HttpRequest) -> Front:
    """The newest days, of all or of one country or topic."""
    asked = request.GET
    return front(asked_text(asked, "country").upper(), asked_text(asked, "topic"), asked_day(asked, "until"))


def day_page(request: HttpRequest, day: date) -> OneDay:
    """One day."""
    found = one_day(day, page_number(request))
    if not found.total:
        raise Http404(_("No article was published on this day."))
    return found


def story_page(request: HttpRequest, key: str) -> Story:  # noqa: ARG001  every content is made for a request
    """One story."""
    found = story(key)
    if found is None:
        raise Http404(_("No story has this address."))
    return found
