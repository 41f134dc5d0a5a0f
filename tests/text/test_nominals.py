"""Nouns, adjectives and names: what their letters tell."""

import pytest

from musnad.lexicon import Lexicon
from musnad.text.analysis import Analyser


@pytest.mark.cases("nominals")
def test_nominal_is_read(analyser: Analyser, case: dict[str, str]) -> None:
    """Each listed word has the listed reading among its analyses."""
    readings = [r for r in analyser.analyse(case["word"]) if r.pos == case["pos"] and r.lemma == case["lemma"]]
    assert case["value"] in {getattr(r.features, case["feature"]) for r in readings}


def test_participle_and_verbal_noun_know_their_verb(analyser: Analyser) -> None:
    """The verb is named, so that tables of verbs need not list what derives from them."""
    assert [analyser.analyse(word)[0].verb for word in ("مشيرا", "مؤكدين", "زيارة", "استقالة")] == ["أشار", "أكد", "زار", "استقال"]


def test_every_broken_plural_is_read_as_its_singular(analyser: Analyser, lexicon: Lexicon) -> None:
    """Plurals of the table lead to a singular of the table, as plural."""
    singulars: dict[str, set[str]] = {}
    for entry in lexicon.entries("broken_plurals"):
        for form in entry.forms:
            singulars.setdefault(form, set()).add(entry.lemma)
    for form, lemmas in singulars.items():
        assert lemmas & {r.lemma for r in analyser.analyse(form) if r.features.number == "p"}, form
