"""The pages of comments: those below one article with the form, what follows posting, and taking one's own back."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from musnad_desk.accounts.models import User
from musnad_desk.accounts.throttle import address_of
from musnad_desk.articles.content import Line, line
from musnad_desk.catalog import queries
from musnad_desk.comments.actions import Written, post, remove
from musnad_desk.comments.content import Talk, talk
from musnad_desk.comments.forms import Write
from musnad_desk.comments.models import SHOWN, Comment
from musnad_desk.errors import CommentError
from musnad_desk.shared.page import page_number

OWN = "comments"  # in a session: the letters that remove each of the reader's own comments
_LATEST = 50  # of them that a session remembers


def comments_json(request: HttpRequest, key: str) -> Talk:
    """What is shown below an article."""
    return talk(_line(key).id, page_number(request))


@sensitive_post_parameters("mail")
@require_http_methods(["GET", "HEAD", "POST"])
def comments_page(request: HttpRequest, key: str) -> HttpResponse:
    """The comments of an article and the form, which comes back with what was filled in where it can't be kept."""
    article = _line(key)
    if request.method != "POST":
        return _page(request, article, Write(initial={"to": _answered(request)}))
    form = Write(request.POST)
    if settings.COMMENTS == "off":
        return _page(request, article, None, 403)
    if not form.is_valid():
        return _page(request, article, form, 400)
    told = form.cleaned_data
    written = Written(article.id, told["name"], told["mail"], told["text"], told["to"], bool(told["website"]))
    try:
        row, token = post(written, address_of(request), request.user if isinstance(request.user, User) else None)
    except CommentError as error:
        form.add_error(None, str(error))
        return _page(request, article, form, 400)
    own = {**request.session.get(OWN, {}), str(row.pk): token}
    request.session[OWN] = dict(list(own.items())[-_LATEST:])
    return redirect("comment_posted", row.pk)


@never_cache
@require_safe
def posted_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Thanks, whether it waits or is shown, and the link that removes it, for whoever wrote it in this browser."""
    token, row = request.session.get(OWN, {}).get(str(pk)), Comment.objects.filter(pk=pk).first()
    if token is None or row is None:
        raise Http404(_("Nothing has this address."))
    link = request.build_absolute_uri(f"{reverse('remove_comment', args=[pk])}?token={token}")
    # Whether it looked like spam is not told: whoever means it so would learn from it.
    return render(request, "comments/posted.html", {"article": row.article, "shown": row.state == SHOWN, "link": link})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def remove_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own comment back: asked once more, then done."""
    token = str(request.POST.get("token") or request.GET.get("token") or request.session.get(OWN, {}).get(str(pk), ""))
    if request.method != "POST":
        return render(request, "comments/remove.html", {"pk": pk, "token": token})
    try:
        row = remove(pk, token)
    except CommentError as error:
        return render(request, "told.html", {"told": str(error)}, status=404)
    messages.success(request, _("Your comment is removed."))
    return redirect("comments", row.article)


def _page(request: HttpRequest, article: Line, form: Write | None, status: int = 200) -> HttpResponse:
    told: dict[str, Any] = {"article": article, "talk": talk(article.id, page_number(request)), "form": form, **own_of(request)}
    to = _answered(request)
    answered = Comment.objects.filter(pk=to, article=article.id, state=SHOWN).first() if to else None
    return render(request, "comments/page.html", told | {"answered": answered}, status=status)


def own_of(request: HttpRequest) -> dict[str, Any]:
    """What the section needs to know of its reader: which comments are theirs, and whether any may be written."""
    return {"own": {int(pk) for pk in request.session.get(OWN, {})}, "open": settings.COMMENTS != "off"}


def _answered(request: HttpRequest) -> int | None:
    """The comment that is answered, if one is."""
    told = request.POST.get("to") or request.GET.get("to") or ""
    return int(told) if told.isdecimal() and len(told) < 19 else None


def _line(key: str) -> Line:
    found = queries.article(key)
    if found is None:
        raise Http404(_("No article has this address."))
    return line(found)
