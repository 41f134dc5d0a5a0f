"""Words that judge: where they stand, whom they judge, in whose voice."""

from collections.abc import Iterator, Sequence

from musnad.grammar.syntax import Syntax
from musnad.labels.described import Described, find_described
from musnad.labels.extent import joined, widen
from musnad.labels.judging import Verdict, echo, judge
from musnad.labels.so_called import find_targets
from musnad.labels.spots import Page, Spot, find_spots, look_at
from musnad.labels.voices import find_voices
from musnad.labels.words import judging_words
from musnad.lexicon import Lexicon
from musnad.records import Label, Span
from musnad.statements.said import Statements
from musnad.text.document import Document


def find_labels(document: Document, syntax: Syntax, statements: Statements, lexicon: Lexicon) -> tuple[Label, ...]:
    """Labels of `document` in text order; linear in its length.

    `target` and `voice` hold indices into `statements.actors.proposed` as text; `voice` is `outlet` where the article speaks for itself.
    """
    page = look_at(document, syntax, judging_words(lexicon))
    described = tuple(find_described(page))
    judged = tuple(_judged(page, described))
    targets = find_targets(page, statements.actors, judged, {one.spot.first: one.of for one in described if one.of})
    voices = find_voices(page, statements, [(spot, target.actor) for (spot, _), target in zip(judged, targets, strict=True)])
    labels = []
    for (spot, verdict), target, voice in zip(judged, targets, voices, strict=True):
        span = _span(page, spot)
        because = (spot.word.because, verdict.rule, target.rule, voice.rule)
        evidence = (document.span(verdict.beside, verdict.beside + 1),) if verdict.beside is not None else ()
        sure = round(verdict.confidence * voice.confidence, 2)
        labels.append(
            Label(
                span.text, span.start, span.end, evidence=evidence, confidence=sure, because=because,
                target=target.actor, of=target.of, voice=voice.actor, stance=spot.word.stance,
            )
        )  # fmt: skip
    return tuple(labels)


def _judged(page: Page, described: Sequence[Described]) -> Iterator[tuple[Spot, Verdict]]:
    """Words that judge where they stand, by the tables and by verbs of describing; none overlaps another."""
    verdicts = [(spot, judge(page, spot)) for spot in find_spots(page)]
    called = {spot.word.country for spot, verdict in verdicts if verdict and "partisan" in spot.word.tags}
    found = [(spot, settled) for spot, verdict in verdicts if (settled := verdict or echo(spot, called))]
    found = [(widen(page, spot, verdict), verdict) for spot, verdict in found]
    taken = {at for spot, _ in found for at in range(spot.first, spot.after)}
    found += [(spot, verdict) for spot, verdict, _ in described if taken.isdisjoint(range(spot.first, spot.after))]
    yield from joined(page, sorted(found, key=lambda pair: pair[0].first))


def _span(page: Page, spot: Spot) -> Span:
    """The letters of a label: without conjunction and preposition, with its article, and with the marks that make it one."""
    tokens = page.document.tokens
    if "quoted" in spot.word.tags:
        return page.document.span(spot.first - 1, spot.after + 1)
    return page.document.text.span(tokens[spot.first].start + spot.skip, tokens[spot.after - 1].end)
