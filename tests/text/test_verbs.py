"""Verbs: every surface read, every form made."""

from typing import Any

import pytest

from musnad.lexicon import Lexicon
from musnad.text.analysis import Analyser
from musnad.text.forms import verb_forms
from musnad.text.verbs import Verbs

CUES = ("قال", "أعلن", "أكد", "أضاف", "شدد", "دعا", "نفى", "رأى", "استنكر", "اتهم", "توعد", "هنأ", "بحث", "التقى", "تسلم", "جاء", "عد")


@pytest.fixture(scope="module")
def verbs(lexicon: Lexicon) -> Verbs:
    """The verb tables alone."""
    return Verbs(lexicon)


@pytest.mark.cases("verbs")
def test_surface_is_read(analyser: Analyser, case: dict[str, str]) -> None:
    """Each listed surface has the listed reading among its analyses."""
    found = {
        (r.verb, r.features.aspect, r.features.voice, r.features.person + r.features.gender + r.features.number)
        for r in analyser.analyse(case["word"])
        if r.pos in ("VERB", "AUX")
    }
    assert (case["lemma"], case["aspect"], case["voice"], case["person"]) in found


@pytest.mark.cases("verbs_forms")
def test_forms_are_made(verbs: Verbs, case: dict[str, Any]) -> None:
    """A lemma's forms hold the listed ones and none of its neighbours'."""
    forms = set(verb_forms(verbs, case["lemma"]).all)
    assert set(case["forms"]) <= forms
    assert not set(case["others"]) & forms


@pytest.mark.parametrize("lemma", CUES)
def test_what_is_made_is_read(verbs: Verbs, lemma: str) -> None:
    """Every surface made of a lemma is read as that lemma, alone or before an object."""
    numbers = set(verbs.numbers(lemma))
    assert numbers
    for before_object in (False, True):
        for surface in verbs.surfaces(lemma, before_object=before_object):
            assert numbers & {reading.lemma for reading in verbs.read(surface, before_object=before_object)}, surface


def test_vowels_choose_among_lemmas(verbs: Verbs) -> None:
    """`عبر` is two verbs (cross, express); its lemma with vowels is one of them."""
    assert len(verbs.numbers("عبر")) >= 2
    assert len(verbs.numbers("عَبَّرَ")) == 1


def test_unknown_lemma_has_no_forms(verbs: Verbs) -> None:
    """What is no verb makes nothing."""
    assert verb_forms(verbs, "وزير").all == ()
