"""When two names are one."""

import pytest

from musnad.actors.spelling import name_words, same_word, short_of


@pytest.mark.parametrize(("a", "b"), [("اكار", "اكار"), ("عبدالله", "عبدالله"), ("لاجارد", "لاغارد"), ("اوغلو", "اغولو")])
def test_one_letter_may_differ(a: str, b: str) -> None:
    """One letter added, dropped, changed or swapped leaves a long word the same."""
    assert same_word(a, b)


@pytest.mark.parametrize(("a", "b"), [("علي", "عمر"), ("سعيد", "رشيد"), ("حسن", "حسين")])
def test_short_and_different_words_stay_apart(a: str, b: str) -> None:
    """Short words must be equal, and words with other beginnings are others."""
    assert not same_word(a, b)


def test_names_are_compared_without_joins() -> None:
    """Articles, `بن` and the space in compound names do not count."""
    assert name_words("عبد الله بن سالم الكعبي") == name_words("عبدالله سالم الكعبي")


def test_a_first_name_alone_is_no_short_form() -> None:
    """A family name on its own means its bearer; a first name only with a title."""
    full = name_words("فتحي الدرناوي")
    assert short_of(name_words("الدرناوي"), full, titled=False)
    assert not short_of(name_words("فتحي"), full, titled=False)
    assert short_of(name_words("فتحي"), full, titled=True)
