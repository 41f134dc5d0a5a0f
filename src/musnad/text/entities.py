"""HTML entities as scraped titles hold them: encoded twice, without their semicolon, or cut off."""

import re
from html.entities import html5

_BARE = "quot|apos|nbsp|amp|lt|gt|laquo|raquo|[lr][ds]quo|bdquo|hellip|[nm]dash"  # names that scrapers leave without a semicolon
_AMPERSANDS = r"(?:(?:amp|AMP|#0{0,5}38|#[xX]0{0,5}26);)*"
# The ampersands of repeated encoding are taken in one piece, so that no text makes the decoder start anew for each of them.
ENTITY = re.compile(
    rf"&{_AMPERSANDS}(?:#(?P<number>\d{{1,7}}|[xX][0-9a-fA-F]{{1,6}});|(?P<name>[A-Za-z][A-Za-z0-9]{{1,30}});"
    rf"|(?P<bare>{_BARE})(?![A-Za-z0-9=;])|#(?P<open>\d{{2,5}}|[xX][0-9a-fA-F]{{2,4}})(?![A-Za-z0-9;])|(?P<cut>#[xX]?[\da-fA-F]{{0,6}}\Z))?"
)


def decode_entity(match: re.Match[str]) -> str:
    """What a match of `ENTITY` stands for; its own letters where that is nothing known."""
    name = match["name"] or match["bare"]
    if name:
        return html5.get(f"{name};") or f"&{name};"
    if match["number"]:
        return _character(match["number"])
    if match["open"] and _typographic(_character(match["open"])):
        return _character(match["open"])
    if match["cut"] is not None or (match["open"] and match.end() == len(match.string)):
        return ""
    return f"&#{match['open']}" if match["open"] else "&"


def _character(number: str) -> str:
    """The character of a numeric reference; U+FFFD for NUL, surrogates and what lies beyond Unicode."""
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else "\N{REPLACEMENT CHARACTER}"


def _typographic(character: str) -> bool:
    """Whether a reference without semicolon is likely meant: quotation marks, dashes, ampersand, spaces, Arabic letters."""
    return character in "\"&'<>\xa0«»" or "\u2010" <= character <= "\u203a" or "\u0600" <= character <= "\u06ff"
