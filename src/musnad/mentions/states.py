"""States by their own names, by those of their seats, and the country that words inside a range tell."""

from musnad.mentions.mention import Mention
from musnad.mentions.scene import Match, Scene

_IN = "ب"  # "in", written onto a town
_WHERE = ("in", "to", "place")  # values of closed words before a place
_TANWIN = "\N{ARABIC FATHATAN}"


def state_at(scene: Scene, at: int, *, skip: bool = False) -> Mention | None:
    """The state that begins at a token, by its own name or that of its seat."""
    match = scene.hit(at, "countries", skip=skip)
    capital = None if match else scene.hit(at, "capitals", skip=skip)
    match = match or capital
    if match is None or (capital and "body" in capital.payload.entry.tags) or _of_another(scene, match) or _is_adverbial(scene, match):
        return None
    entry = match.payload.entry
    loose = "loose" in entry.tags
    seat = capital is not None and (_is_place(scene, match) or "speaks" not in entry.tags)
    weight = 0.4 if loose or "union" in entry.tags else 0.5 if seat else 0.6 if "ambiguous" in entry.tags else 1.0
    text = scene.text(match.first, match.after, match.skip)
    return Mention(
        "state", match.first, match.after, match.skip, match.after, match.after, text, entry.lemma, country=entry.value, gender="f",
        capital=capital is not None, loose=loose, weight=weight, because=(match.payload.because,),
    )  # fmt: skip


def _is_place(scene: Scene, match: Match) -> bool:
    """Whether a town is where something happens rather than whom it stands for: `في القاهرة`."""
    word = scene.hit(match.first - 1, "naming_words", skip=True) if scene.same_line(match.first) else None
    return bool(match.skip and scene.look(match.first).preposition == _IN) or (word is not None and word.payload.value in _WHERE)


def _is_adverbial(scene: Scene, match: Match) -> bool:
    """Whether a word is an accusative adjective spelt with its mark: `تركيًا` (Turkish), not `تركيا`."""
    return match.after == match.first + 1 and _TANWIN in scene.document.letters(match.first, match.after)


def _of_another(scene: Scene, match: Match) -> bool:
    """Whether an adjective behind an ambiguous name is that of another country: `الاحتلال الفرنسي`."""
    adjective = scene.nation(match.after)
    return adjective is not None and "ambiguous" in match.payload.entry.tags and adjective.payload.value != match.payload.value


def country_of(scene: Scene, first: int, after: int) -> str:
    """The country that adjectives or names of countries inside a range tell."""
    for at in range(first, after):
        told = (scene.nation(at), scene.hit(at, "countries", skip=True), scene.hit(at, "capitals", skip=True))
        for match in told:
            if match and match.payload.value and match.after <= after:
                return match.payload.value
    return ""
