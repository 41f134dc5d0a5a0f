"""Counts that an article gives: dead, injured, arrested, displaced, crowds, and sums of money."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from musnad.events.amounts import Amount, Amounts
from musnad.lexicon import Entry, Lexicon, kept
from musnad.records import Number, NumberKind
from musnad.text.document import Document
from musnad.text.folding import fold_word
from musnad.text.tokens import Token

MONEY, CROWD = "money", "crowd"
PARTITIVE = "before-ten"  # a part of numbers that stands alone in "one of"
SURE = {"beside": 0.95, "counted": 0.95, "listed": 0.85, "predicate": 0.9, "reached": 0.85, "alone": 0.85, "plural": 0.9}  # by rule
HURT = ("dead", "injured")  # kinds whose nouns say all
SMALLEST_SUM = 100  # of money
SMALLEST_CROWD = 30  # persons below which a verb like "came out" tells of no crowd
REACH = 7  # tokens between a verb and the number that is its subject or object
SEVERAL = 2  # what a plural without a number is at least
_YEARS = range(1900, 2101)
_PREFIXES = ("", "و", "ف", "ب", "ل", "وب", "ول")


class Counted(NamedTuple):
    """A count and its tokens `first` up to `after`; the word that tells what is counted stands at token `sign`."""

    number: Number
    first: int
    after: int
    sign: int


class _Sign(NamedTuple):
    """Words that tell what is counted (see the table `numbers_signs`); the first `skip` letters are proclitics."""

    words: tuple[str, ...]
    kind: str
    tags: tuple[str, ...]
    skip: int


class _Found(NamedTuple):
    """A count that a rule saw: its kind and bounds, its tokens, the letters to skip, the place of its sign, the rule."""

    kind: str
    low: int | None
    high: int | None
    first: int
    after: int
    skip: int
    sign: int
    rule: str


class _Tables:
    """The tables of numbers, compiled once for a lexicon. All keys are folded."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.amounts = Amounts(lexicon)
        self.before: dict[str, list[_Sign]] = {}  # by their last two words
        self.behind: dict[str, list[_Sign]] = {}  # by their first word
        for entry in lexicon.entries("numbers_signs"):
            self._add(entry)
        for signs in self.before.values():
            signs.sort(key=lambda sign: -len(sign.words))
        people = lexicon.entries("numbers_people")
        self.people = frozenset(form for entry in people for form in _forms(entry))
        self.alone = {form: int(entry.value) for entry in people if entry.tags for form in _forms(entry)}
        self.lasts = frozenset(key.split(" ")[1] for key in self.before if " " in key)
        self.firsts = frozenset((*self.behind, *self.lasts, *self.before))
        measures = (*lexicon.entries("numbers_measures"), *lexicon.entries("times_months"))
        self.measures = frozenset(form for entry in measures for form in _forms(entry))

    def _add(self, entry: Entry) -> None:
        for form in (entry.lemma, *entry.forms):
            words = fold_word(form).split(" ")
            for prefix in _PREFIXES:
                sign = _Sign((prefix + words[0], *words[1:]), entry.value, entry.tags, len(prefix))
                if entry.tags[0] in ("before", "fall"):
                    self.before.setdefault(" ".join(sign.words[-2:]), []).append(sign)
                else:
                    self.behind.setdefault(sign.words[0], []).append(sign)

    def ending(self, tokens: Sequence[Token], at: int) -> Iterator[_Sign]:
        """Signs that stand before a number and end with a token, longer ones first."""
        word = tokens[at][1]
        for key in (f"{tokens[at - 1][1]} {word}", word) if at and word in self.lasts else (word,):
            for sign in self.before.get(key, ()):
                if len(sign.words) < 3 or _matches(tokens, at + 1 - len(sign.words), sign):
                    yield sign


def find_numbers(document: Document, lexicon: Lexicon) -> tuple[Counted, ...]:
    """Counts in text order; linear in the document's length. `event` and `claimed_by` are left to whoever knows them."""
    tables = _tables(lexicon)
    found: list[_Found] = []
    for amount in tables.amounts.find(document):
        found += _told(document.tokens, tables, amount, found[-1] if found else None)
    taken = {at for one in found for at in range(one.first, one.after)}
    for one in _without_amount(document.tokens, tables):
        if not taken.intersection(range(one.first, one.after)):
            found.append(one)
            taken.update(range(one.first, one.after))
    return tuple(_record(document, one) for one in sorted(found, key=lambda one: one.first))


def _told(tokens: Sequence[Token], tables: _Tables, amount: Amount, previous: _Found | None) -> list[_Found]:
    """What an amount counts, by the first rule that knows; two where it counts dead and injured together."""
    behind = _word(tokens, amount.after)
    counted = _counted(tokens, tables, amount)
    if counted and counted[0].kind == MONEY:
        return [_by_noun(amount, *counted)] if (amount.low or amount.high or 0) >= SMALLEST_SUM else []
    if behind in tables.measures:
        return []
    persons = behind in tables.people or counted is not None
    if not persons and amount.low == amount.high and amount.low in _YEARS:
        return []
    if persons and tables.amounts.bound(tokens, amount.after + 1) == "least":
        amount = amount._replace(high=None)
    if signs := _signs_before(tokens, tables, amount.begin):
        return _beside(amount, signs, persons)
    if not persons:
        return []
    return _with_persons(tokens, tables, amount, counted, previous)


def _with_persons(
    tokens: Sequence[Token], tables: _Tables, amount: Amount, counted: tuple[_Sign, int] | None, previous: _Found | None
) -> list[_Found]:
    """A number of persons: what is done to them is told behind them, farther before, or by the noun itself."""
    if counted and counted[0].kind in HURT:
        return [_by_noun(amount, *counted)]
    verbal = _predicate(tokens, tables, amount) or _reached(tokens, tables, amount)
    if counted and not verbal:
        return [_by_noun(amount, *counted)] if counted[0].kind != CROWD or _is_crowd(amount, persons=True) else []
    return verbal or _listed(tokens, amount, previous)


def _by_noun(amount: Amount, sign: _Sign, at: int) -> _Found:
    return _Found(sign.kind, amount.low, amount.high, amount.begin, at + len(sign.words), amount.skip, at, "counted")


def _beside(amount: Amount, signs: Sequence[tuple[_Sign, int]], persons: bool) -> list[_Found]:
    """A sign right before the number; with two of them (مقتل وإصابة 30) the number is the most that either can be."""
    kept = [(sign, at) for sign, at in signs if sign.kind != CROWD or _is_crowd(amount, persons)]
    low = amount.low if len(kept) == 1 else None
    return [_Found(sign.kind, low, amount.high, at, amount.after, sign.skip, at, "beside") for sign, at in kept]


def _is_crowd(amount: Amount, persons: bool) -> bool:
    low, vague = amount.low or 0, amount.low != amount.high
    return (low >= SMALLEST_CROWD and (persons or vague)) or (vague and low >= SMALLEST_CROWD - 10)


def _listed(tokens: Sequence[Token], amount: Amount, previous: _Found | None) -> list[_Found]:
    """Persons joined by "and" to the count before: مقتل ثلاثة جنود وخمسة مدنيين."""
    if not previous or not amount.joined or previous.kind == MONEY or amount.begin - previous.after > 2:
        return []
    if any(token.kind == "mark" for token in tokens[previous.after : amount.begin]):
        return []
    return [_Found(previous.kind, amount.low, amount.high, amount.begin, amount.after + 1, amount.skip, previous.sign, "listed")]


def _predicate(tokens: Sequence[Token], tables: _Tables, amount: Amount) -> list[_Found]:
    """A verb behind number and persons: 20 شخصا قتلوا."""
    for at in range(amount.after + 1, min(amount.after + 4, len(tokens))):
        if tokens[at].kind == "mark":
            break
        for sign in tables.behind.get(tokens[at].folded, ()):
            if sign.tags[0] == "predicate" and _matches(tokens, at, sign):
                return [_Found(sign.kind, amount.low, amount.high, amount.begin, amount.after + 1, amount.skip, at, "predicate")]
    return []


def _reached(tokens: Sequence[Token], tables: _Tables, amount: Amount) -> list[_Found]:
    """A verb before the number with its subject, or a place, between them: اعتقلت الشرطة 15 شخصا."""
    for at in range(amount.begin - 1, max(amount.begin - 1 - REACH, -1), -1) if not amount.joined else ():
        if tokens[at].kind != "word":
            return []
        for sign in tables.before.get(tokens[at].folded, ()):
            fits = "verb" in sign.tags and (sign.kind != CROWD or _is_crowd(amount, persons=True))
            return [_Found(sign.kind, amount.low, amount.high, amount.begin, amount.after + 1, amount.skip, at, "reached")] * fits
    return []


def _signs_before(tokens: Sequence[Token], tables: _Tables, begin: int) -> list[tuple[_Sign, int]]:
    """The sign that ends right before a token, longest first, and one that it is joined to by "and"."""
    found: list[tuple[_Sign, int]] = []
    while begin > 0 and len(found) < 2:
        sign = next((sign for sign in tables.ending(tokens, begin - 1) if sign.tags[0] == "before"), None)
        if sign is None or (found and not _together(found[0][0], sign)):
            break
        begin -= len(sign.words)
        found.append((sign, begin))
    return found


def _together(last: _Sign, first: _Sign) -> bool:
    """Whether two nouns, the second joined by "and", share a number."""
    return last.kind != first.kind and last.skip > 0 and "verb" not in last.tags and "verb" not in first.tags


def _counted(tokens: Sequence[Token], tables: _Tables, amount: Amount) -> tuple[_Sign, int] | None:
    """The noun right behind a number that tells what it counts; "one of the victims" is no count."""
    if amount.part == PARTITIVE:
        return None
    for sign in tables.behind.get(_word(tokens, amount.after), ()):
        if sign.tags[0] == "counted" and not sign.skip and _matches(tokens, amount.after, sign):
            return sign, amount.after
    return None


def _without_amount(tokens: Sequence[Token], tables: _Tables) -> Iterator[_Found]:
    """One or two by the form of a noun (مقتل شخصين, قتيلان), and plurals that fall (سقوط قتلى وجرحى)."""
    for at in [i for i, token in enumerate(tokens) if token[1] in tables.firsts]:
        for sign in tables.behind.get(tokens[at][1], ()):
            if sign.tags[0] == "dual":
                yield _Found(sign.kind, 2, 2, at, at + 1, sign.skip, at, "alone")
        number = tables.alone.get(_word(tokens, at + 1))
        for sign in tables.ending(tokens, at):
            begin = at + 1 - len(sign.words)
            if sign.tags[0] == "fall":
                yield from _fallen(tokens, tables, at + 1)
            elif number and sign.kind not in (CROWD, "displaced"):
                yield _Found(sign.kind, number, number, begin, at + 2, sign.skip, begin, "alone")


def _fallen(tokens: Sequence[Token], tables: _Tables, at: int) -> Iterator[_Found]:
    """Dead and wounded without a number, one after the other."""
    while signs := [s for s in tables.behind.get(_word(tokens, at), ()) if s.tags[0] == "counted" and s.kind != MONEY]:
        low, high = (1, 1) if "single" in signs[0].tags else (SEVERAL, None)
        yield _Found(signs[0].kind, low, high, at, at + 1, signs[0].skip, at, "plural")
        at += 1


def _matches(tokens: Sequence[Token], at: int, sign: _Sign) -> bool:
    return 0 <= at <= len(tokens) - len(sign.words) and all(tokens[at + k].folded == word for k, word in enumerate(sign.words))


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].folded if at < len(tokens) else ""


def _record(document: Document, found: _Found) -> Counted:
    tokens = document.tokens
    span = document.text.span(tokens[found.first].start + found.skip, tokens[found.after - 1].end)
    sign = document.span(found.sign, found.sign + 1)
    number = Number(
        span.text, span.start, span.end, evidence=(sign,), confidence=SURE[found.rule], because=(f"{found.rule}: {sign.text}",),
        kind=cast(NumberKind, found.kind), low=found.low, high=found.high,
    )  # fmt: skip
    return Counted(number, found.first, found.after, found.sign)


def _forms(entry: Entry) -> list[str]:
    return [fold_word(form) for form in (entry.lemma, *entry.forms)]


@kept
def _tables(lexicon: Lexicon) -> _Tables:
    return _Tables(lexicon)
