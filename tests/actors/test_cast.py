"""Which of the proposed actors a reading keeps."""

import pytest

from musnad.actors.cast import cast, office_holders
from musnad.actors.named import Actors, How, Named
from musnad.records import Actor, Role

MINISTER = Actor(id="0", name="سالم الدرناوي", kind="person", roles=(Role("وزير النقل", "ليبيا"),))
PASSER = Actor(id="1", name="منير الورفلي", kind="person")
BODY = Actor(id="2", name="وزارة النقل", kind="organisation")


def _named(actor: Actor, how: How) -> Actors:
    return Actors((actor,), (Named(0, 2, 0, (0,), how, 0),))


@pytest.mark.parametrize(
    ("actor", "how", "kept"),
    [
        (MINISTER, "title and name", {0}),
        (MINISTER, "name", {0}),
        (MINISTER, "role", set()),  # nobody's name is told
        (PASSER, "name", set()),
        (PASSER, "title and name", {0}),  # `الدكتور منير الورفلي`
        (BODY, "name", set()),
    ],
)
def test_persons_named_with_an_office_or_a_title_are_kept(actor: Actor, how: How, kept: set[int]) -> None:
    """That somebody holds an office is told of him; who is only named, or holds one unnamed, needs a finding."""
    assert office_holders(_named(actor, how)) == kept


def test_kept_actors_are_numbered_in_the_order_of_their_naming() -> None:
    """Who stays without a finding is numbered among the others; nobody else stays."""
    used = cast((PASSER, MINISTER, BODY), (), kept=(1,))
    assert [(actor.id, actor.name) for actor in used.actors] == [("a1", MINISTER.name)]
