"""Scoring the finder of statements on verbs with a clause in PUD and PADT: `python -m musnad.evaluation.cues SHARED [--errors]`.

Each sentence with such a verb is read as an article of its own. Recall: of the verbs of saying with a clause and a subject that is no
pronoun, those that are a cue. Subjects: of these, those whose speaker is named by the head of the subject. Precision: of the cues that
are verbs with a clause, those that are verbs of saying. Which verbs are is judged in `tests/cases/evaluation/saying.toml`.
"""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from musnad.evaluation.corpus import checkout
from musnad.evaluation.treebanks import GoldSentence, GoldWord, read_padt, read_pud
from musnad.lexicon import Lexicon
from musnad.reading import Reader
from musnad.records import Actor, Reading, Statement
from musnad.text.analysis import Analyser
from musnad.text.folding import fold_word

HALVES = ("developed on", "kept aside")
JUDGED = "tests/cases/evaluation/saying.toml"
_CLAUSE, _SUBJECT = ("ccomp",), ("nsubj", "nsubjpass")
_ARTICLE = "ال"
_BEFORE = "\n\n"  # what an article without a title has before its first letter


class Words(NamedTuple):
    """What verbs by lemma are (`said`, `either`), and the words that name documents, folded and without article."""

    kinds: dict[str, str]
    documents: frozenset[str]


class ClauseVerb(NamedTuple):
    """A verb with a clause: code points in its sentence, lemma, whether it says (`said`, `either`, `not`), head of its subject or empty.

    `document`: the subject is one, whose speaker is its issuer, so that any speaker is right.
    """

    start: int
    end: int
    lemma: str
    kind: str
    subject: str
    document: bool = False


class Verdict(NamedTuple):
    """What the reader made of a verb: whether it is a cue, and whether the speaker is its subject."""

    sentence: int
    text: str
    verb: ClauseVerb
    cue: bool
    right: bool
    speaker: str

    @property
    def half(self) -> str:
        """Sentences in turn are developed on or kept aside."""
        return HALVES[self.sentence % len(HALVES)]


class Score(NamedTuple):
    """Counts of verbs: of saying with a subject, those found, those found with their subject; all found ones, those of them of saying."""

    gold: int
    found: int
    subjects: int
    read: int
    said: int

    def __str__(self) -> str:
        """One line with the three shares."""
        parts = (("cue recall", self.found, self.gold), ("subject head", self.subjects, self.found), ("precision", self.said, self.read))
        return " · ".join(f"{name} {right}/{of} = {right / of if of else 0:.3f}" for name, right, of in parts)


def evaluate_cues(shared: Path) -> str:
    """Figures of both halves of each treebank, sentences in turn, as lines to print. Raises `GoldError` where a treebank is missing."""
    judged = verdicts(shared)
    lines = [f"{bank}, {half}: {score(v for v in found if v.half == half)}" for bank, found in judged.items() for half in HALVES]
    return "\n".join([*lines, f"both, all: {score(v for found in judged.values() for v in found)}"])


def verdicts(shared: Path) -> dict[str, list[Verdict]]:
    """What the reader makes of every verb with a clause, by treebank."""
    reader = Reader()
    analyser, words = Analyser(reader.lexicon), _words(reader.lexicon)
    banks = {"PUD": read_pud(shared), "PADT": read_padt(shared)}
    return {name: list(_judge(reader, analyser, words, sentences)) for name, sentences in banks.items()}


def score(found: Iterator[Verdict]) -> Score:
    """Add up verdicts; verbs that may say or think are left out."""
    scored = [v for v in found if v.verb.kind != "either"]
    gold = [v for v in scored if v.verb.kind == "said" and v.verb.subject]
    read = [v for v in scored if v.cue]
    return Score(len(gold), sum(v.cue for v in gold), sum(v.right for v in gold), len(read), sum(v.verb.kind == "said" for v in read))


def _words(lexicon: Lexicon) -> Words:
    judged: dict[str, list[str]] = tomllib.loads((checkout() / JUDGED).read_text(encoding="utf-8"))
    documents = (form for entry in lexicon.entries("chain_documents") for form in (entry.lemma, *entry.forms))
    return Words({lemma: kind for kind, lemmas in judged.items() for lemma in lemmas}, frozenset(map(_bare, documents)))


def _judge(reader: Reader, analyser: Analyser, words: Words, sentences: list[GoldSentence]) -> Iterator[Verdict]:
    for number, sentence in enumerate(sentences):
        verbs = list(_clause_verbs(analyser, words, sentence))
        if verbs:
            text = sentence.document.text.original
            reading = reader.read({"title": "", "content": text})
            yield from (_verdict(number, text, verb, reading) for verb in verbs)


def _clause_verbs(analyser: Analyser, words: Words, sentence: GoldSentence) -> Iterator[ClauseVerb]:
    for i, word in enumerate(sentence.words):
        below = [other for other in sentence.words if other.head == i]
        if word.pos == "VERB" and any(other.relation.startswith(_CLAUSE) for other in below):
            lemma = next((a.verb for a in analyser.analyse(word.form) if a.pos in ("VERB", "AUX")), word.form)
            subject = next((other.form for other in below if other.relation.split(":")[0] in _SUBJECT and not _pronoun(other)), "")
            span = sentence.document.span(sentence.at[i], sentence.at[i] + 1)
            yield ClauseVerb(span.start, span.end, lemma, words.kinds.get(lemma, "not"), subject, _bare(subject) in words.documents)


def _pronoun(word: GoldWord) -> bool:
    return word.pronoun or word.pos == "PRON"


def _verdict(number: int, text: str, verb: ClauseVerb, reading: Reading) -> Verdict:
    start, end = verb.start + len(_BEFORE), verb.end + len(_BEFORE)
    cued = [statement for statement in reading.statements if statement.cue.start < end and start < statement.cue.end]
    speakers = [actor for statement in cued for actor in reading.actors if actor.id == statement.speaker]
    right = any(verb.document or _names(actor, statement, verb.subject) for statement in cued for actor in speakers)
    return Verdict(number, text, verb, bool(cued), right, " / ".join(actor.name for actor in speakers))


def _names(actor: Actor, statement: Statement, head: str) -> bool:
    """Whether the head of the gold's subject is a word of the actor's names and roles, or of the letters that told the speaker."""
    spans = (*actor.evidence, *statement.evidence)
    told = [actor.name, *actor.mentions, *(role.title for role in actor.roles), *(span.text for span in spans)]
    words = (_bare(word) for text in told for word in text.split())
    return any(word.startswith(_bare(head)) for word in words)  # a pronoun may follow it


def _bare(word: str) -> str:
    folded = fold_word(word).strip('"«»“”()،.')
    return folded.removeprefix(_ARTICLE) if len(folded) > len(_ARTICLE) + 1 else folded


def errors(judged: dict[str, list[Verdict]]) -> Iterator[str]:
    """What is missed, credited to another, or no speech: bank, kind of error, lemma, subject, speaker read and sentence, tab-separated."""
    for bank, found in judged.items():
        for v in found:
            missed = v.verb.kind == "said" and v.verb.subject and not v.cue
            wrong = v.verb.kind == "said" and v.verb.subject and v.cue and not v.right
            extra = v.verb.kind == "not" and v.cue
            if missed or wrong or extra:
                kind = "missed" if missed else "speaker" if wrong else "no speech"
                yield "\t".join((bank, kind, v.verb.lemma, v.verb.subject, v.speaker, v.text))


def main(arguments: list[str]) -> None:
    """Print the figures, or with `--errors` what is wrong in the half that is developed on."""
    shared = Path(arguments[0])
    if "--errors" not in arguments:
        print(evaluate_cues(shared))
        return
    print("\n".join(errors({bank: [v for v in found if v.half == HALVES[0]] for bank, found in verdicts(shared).items()})))


if __name__ == "__main__":
    main(sys.argv[1:])
