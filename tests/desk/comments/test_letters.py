"""Letters of strangers, made safe."""

import unicodedata

import pytest

from musnad_desk.comments.letters import clean_line, clean_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("سلمى", "سلمى"),
        ("  a \t b\nc ", "a b c"),
        ("a\u202eb\u202dc\u2066d\u2069", "abcd"),
        ("a\0b\x07c\x1b[31m", "abc[31m"),
        ("\ufeffa\u200bb", "ab"),
        ("نمی\u200cدانم", "نمی\u200cدانم"),  # the joiner that Persian needs
        ("👩\u200d💻", "👩\u200d💻"),
        ("مُدَرِّسَةٌ", "مُدَرِّسَةٌ"),
        ("e" + "\u0301" * 50, unicodedata.normalize("NFC", "e\u0301") + "\u0301" * 4),
        ("\ud800x", "x"),
        ("\u2028".join("ab"), "a b"),
        ("", ""),
    ],
)
def test_a_line(typed: str, kept: str) -> None:
    """Nothing that turns other letters, hides, rings or piles up; all that a name needs."""
    assert clean_line(typed) == kept


def test_a_text() -> None:
    """Lines stay, empty ones in a row are one."""
    assert clean_text("  أول  \r\n\r\n\r\n\r\n ثان\u202e\n") == "أول\n\nثان"
