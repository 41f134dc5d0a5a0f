"""Bytes to letters: byte-order marks, declared and mis-declared charsets, Windows-1256, and mojibake where its cause is certain."""

import codecs
import re
from typing import NamedTuple

from musnad.errors import InputError

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,40})""")
_ARABIC = re.compile(r"[\u0621-\u064a\u066e-\u06d3]")
_UNREADABLE = re.compile(r"[\x00\ud800-\udfff]")
_HEAD = 4096  # bytes of a page in which a charset may be declared (the HTML standard asks for 1024)


class _Misread(NamedTuple):
    """Letters that were written in one charset and read in another, and the trace that this leaves; no trace is without one of `signs`."""

    written: str
    read: str
    signs: str
    trace: re.Pattern[str]

    def left_in(self, text: str) -> bool:
        """Whether the trace is in a text. Nearly all pages lack the signs, which costs a hundredth of looking for the trace."""
        return any(sign in text for sign in self.signs) and bool(self.trace.search(text))


# UTF-8 Arabic read as a single-byte charset: the lead bytes D8–DB, then a byte 80–BF, over and over.
# Windows-1256 read as a western one: word after word of accented letters and nothing else; alef, lam, yeh, noon or waw among them.
_MOJIBAKE = (
    _Misread("utf-8", "cp1252", "ØÙÚÛ", re.compile(r"(?:[ØÙÚÛ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ\u017d‘’“”•–—˜™š›œ\u017eŸ]){3}")),
    _Misread("utf-8", "latin-1", "ØÙÚÛ", re.compile(r"(?:[ØÙÚÛ][\x80-\xbf]){3}")),
    _Misread(
        "utf-8",
        "cp1256",
        "\u0637\u0638\u0639\u063a",
        re.compile(r"(?:[\u0637\u0638\u0639\u063a][\x80-\xbf€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈگ‘’“”•–—ک™ڑ›œںءهـ،؛؟]){3}"),
    ),
    _Misread("cp1256", "cp1252", "Çáíäæ", re.compile(r"(?:[À-ÖØ-öø-ÿ\x81\x8d\x8e\x90]{2,30}[\s.:¡º¿]{1,3}){4}")),
)


def clean(text: str) -> str:
    """`text` with NULs and lone surrogates replaced by U+FFFD, one for one."""
    if text.isascii():
        return text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    return _UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", text) if _UNREADABLE.search(text) else text


def decode(source: bytes, declared: str | None = None) -> str:
    """The letters of a page. Never fails: what no charset explains becomes U+FFFD.

    declared: the charset by which it was sent, which may be wrong like the one that the page itself names.
    """
    for mark, name in _BOMS:
        if source.startswith(mark):
            return clean(repair(source.decode(name, "replace").lstrip("\ufeff")))
    text = _utf16(source) or _strict(source, "utf-8") or _by_evidence(source, declared)
    return clean(repair(text))


def _strict(source: bytes, name: str) -> str | None:
    try:
        return source.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _utf16(source: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Arabic is 06, of markup 00."""
    sample = source[:2000]
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if len(high) >= 8 and (high.count(0) + high.count(6)) > 0.9 * len(high):
            return source[: len(source) // 2 * 2].decode(name, "replace")
    return None


def _by_evidence(source: bytes, sent: str | None) -> str:
    """The charset, of those declared or likely, that gives the most Arabic letters."""
    declared = [*filter(None, [sent]), *(match.decode("ascii") for match in _DECLARED.findall(source[:_HEAD]))]
    tries = [source.decode("utf-8", "replace")]
    for name in dict.fromkeys([*declared, "cp1256", "iso-8859-6"]):
        try:
            tries.append(source.decode(name, "replace"))
        except (LookupError, ValueError):
            continue
    return max(tries, key=_arabic_sense)


def _arabic_sense(text: str) -> float:
    """How Arabic a text looks: its Arabic letters, less what does not decode; common letters count double."""
    sample = text[:200_000]
    common = sum(sample.count(letter) for letter in _COMMON)
    return len(_ARABIC.findall(sample)) + common - 3 * sample.count("\N{REPLACEMENT CHARACTER}")


_COMMON = (
    "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}\N{ARABIC LETTER YEH}\N{ARABIC LETTER MEEM}\N{ARABIC LETTER WAW}\N{ARABIC LETTER NOON}"
)


def repair(text: str) -> str:
    """`text` with mojibake undone where the way back is certain: it decodes without loss and gives Arabic instead of none."""
    for misread in _MOJIBAKE:
        if misread.left_in(text[:50_000]):
            mended = _undo(text, misread)
            if mended is not None:
                return mended
    return text


def _undo(text: str, misread: _Misread) -> str | None:
    """The whole text decoded once more, or its lines one by one where some are sound."""
    whole = _redecode(text, misread)
    if whole is not None:
        return whole if _arabic_sense(whole) > _arabic_sense(text) / 2 else None
    lines = text.split("\n")
    mended = [_redecode(line, misread) or line if misread.left_in(line) else line for line in lines]
    return "\n".join(mended) if mended != lines else None


def _redecode(text: str, misread: _Misread) -> str | None:
    try:
        return bytes(_byte(letter, misread.read) for letter in text).decode(misread.written)
    except (UnicodeError, ValueError):
        return None


def _byte(letter: str, name: str) -> int:
    """The byte that was misread as `letter`; control bytes that the charset leaves open stand for themselves."""
    if ord(letter) < 0xA0:
        return ord(letter)
    return letter.encode(name)[0]


def require(text: str) -> str:
    """`text`, or `InputError` where it holds nothing but space."""
    if not text.strip("\ufeff \t\r\n\f\v\xa0\N{REPLACEMENT CHARACTER}"):
        raise InputError("the source is empty; give a page, scraped text or article JSON")
    return text
