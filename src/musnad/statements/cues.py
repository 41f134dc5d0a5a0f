"""Cues: the words that announce speech, with the entries they may be."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from musnad.statements.colons import listing, names_speaker
from musnad.statements.scene import COMMAS, CONJUNCTIONS, Scene
from musnad.statements.unsaid import governed_noun, is_unsaid, negated
from musnad.statements.words import Cue
from musnad.text.analysis import Analysis

Kind = Literal["verb", "participle", "noun", "phrase", "colon", "relay"]
_DEPTH = 8  # analyses of a word that are looked at
_UNLIKELY = 4.0  # nats below a word's likeliest reading from which a reading is no cue
_ACCUSATIVE = ("ا", "ة", "ين", "ات")  # endings of an indefinite participle in the accusative
_DAMMA = "\N{ARABIC DAMMA}"  # on the first letter it makes a perfect passive (`أُعلن`, it was announced), and an imperfect
_FOUR = 4  # if its perfect has more letters than these: `يُعتبر` (it is considered), but not `يُعلن` (he announces)
_OF_PARTICIPLES = "م"  # with which participles of derived verbs begin,
_MARBUTA = "ة"  # and in the feminine end
_CALL, _PURPOSE = "call", ("ل", "ب")  # the act of nouns that ask for something, and what is written onto them: in order to call, by calling
_PAIRED = 18  # tokens between a verb and the noun that makes it one of speech


class Candidate(NamedTuple):
    """A word that may be a cue: its tokens, letters of proclitics, entries, and the analysis that makes it one.

    `rank` is the place of that analysis among the word's readings: 0 is the likeliest. The speaker and what joins the content are looked
    for from token `region` on. `content` is the token at which a content must begin if it begins with the noun of a pair.
    """

    first: int
    after: int
    skip: int
    kind: Kind
    cues: tuple[Cue, ...]
    analysis: Analysis | None = None
    rank: int = 0
    region: int = 0
    content: int | None = None

    @property
    def owned(self) -> bool:
        """Whether a pronoun on a noun of speech tells whose it is: `دعوته` (his call)."""
        return self.kind == "noun" and self.analysis is not None and self.analysis.segments[-1].kind == "pronoun"

    @property
    def passive(self) -> bool:
        """Whether the verb is read as passive."""
        return self.analysis is not None and self.analysis.features.voice == "passive" and self.kind == "verb"


def find_cues(scene: Scene) -> Iterator[Candidate]:
    """All candidates in text order, one per token."""
    reach = 0  # inside a phrase of speech nothing else is a cue
    taken = -1  # the noun of a pair, which is its verb's cue
    listed = listing(scene)
    tokens, marks = scene.document.tokens, scene.speech.marks
    may = set(scene.speech.may_be_cue.through(scene.document.plain, scene.syntax.words))
    for i in sorted({*scene.phrases, *[at for at, mark in enumerate(scene.document.plain) if mark in marks], *may}):
        token, phrase = tokens[i], scene.phrases.get(i)
        if phrase is not None and scene.in_honour(i):
            reach = max(reach, phrase.after)
        stands = phrase is not None and (phrase.entry.value == "anonymity" or scene.phrase_stands(phrase))
        if phrase is not None and stands and i >= reach and phrase.table in ("cue_phrases", "own_voice"):
            reach = phrase.after + ("verb" in phrase.entry.tags)
            if phrase.table == "cue_phrases":
                after = phrase.after + ("last" in phrase.entry.tags)  # `كما` alone announces nothing
                yield Candidate(i, after, phrase.skip, "phrase", (), region=phrase.after)
        if token.plain in marks and i not in listed and names_speaker(scene, i):
            yield Candidate(i, i + 1, 0, "colon", marks[token.plain], region=i + 1)
        if i < reach or i == taken or i not in may or token.kind != "word":
            continue
        inside = scene.place_at[i] >= 0 and _deep(scene, i)
        if not inside and (found := _paired(scene, i) or _verbal(scene, i) or _noun(scene, i)):
            taken = max(taken, found.first)
            yield found if found.region else found._replace(region=found.after)


def _deep(scene: Scene, i: int) -> bool:
    """Whether the token lies inside a name, not at its first word."""
    place = scene.place(i)
    return place is not None and (i > place.first or place.name_first == place.first)


def _likely(scene: Scene, i: int) -> Iterator[tuple[int, Analysis]]:
    """Analyses of a word that are not far less likely than its best, with their rank."""
    words = scene.syntax.words[i]
    for rank, analysis in enumerate(words[:_DEPTH]):
        if analysis.weight >= words[0].weight - _UNLIKELY:
            yield rank, analysis


def _verbal(scene: Scene, i: int) -> Candidate | None:
    """A finite verb or participle of a verb of speech."""
    best = scene.syntax.words[i][0]
    if scene.document.tokens[i].plain[_conjunction(best) :] in scene.speech.never:
        return None
    if (
        (verb := scene.speech.participles.get(scene.document.tokens[i].plain)) is not None
        and i
        and scene.document.tokens[i - 1].plain in COMMAS
    ):
        return Candidate(i, i + 1, 0, "participle", scene.speech.verbs[verb])
    for rank, analysis in _likely(scene, i):
        if rank and best.pos == analysis.pos == "VERB" and best.verb != analysis.verb and analysis.weight < best.weight:
            continue
        cues = scene.speech.verbs.get(analysis.verb) if analysis.verb else None
        if cues and (found := _read(scene, cues, analysis, i)):
            return found._replace(rank=rank) if analysis.weight < best.weight else found
    return None


def _read(scene: Scene, cues: tuple[Cue, ...], analysis: Analysis, i: int) -> Candidate | None:
    features, skip = analysis.features, _conjunction(analysis)
    if analysis.pos in ("VERB", "AUX"):
        return _finite(scene, cues, analysis, i)
    if _like_participle(scene, analysis, i) and not features.definite and _loose(analysis):
        fitting = tuple(cue for cue in cues if "participle" in cue.tags)
        if _speaks_next(scene, analysis, i):
            return None
        if fitting and analysis.stem.endswith(_ACCUSATIVE) and (skip or i == 0 or scene.syntax.words[i - 1][0].pos != "ADP"):
            return Candidate(i, i + 1, skip, "participle", fitting, analysis)
    return None


def _speaks_next(scene: Scene, analysis: Analysis, i: int) -> bool:
    """Whether a plural verb right behind a plural participle makes it its subject: `لكن منتقدين يقولون` (but critics say)."""
    following = scene.syntax.words[i + 1][0] if i + 1 < len(scene.document.tokens) else None
    several = analysis.features.number in ("p", "d") and following is not None and following.features.number == "p"
    return several and following is not None and following.pos == "VERB" and not _conjunction(following)


def _like_participle(scene: Scene, analysis: Analysis, i: int) -> bool:
    """Whether a word is an active participle, or a verbal noun with the letters of one behind a mark: `، مطالبة باريس` (asking Paris)."""
    if analysis.features.form == "participle":
        return analysis.features.voice != "passive"
    alike = analysis.features.form == "masdar" and analysis.stem.startswith(_OF_PARTICIPLES) and analysis.stem.endswith(_MARBUTA)
    return alike and i > 0 and scene.document.tokens[i - 1].kind == "mark" and scene.goes_on(i)


def _finite(scene: Scene, cues: tuple[Cue, ...], analysis: Analysis, i: int) -> Candidate | None:
    """A finite verb in the third person that is not negated; one that relays (`نشرته رويترز`) is a cue only if it quotes."""
    features = analysis.features
    if is_unsaid(scene, analysis, i):
        return None
    relays = tuple(cue for cue in cues if cue.table == "chain_relays")
    if relays and analysis.segments[-1].kind == "pronoun":
        return None
    spoken = tuple(cue for cue in cues if cue.table != "chain_relays" and "circumstance" not in cue.tags)
    if not spoken and not relays:
        return None
    skip = _conjunction(analysis) + _future(analysis)
    if _DAMMA in scene.written(i)[skip : skip + 2] and (features.aspect == "perfect" or len(analysis.lemma) > _FOUR):
        analysis = analysis._replace(features=features._replace(voice="passive"))
    return Candidate(i, i + 1, skip, "verb" if spoken else "relay", spoken or relays, analysis)


def _paired(scene: Scene, i: int) -> Candidate | None:
    """A verb that announces speech together with a noun behind it: `وجه نداء`, `أبدى رغبة`."""
    for rank, analysis in _likely(scene, i):
        pairs = scene.speech.pairs.get(analysis.verb) if analysis.verb and analysis.pos == "VERB" else None
        for cue, heads in pairs or ():
            noun = _paired_noun(scene, i, heads, cue.tagged("prep"))
            if noun is not None and not negated(scene, i) and not governed_noun(scene, i):
                rank = min(rank, 1) if analysis.weight < scene.syntax.words[i][0].weight else 0
                return _pair(cue, analysis, i, noun, scene)._replace(rank=rank)
    return None


def _paired_noun(scene: Scene, verb: int, heads: frozenset[str], preposition: str) -> int | None:
    """The token of the noun, past the subject; none where another verb or a stop comes first."""
    i, end = verb + 1, min(verb + 1 + _PAIRED, scene.sentence(verb)[1])
    while i < end:
        analysis = scene.syntax.words[i][0]
        place = scene.place(i)
        if place is not None:
            i = place.after
            continue
        if scene.noun_in(i, heads) and (not preposition or scene.preposition(i)[0] == preposition):
            return i
        if analysis.pos == "VERB":
            return None
        i += 1
    return None


def _pair(cue: Cue, analysis: Analysis, verb: int, noun: int, scene: Scene) -> Candidate:
    content = noun if cue.object else None
    if "noun" in cue.tagged("cue"):
        skip = _before_stem(scene.syntax.words[noun][0])
        return Candidate(noun, noun + 1, skip, "verb", (cue,), analysis, region=verb + 1)
    skip = _conjunction(analysis) + _future(analysis)
    return Candidate(verb, verb + 1, skip, "verb", (cue,), analysis, region=verb + 1, content=content)


def _noun(scene: Scene, i: int) -> Candidate | None:
    """A noun of speech with its speaker beside it, or of the speaker of its clause (`بالقول`, saying)."""
    analysis = scene.syntax.words[i][0]
    skip = _before_stem(analysis)
    cues = scene.speech.noun(scene.document.tokens[i].folded[skip:], analysis)
    fitting = tuple(cue for cue in cues if _noun_stands(scene, cue, analysis, i))
    return Candidate(i, i + 1, skip, "noun", fitting, analysis) if fitting else None


def _noun_stands(scene: Scene, cue: Cue, analysis: Analysis, i: int) -> bool:
    article = any(segment.kind == "article" for segment in analysis.segments)
    if "manner" in cue.tags and article:
        return bool(scene.preposition(i)[0]) or (i > 0 and scene.syntax.words[i - 1][0].pos == "ADP")
    planned = cue.entry.value == _CALL and "genitive" in cue.tags and _planned(scene, analysis, i)
    return not article and not planned and _has_speaker(scene, analysis, i)


def _planned(scene: Scene, analysis: Analysis, i: int) -> bool:
    """Whether a call is only planned, or for what is done else, so that behind it stands who is called: `تعتزم مطالبة المالكين ب`."""
    if analysis.segments[-1].kind == "pronoun" or not i:
        return False
    before = scene.syntax.words[i - 1][0]
    intended = before.features.aspect == "imperfect" and scene.place_at[i - 1] < 0 and not negated(scene, i - 1)
    return scene.preposition(i)[0] in _PURPOSE or intended


def _has_speaker(scene: Scene, analysis: Analysis, i: int) -> bool:
    """Whether a noun has its speaker in the genitive: a pronoun, a naming right behind it."""
    if analysis.segments[-1].kind == "pronoun":
        return analysis.segments[-1].text in scene.speech.owners
    at = i + 2 if i + 1 in scene.opening else i + 1  # `اتهامات "تل أبيب"`
    place = scene.place(at)
    return place is not None and place.first == at and not scene.proclitics(at, place.skip)


def _loose(analysis: Analysis) -> bool:
    return all(segment.kind not in ("article", "preposition") for segment in analysis.segments)


def _conjunction(analysis: Analysis) -> int:
    first = analysis.segments[0]
    return len(first.text) if first.kind == "conjunction" and first.text in CONJUNCTIONS else 0


def _future(analysis: Analysis) -> int:
    return sum(len(segment.text) for segment in analysis.segments if segment.kind in ("future", "emphasis", "preposition"))


def _before_stem(analysis: Analysis) -> int:
    letters = 0
    for segment in analysis.segments:
        if segment.kind in ("stem", "pronoun"):
            break
        letters += len(segment.text)
    return letters
