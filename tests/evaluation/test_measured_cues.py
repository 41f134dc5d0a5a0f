"""Measuring cues on treebanks: verdicts add up as they should, and the figures hold their floors."""

from pathlib import Path

import pytest

from musnad.evaluation.cues import ClauseVerb, Score, Verdict, errors, score, verdicts

# Recall wants 0.93; what it lacks are subjects that a lone sentence names for the first time, taken for content or not known as names.
RECALL, SUBJECTS, PRECISION = 0.85, 0.85, 0.97


def verdict(kind: str, subject: str = "الوزير", *, cue: bool = True, right: bool = True) -> Verdict:
    """What the reader made of one verb."""
    return Verdict(0, "قال الوزير إن المعبر مفتوح.", ClauseVerb(0, 3, "قال", kind, subject), cue, right, "سالم")


def test_verdicts_add_up() -> None:
    """Verbs without a subject count for precision alone, verbs that may say or think not at all."""
    found = [
        verdict("said"),
        verdict("said", right=False),
        verdict("said", cue=False, right=False),
        verdict("said", subject=""),
        verdict("not", right=False),
        verdict("not", cue=False, right=False),
        verdict("either"),
    ]
    assert score(iter(found)) == Score(gold=3, found=2, subjects=1, read=4, said=3)


def test_shares_of_nothing_are_nought() -> None:
    """A treebank without verbs gives figures, not an error."""
    assert "0/0 = 0.000" in str(score(iter([])))


def test_errors_say_what_is_wrong() -> None:
    """A verb that is missed, credited to another or no speech is listed with its kind; one that is right is not."""
    found = [verdict("said"), verdict("said", right=False), verdict("said", cue=False, right=False), verdict("not")]
    assert [line.split("\t")[1] for line in errors({"PUD": found})] == ["speaker", "missed", "no speech"]


@pytest.mark.shared
def test_cues_hold_their_floors(shared: Path) -> None:
    """Verbs of saying are found with their subjects, and verbs that take a clause and say nothing are left alone."""
    total = score(verdict for found in verdicts(shared).values() for verdict in found)
    assert total.gold > 300
    assert total.found >= RECALL * total.gold
    assert total.subjects >= SUBJECTS * total.found
    assert total.said >= PRECISION * total.read
