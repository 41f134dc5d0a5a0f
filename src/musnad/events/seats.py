"""Where people speak: the place told beside the word of speech, which holds for what the same one goes on to say."""

from collections.abc import Sequence

from musnad.events.scene import Scene
from musnad.events.site import Site
from musnad.events.sites import opens
from musnad.statements.said import Said
from musnad.text.folding import fold_word

_COUNTRY = 3  # how vague a country is
_GOES_ON = 2  # sentences from one statement to the next that goes on at the same place


def find_seats(scene: Scene, sites: Sequence[Site]) -> dict[int, Site]:
    """For statements by index, the site where each is told or held to be said: a document or an outlet between tells of none."""
    seats: dict[int, Site] = {}
    latest: dict[str, tuple[int, Site]] = {}  # by speaker: the sentence in which he spoke last, and where
    for index, said in enumerate(scene.statements.said):
        speaker, sentence = said.statement.speaker or "", scene.sentence_number(said.cue_first)
        site = _told(scene, sites, said)
        if site is None and speaker in latest and _goes_on(scene, said, sentence - latest[speaker][0]):
            site = latest[speaker][1]
        if site is not None:
            seats[index] = site
            latest[speaker] = (sentence, site)
    return seats


def _goes_on(scene: Scene, said: Said, sentences: int) -> bool:
    """Whether a statement so many sentences behind another of its speaker goes on where that was, not in a document of its own."""
    documents = (fold_word(link.split()[0]) in scene.tables.places.documents for link in said.statement.via)
    return sentences <= _GOES_ON and not (sentences and any(documents))


def _describes(scene: Scene, token: int) -> bool:
    """Whether a token is the verb of a relative clause that tells of no occasion held: `الهجوم الذي استهدف` (the attack that hit)."""
    verb = scene.verbs.get(token)
    relative = verb is not None and verb.clause >= 0 and scene.syntax.clauses[verb.clause].kind == "relative"
    return relative and scene.faces(token)[2] not in scene.tables.places.held


def _told(scene: Scene, sites: Sequence[Site], said: Said) -> Site | None:
    """The site nearest behind a word of speech up to its content, else before it in its clause, told by who reports the speech."""
    first, after = scene.sentence(said.cue_first)
    if said.first >= said.cue_after:
        after = min(after, said.first)
    found = [
        ((site.first < said.cue_first, abs(site.first - said.cue_first)), site)
        for site in sites
        if first <= site.first < after and scene.holders[site.first] == scene.holders[said.cue_first] and _is_seat(scene, site, said)
    ]
    return min(found)[1] if found else None


def _is_seat(scene: Scene, site: Site, said: Said) -> bool:
    """Whether somebody may speak at a site: no country, nor whence he is (`الحكومتين في طرابلس`, the two governments in Tripoli)."""
    if site.body or site.preposition not in scene.tables.places.seated or site.vague == _COUNTRY or scene.place(site.first) is not None:
        return False
    if site.first < said.cue_first:
        first = (
            site.after if said.cue_first in scene.verbs else scene.sentence(site.first)[0]
        )  # `استقبله في الفندق مشيدا` tells where they met
        return opens(scene, site) or not any(at in scene.verbs for at in range(first, said.cue_after))
    if any(_describes(scene, at) for at in range(said.cue_after, site.first)):
        return False
    before = site.first - 1
    before -= scene.document.tokens[before].folded == site.preposition
    if scene.document.tokens[before].folded in scene.tables.places.homes:
        return False
    named, phrase = scene.place(before), scene.phrase(before)
    if named is None:
        return not site.vague or phrase is None or not (phrase.number == "d" or (phrase.number == "p" and phrase.human))
    return not site.vague or (named.name_first < named.after and scene.kinds(named) == {"person"})
