"""Outlets by what kind they are, and ministries by what they are in charge of: `صحيفة "…"`, `الخارجية الأميركية`."""

from musnad.mentions.extents import past_adjectives, past_quotation
from musnad.mentions.mention import Mention
from musnad.mentions.scene import Match, Scene
from musnad.mentions.states import country_of


def ministry(scene: Scene, portfolio: Match) -> str:
    return f"{scene.tables.ministry} {portfolio.payload.entry.lemma}"


def outlet_at(scene: Scene, at: int, *, skip: bool) -> Mention | None:
    """`صحيفة "…"`: a head word of media with a name in quotation marks, one that the tables know, or one unknown word."""
    match = scene.hit(at, "media_heads", skip=skip)
    if match is None or match.payload.number != "s":
        return None
    opened = scene.opens(match.after)
    known = scene.hit(match.after + opened, "media")
    after = known.after if known and not opened else past_quotation(scene, match.after) if scene.opens(match.after) else match.after
    if after == match.after and scene.look(after).name in (0.45, 0.3) and scene.same_line(after):
        after += 1
    bare = after == match.after
    if bare and not match.payload.definite:
        return None
    own: tuple[str, ...] = () if bare else (scene.text(match.after + opened, after - (opened and scene.closes(after - 1))),)
    after = past_adjectives(scene, after, nationality_only=not opened)
    country = country_of(scene, at, after) or (known.payload.value if known else "")
    return Mention(
        "organisation", at, after, match.skip, after, after, scene.text(at, after, match.skip), known.payload.entry.lemma if known else "",
        match.payload.entry.lemma, country, gender=match.payload.gender, loose=bare, media=True,
        weight=0.4 if bare else 0.9, because=(match.payload.because,), parts=own,
    )  # fmt: skip


def portfolio_at(scene: Scene, at: int, *, skip: bool) -> Mention | None:
    """`الخارجية` or `الدفاع الروسية` alone for the ministry: not where the word before could be what it describes."""
    match = scene.hit(at, "portfolios", skip=skip)
    if match is None or "alone" not in match.payload.entry.tags or not match.payload.definite or " " in match.payload.surface:
        return None
    before = scene.look(at - 1)
    nationality = scene.nation_of(match.after)
    after = nationality.after if nationality and nationality.payload.gender == "f" else match.after
    done = before.deed and after > match.after  # `إعلان الداخلية السعودية`, what it does
    if scene.same_line(at) and not match.skip and before.kind in ("N", "A", "X") and scene.plain(at - 1).isalpha() and not done:
        return None
    if after == match.after and ("ambiguous" in match.payload.entry.tags or (match.skip and before.kind == "N")):
        return None
    return Mention(
        "organisation", at, after, match.skip, after, after, scene.text(at, after, match.skip), ministry(scene, match),
        scene.tables.ministry,
        country_of(scene, match.after, after), gender="f", national=True, weight=0.8, because=(match.payload.because,),
    )  # fmt: skip
