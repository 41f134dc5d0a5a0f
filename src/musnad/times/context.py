"""Neighbours that make a date word something else: a prayer, a market, a paper, nowadays, a count."""

from musnad.times.scene import Match, Scene

_KINDS = {
    "weekday": "weekday", "weekdays": "weekday", "today": "today", "day before": "tomorrow", "unit": "unit", "date": "named-day",
    "bare year": "year", "years": "year", "year": "year",
}  # fmt: skip
_ORDINAL, _COUNTED = frozenset(("date", "of month")), "counted"  # `الأسبوع الثاني من مارس` (the second week of March) is no second of March
_OPENING, _CLOSING = frozenset("\"«(“'"), frozenset("\"»)”'")
_NEAR = 3  # words before a candidate in which a word of `near` stands


def is_blocked(scene: Scene, rule: str, match: Match) -> bool:
    """Whether the word before or after a candidate takes it out, by the table `times_context`."""
    if (
        rule in _ORDINAL
        and match.start() == match.start("day")
        and scene.folded(match.start() - 1) in scene.tables.blocked[(_COUNTED, "before")]
    ):
        return True
    kind = _KINDS.get(rule)
    if kind is None or (rule == "weekday" and (match["near"] or match["mod"])) or (rule == "day before" and match["near"] is None):
        return False
    if rule == "date" and (match["year"] or match["weekday"] or match["mod"]):
        return False
    if rule == "today" and _is_named(scene, match):
        return True
    if rule == "day before" and scene.symbols.letters[match.start("near")] != "G":
        return False
    before, after = scene.folded(match.start() - 1), scene.folded(match.end())
    blocked = scene.tables.blocked
    near = blocked.get((kind, "near"), frozenset())
    if near and any(scene.folded(match.start() - back) in near for back in range(1, _NEAR + 1)):
        return True
    return before in blocked.get((kind, "before"), ()) or after in blocked.get((kind, "after"), ())


def _is_named(scene: Scene, match: Match) -> bool:
    """Whether a word stands alone in quotation marks or brackets: a paper's name."""
    return scene.folded(match.start() - 1) in _OPENING and scene.folded(match.end()) in _CLOSING
