"""Where actors are named in a document. Ranges are token indices."""

from typing import Literal, NamedTuple

from musnad.records import Actor

How = Literal["name", "role", "title and name", "short", "plural", "adjective", "group", "capital"]


class Named(NamedTuple):
    """One place that names actors: tokens `first` up to `after`; the first `skip` folded letters of the first token are proclitics.

    `actors` are indices into `Actors.proposed`: one, or all members of a plural (`وزيرا دفاع تركيا وقطر`). `name_first` is where the
    proper name begins inside the place (titles stand before it), `after` if there is none. `weight` (0–1): how sure the reference is.
    `gender` (m f) and `number` (s d p) are those of the words as they stand; `because` names the rules and
    entries. `media`: it names an outlet, agency, programme or site, which may be a link of a chain.
    """

    first: int
    after: int
    skip: int
    actors: tuple[int, ...]
    how: How
    name_first: int
    gender: str = ""
    number: str = "s"
    weight: float = 1.0
    because: tuple[str, ...] = ()
    media: bool = False


class Actors(NamedTuple):
    """Actors that a document names. `proposed` have their index as text for `id`; `cast` numbers those that are kept.

    `places` stand in text order and do not overlap: the widest naming at each place. A place inside another that names somebody else
    (`تركيا` in `وزير الدفاع التركي`, `حكومة الوفاق` in `وزير الداخلية بحكومة الوفاق`) is in `inner`.
    """

    proposed: tuple[Actor, ...]
    places: tuple[Named, ...]
    inner: tuple[Named, ...] = ()

    def by_token(self, tokens: int) -> tuple[int, ...]:
        """For each of so many tokens the index of the place that holds it, -1 where none does."""
        at = [-1] * tokens
        for index, place in enumerate(self.places):
            at[place.first : place.after] = [index] * (place.after - place.first)
        return tuple(at)
