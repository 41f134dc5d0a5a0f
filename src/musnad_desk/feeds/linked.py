"""What pages say to programs in schema.org's words, as JSON-LD: an article with its quotations, an actor, where a page is.

Only who may have a public page is named: what search engines collect of a page is a page about whoever it names.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from musnad_desk.actors.content import Dossier
from musnad_desk.articles.content import Article

CONTEXT = "https://schema.org"
QUOTED = ("direct", "mixed")  # forms of statements that give somebody's own words
_TYPES = {"person": "Person", "state": "Country"}  # all others are an `Organization`
Thing = dict[str, Any]
Address = Callable[..., str]  # of a page, by its name and what it is asked with


def article(page: Article, address: Address) -> Thing:
    """An article, as its outlet published it and as it is read here."""
    line, here = page.line, address("article", page.line.id)
    public = {person.dossier: person for person in page.people if person.dossier}
    told = {
        "@type": "NewsArticle", "@id": here, "headline": line.title, "url": line.link or here, "mainEntityOfPage": here,
        "datePublished": line.published, "articleSection": line.section, "inLanguage": "ar", "keywords": [tag.name for tag in page.tags],
        "publisher": {"@type": "NewsMediaOrganization", "name": line.outlet} if line.outlet else None,
        "mentions": [_named(person.kind, person.name, address("actor", key)) for key, person in public.items()],
        "hasPart": list(_quotations(page, address)),
    }  # fmt: skip
    return _whole(told)


def _quotations(page: Article, address: Address) -> Iterator[Thing]:
    kinds = {person.dossier: person.kind for person in page.people}
    for said in page.statements:
        if said.form in QUOTED and said.dossier:
            speaker = _named(kinds.get(said.dossier, ""), said.speaker or "", address("actor", said.dossier))
            place = f"{address('article', page.line.id)}#{said.id}"
            yield {"@type": "Quotation", "@id": place, "text": said.content, "spokenByCharacter": speaker, "inLanguage": "ar"}


def actor(page: Dossier, address: Address) -> Thing:
    """An actor, with the offices that articles give."""
    named = _named(page.kind, page.name, address("actor", page.id))
    offices = [" ".join(filter(None, (office.title, office.of))) for office in page.offices if not office.former]
    countries = [{"@type": "Country", "identifier": code} for code in page.countries]
    person = {"jobTitle": offices, "nationality": countries} if page.kind == "person" else {}
    return _whole(named | person | {"mainEntityOfPage": address("actor", page.id)})


def trail(steps: Iterable[tuple[str, str]]) -> Thing:
    """Where a page is: names and addresses, the front page first."""
    items = [{"@type": "ListItem", "position": i, "name": name, "item": place} for i, (name, place) in enumerate(steps, 1)]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _named(kind: str, name: str, address: str) -> Thing:
    return {"@type": _TYPES.get(kind, "Organization"), "@id": address, "name": name, "url": address}


def _whole(told: Thing) -> Thing:
    return {key: value for key, value in told.items() if value not in (None, [], "")}
