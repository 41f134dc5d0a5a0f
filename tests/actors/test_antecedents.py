"""Whom a pronoun or an elided subject may mean."""

from musnad.actors.antecedents import antecedents
from musnad.actors.named import Actors, Named
from musnad.records import Actor

MINISTER = Actor(id="0", name="سامي يلدز", kind="person")
ENVOY = Actor(id="1", name="ليلى الشماع", kind="person")
PARTY = Actor(id="2", name="حزب النخلة", kind="organisation")
ACTORS = Actors(
    (MINISTER, ENVOY, PARTY),
    (
        Named(0, 2, 0, (0,), "name", 0, "m"),
        Named(5, 7, 0, (1,), "name", 5, "f"),
        Named(9, 11, 0, (2,), "name", 11, "m"),
        Named(14, 16, 0, (0, 1), "plural", 16, "m", "d"),
    ),
)


def test_gender_decides_before_nearness() -> None:
    """A feminine verb means the woman, though the party was named later."""
    assert antecedents(ACTORS, 13, "f", "s", None)[0][0] == 1


def test_only_humans_are_meant_where_a_human_is_asked_for() -> None:
    """A body is no answer where a person speaks."""
    assert antecedents(ACTORS, 13, "m", "s", True)[0][0] == 0
    assert antecedents(ACTORS, 13, "m", "s", False)[0][0] == 2


def test_a_dual_means_both_members() -> None:
    """A dual verb means the two that were named together."""
    assert {index for index, _ in antecedents(ACTORS, 18, "m", "d", True)[:2]} == {0, 1}


def test_weights_are_shares() -> None:
    """Weights fall and sum to 1; nobody is meant before anybody was named."""
    weights = [weight for _, weight in antecedents(ACTORS, 18, "m", "s", None)]
    assert weights == sorted(weights, reverse=True)
    assert abs(sum(weights) - 1) < 1e-9
    assert antecedents(ACTORS, 0, "m", "s", None) == ()
