"""The foot of a text: credits, end marks of wires, reporters' initials, tags and links that stick to the last sentence."""

import re
from collections.abc import Collection, Iterator

from musnad.page.dateline import read_byline
from musnad.page.opening import key_of
from musnad.page.phrases import match_line
from musnad.page.pieces import Line, piece_of
from musnad.page.words import PageWords
from musnad.records import Furniture

TAIL = 300  # letters of a last line in which tags, credits and links stick to the prose
_WORD = re.compile(r"[^\s.؟!»”]+")
_STOP = re.compile(r"[.!؟?…»\"”)]")
_CREDIT = re.compile(r"[-–—(\[]\s*([^-–—()\[\]\n.]{1,30}|(?:\w\.\s?){2,4}\w?\.?)\s*[-–—)\]]\s*\.?\s*$")
_WIRE = re.compile(r"//[^/\n]{1,30}//")
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_INITIALS = re.compile(r"(?<=[.؟!»\"”])(\s+(?:[\u0621-\u064a]\s*[./]?\s+){1,3}[\u0621-\u064a])\s*$")
CONTACT = re.compile(r"^\W{0,3}(?:[\w.+-]+@[\w-]+\.[\w.]+|@\w+|https?://\S+|www\.\S+)\W{0,3}$", re.ASCII)


def find_foot(lines: list[Line], words: PageWords, own: Collection[str]) -> tuple[list[Furniture], str | None]:
    """Furniture of the last lines, and the agency that a credit names."""
    found: list[Furniture] = []
    agency = None
    for line in reversed(lines[1:][-4:]):
        pieces, credit = _credit_line(line, words, own)
        agency = agency or credit
        if not pieces:
            break
        found += pieces
    if lines and not found:
        last, credit = _stuck(lines[-1], words)
        found, agency = found + last, agency or credit
    return found, agency


def _credit_line(line: Line, words: PageWords, own: Collection[str]) -> tuple[list[Furniture], str | None]:
    """A whole line at the foot that is a credit, a wire's end mark or an address."""
    if _WIRE.search(line.text) or (len(line.text) < 20 and _CLOCK.match(line.text)):
        return [piece_of("wire_mark", line)], None
    if CONTACT.match(line.text):
        return [piece_of("contact", line)], None
    if len(line.text) > 60:
        return [], None
    bare = line.text
    matched = match_line(bare, words)
    if matched.opening and "label" in matched.opening.tags and ":" in bare:
        bare = bare.partition(":")[2]
    byline = read_byline(bare.strip(" -–—()[]*."), words, own)
    if (
        byline.dateline.agency
        and any(p.key in words.agencies for p in byline.parts)
        and {p.kind for p in byline.parts} <= {"agency", "generic", "own", "outlet", "empty", "stamp", "desk"}
    ):
        return [piece_of("source_credit", line)], byline.dateline.agency if bare is not line.text or len(matched.words) <= 5 else None
    return [], None


def _stuck(line: Line, words: PageWords) -> tuple[list[Furniture], str | None]:
    """Pieces that stick to the end of the last line of prose, and the agency among them."""
    tail = max(0, len(line.text) - TAIL)
    if match := _INITIALS.search(line.text, tail):
        return [piece_of("byline", line, match.start(1))], None
    if match := _CREDIT.search(line.text, tail):
        agency = key_of(match.group(1))
        if words.agencies.get(agency) in ("agency", "generic"):
            return [piece_of("source_credit", line, match.start())], match.group(1).strip()
        kinds = {f.phrase.kind for f in match_line(match.group(1), words).found}
        if "caption" in kinds:
            return [piece_of("caption", line, match.start())], None
    return list(_announced_tail(line, tail, words)), None


def _announced_tail(line: Line, tail: int, words: PageWords) -> Iterator[Furniture]:
    """Tags or a link that follow the last sentence on its own line: `… . سمات ليبيا بنغازي`, `… رابط الخبر بصحيفة …: …`."""
    for match in _WORD.finditer(line.text, tail):
        if match.group().rstrip(":：") not in words.tail_heads:
            continue
        at = match.start()
        matched = match_line(line.text[at : at + 40], words)
        phrase = matched.opening
        if phrase is None:
            continue
        stopped = not line.text[:at].strip() or _STOP.search(line.text[:at].rstrip()[-1:])
        if (phrase.kind == "source_link" and len(phrase.words) > 1) or (
            phrase.kind == "tags" and stopped and "،" not in line.text[at:] and at
        ):
            yield piece_of(phrase.kind, line, at)
            return
