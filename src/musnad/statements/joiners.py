"""Words that join a content to its cue, token by token: `that`, a preposition, a colon, a quotation."""

from typing import Literal, NamedTuple

from musnad.statements.cues import Candidate
from musnad.statements.scene import CONJUNCTIONS, Scene
from musnad.statements.words import TO, Cue
from musnad.text.quotations import Quotation

CLAUSES_ONLY = frozenset(("quoted", "particle"))  # tags of verbs that are speech only before a clause
STRONG = frozenset(("that", "quotation", "colon"))  # joins that show even an unlikely reading of the word to be a cue
_ENDING = ("content_ends", "own_voice")  # tables of phrases that may end with أن, which then joins nothing
_BELOW = "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}"
_COLON = ":"
_TERM = 3  # words in quotation marks behind a subject that may be a term or a name

JoinKind = Literal["that", "preposition", "object", "colon", "quotation"]


class Join(NamedTuple):
    """The content of `cue` begins at token `first` after `skip` letters; the words that join it begin at token `at`."""

    cue: Cue
    first: int
    skip: int
    kind: JoinKind
    at: int
    preposition: str = ""


def opens_speech(scene: Scene, i: int) -> bool:
    quotation = scene.opening.get(i)
    return quotation is not None and quotation.kind == "speech"


def join_at(scene: Scene, found: Candidate, i: int, end: int) -> Join | None:
    """A join that begins at token `i`."""
    token = scene.document.tokens[i]
    if token.plain == _COLON:
        return after_colon(scene, found, i, end) if not _bracketed(scene, found.after, i) else None
    quotation = scene.opening.get(i)
    if quotation is not None and any(cue.that for cue in found.cues) and _may_be_said(scene, found, quotation):
        return Join(found.cues[0], quotation.first, 0, "quotation", i)
    if quotation is not None and quotation.first < end and (cue := _quoted_complement(scene, found, quotation)) is not None:
        return Join(cue, quotation.first, 0, "quotation", i)
    clause, governed = _may_open_clause(scene, i), _governed(scene, i)
    for cue in found.cues:
        join = _that(scene, cue, i) if clause else None
        if join is None and not cue.tags & CLAUSES_ONLY:
            join = _preposition(scene, cue, i, governed)
        if join is not None:
            return join
    return None


def _bracketed(scene: Scene, first: int, i: int) -> bool:
    """Whether a bracket that opens behind a token is still open: `المسجلة (NYSE: HOT)`."""
    tokens = scene.document.tokens
    return sum((tokens[j].plain == "(") - (tokens[j].plain == ")") for j in range(first, i)) > 0


def _quoted_complement(scene: Scene, found: Candidate, quotation: Quotation) -> Cue | None:
    """The cue whose preposition stands on the first word in quotation marks: `اتهمه "بدعم التمرد"` (he accused him "of …")."""
    preposition = scene.preposition(quotation.first)[0]
    return next((cue for cue in found.cues if preposition and preposition in cue.prepositions and not cue.tags & CLAUSES_ONLY), None)


def _may_open_clause(scene: Scene, i: int) -> bool:
    """Whether `أن` stands at a token, with or without a letter before it, or behind it; of most tokens this is all that is asked."""
    tokens, that = scene.document.tokens, scene.speech.that
    folded = tokens[i].folded
    return folded in that or folded[1:] in that or (i + 1 < len(tokens) and tokens[i + 1].folded in that)


def _may_be_said(scene: Scene, found: Candidate, quotation: Quotation) -> bool:
    """Whether a quotation is what was said: speech by its shape, or a few words right after the cue that are nobody's name."""
    before = scene.syntax.words[quotation.open - 1][0]
    if (
        quotation.open > found.after
        and before.pos == "ADP"
        and before.segments[-1].kind != "pronoun"
        and quotation.open - 1 not in scene.phrases
    ):
        return False  # `ورشة حول "…"` (a workshop on "…")
    if quotation.kind == "speech":
        return True
    if quotation.close is not None and scene.goes_on(quotation.close):
        return False
    named = scene.place(quotation.first)
    if quotation.open == found.after:
        return named is None or named.after < quotation.after
    subject = scene.place(quotation.open - 1)
    return subject is not None and subject.first == found.after and quotation.after - quotation.first > _TERM


def after_colon(scene: Scene, found: Candidate, i: int, end: int) -> Join | None:
    if i + 1 >= end:
        return None
    quotation = scene.opening.get(i + 1)
    first = quotation.first if quotation is not None and quotation.kind == "speech" else i + 1
    if quotation is None and scene.document.tokens[first].folded in scene.speech.that:
        first += 1  # `قال: إن …`, he said: that …
    return Join(found.cues[0], first, 0, "colon", i) if first < len(scene.document.tokens) else None


def _that(scene: Scene, cue: Cue, i: int) -> Join | None:
    """`أن`, `بأنه`, `إلى أن`, if the cue takes it."""
    tokens, that = scene.document.tokens, scene.speech.that
    folded = tokens[i].folded
    bare = folded in that or (folded[:1] in CONJUNCTIONS and folded[1:] in that)
    if i in scene.phrases and scene.phrases[i].entry.value == "eulogy":
        return None  # `إن شاء الله` (God willing)
    if "verbatim" in cue.tags:
        return None  # `زاد المؤشر … أن` (the index rose …)
    if cue.that and bare and not of_others(scene, i):
        return Join(cue, i + 1, 0, "that", i) if i + 1 < len(tokens) else None
    for preposition in cue.with_that | cue.prepositions:
        if len(preposition) == 1:
            if folded.startswith(preposition) and folded[1:] in that and i + 1 < len(tokens):
                return Join(cue, i + 1, 0, "that", i, preposition)
        elif folded == preposition and i + 2 < len(tokens) and tokens[i + 1].folded in that:
            return Join(cue, i + 2, 0, "that", i, preposition)
    return None


def of_others(scene: Scene, i: int) -> bool:
    """Whether `أن` goes with the word before it: `بعد أن` (after), `إلا أن` (yet), `يعتقد أن` (it is thought that)."""
    ends = scene.phrases.get(i - 1)
    if ends is not None and ends.table in _ENDING and ends.after == i + 1:
        return True
    if scene.document.tokens[i - 1].folded in scene.speech.small.apart:
        return True
    if _BELOW in scene.written(i)[:2] or scene.document.tokens[i - 1].folded in scene.speech.small.scripture:
        return False  # `إن` goes with verbs of speech alone; `داعيا الله تعالى أن` (praying God, exalted is He)
    return scene.syntax.words[i - 1][0].pos == "VERB" and not scene.speech.may_be_cue.may(
        scene.document.tokens[i - 1].plain, scene.syntax.words[i - 1]
    )


def _governed(scene: Scene, i: int) -> tuple[str, int]:
    """The preposition written onto a word or a naming, and the letters up to its end; nothing and 0 if there is none."""
    attached, letters = scene.preposition(i)
    if not attached:
        place = scene.place(i)
        if place is not None and place.first == i and place.skip:
            attached, letters = scene.proclitics(i, place.skip)[-1:], place.skip
    return attached, letters


def _preposition(scene: Scene, cue: Cue, i: int, governed: tuple[str, int]) -> Join | None:
    """A preposition before a noun phrase, attached or apart."""
    tokens, (attached, letters) = scene.document.tokens, governed
    folded = tokens[i].folded
    if attached and attached in cue.prepositions and folded[letters:] not in scene.speech.small.circumstance:
        return Join(cue, i, _dropped(folded, attached, letters), "preposition", i, attached)
    ends = scene.phrases.get(i)
    if ends is not None and ends.table == "content_ends" and ends.after > i + 1:
        return None  # `على هامش` (on the margins of) joins nothing
    credits = scene.phrases.get(i - 1)
    if credits is not None and credits.table == "cue_phrases" and credits.after > i:
        return None  # `نقلا عن` (quoting) tells the chain
    if folded in cue.prepositions and i + 1 < len(tokens) and (tokens[i + 1].kind != "mark" or scene.opening.get(i + 1)):
        return Join(cue, i + 1, 0, "preposition", i, folded)
    return None


def _dropped(folded: str, preposition: str, letters: int) -> int:
    """Letters of a word that its preposition takes away: none where `ل` has swallowed the article (`للعمل`)."""
    swallowed = preposition == TO and folded[letters : letters + 1] == TO
    return letters - 1 if swallowed else letters
