"""Names in Latin letters, for people who read no Arabic: `خالد المهيري` gives `Khalid al-Mheiri`.

What bears a usual English form keeps that: persons (`figures.tsv`), single names (`romanised.tsv`), states, capitals, bodies and media (the
glosses of their tables). All else is written in the system of the United Nations (UNGEGN, Beirut 1972, amended 2017) without marks over or
under letters; like the Library of Congress's it keeps the article as `al-` before every letter. Vowels that are written are read; where
none are, they are told by the table of names or guessed from the shape of the word, always in the same way, so that one spelling has one
form.
"""

import re
import unicodedata

from musnad.actors.figures import figure_english
from musnad.lexicon import Lexicon
from musnad.text.folding import fold_word

TABLE = "romanised"
_GLOSSED = ("countries", "capitals", "organisations", "armed_groups", "media")  # tables whose glosses are English names
_ARTICLE = "ال"
_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s",
    "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w",
    "ي": "y", "ء": "", "أ": "", "إ": "", "ؤ": "", "ئ": "", "پ": "p", "چ": "ch", "ڤ": "v", "ڨ": "g", "گ": "g", "ژ": "zh", "ڭ": "g",
}  # fmt: skip
_LONG = {"ا": "a", "آ": "a", "ى": "a", "ٱ": "a"}
_SEATED = {"أ": "a", "إ": "i", "ا": "a", "آ": "a", "ٱ": "a"}  # what an alif at the head of a word is heard as
_WEAK = {"و": "u", "ي": "i"}
_CARRIED = {"ؤ": "u", "ئ": "i"}  # vowels that a seat of a hamza shows between consonants
_SHORT = {"\N{ARABIC FATHA}": "a", "\N{ARABIC DAMMA}": "u", "\N{ARABIC KASRA}": "i"}
_SHADDA, _SUKUN = "\N{ARABIC SHADDA}", "\N{ARABIC SUKUN}"
_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"
_ENDINGS = {"ي": "i", "ة": "a"}
_AL = "al-"
_JOINED = {"بن": "bin", "ابن": "Ibn", "بنت": "bint", "آل": "Al", "أبو": "Abu", "ابو": "Abu", "أبي": "Abi", "أم": "Umm", "عبد": "Abd",
           "الدين": "al-Din", "ذو": "Dhu", "ولد": "Ould", "بو": "Bou"}  # fmt: skip
_MARKS = {ord(mark): plain for mark, plain in zip("،؛؟", ",;?", strict=True)} | {ord("\N{ARABIC TATWEEL}"): None}
_BLANKS = re.compile(r"\s+")
_LETTERS = re.compile(r"[\w\u064b-\u0652]+")
_GLUED = re.compile(rf"(?<!\S)عبد(?={_ARTICLE})")  # servant of, written together with the name of God
_LAST = re.compile(r"iyy$")

Sound = tuple[str, bool]  # in Latin letters, and whether it is a vowel


class Romaniser:
    """Writes names in Latin letters. Making one reads the tables (hundredths of a second); keep it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[str, str] = {}
        for row in lexicon.rows(TABLE):
            arabic, latin = row.split("\t")
            self._known.setdefault(fold_word(arabic), latin)
        for table in _GLOSSED:
            for entry in lexicon.entries(table):
                for form in (entry.lemma, *entry.forms):
                    self._known.setdefault(fold_word(form), entry.gloss)

    def name(self, arabic: str, country: str = "") -> str:
        """A name in Latin letters; what is not in Arabic ones stays as it is.

        country: of the person (ISO 3166-1 alpha-3), where it is known: it tells a public person from a namesake.
        """
        text = _BLANKS.sub(" ", unicodedata.normalize("NFC", arabic.translate(_MARKS))).strip()
        if figure := figure_english(text, country, self._lexicon):
            return figure
        if (known := self._known.get(fold_word(text))) and (" " in text or not _is_marked(text)):
            return known
        found = self._words(_GLUED.sub(r"\g<0> ", text).split(" "))
        return found if found.startswith(_AL) else found[:1].upper() + found[1:]

    def _words(self, words: list[str]) -> str:
        """The words of a name, the longest known run of them at each place first."""
        found: list[str] = []
        at = 0
        while at < len(words):
            after = next((end for end in range(len(words), at + 1, -1) if fold_word(" ".join(words[at:end])) in self._known), at + 1)
            whole = after > at + 1
            found.append(self._known[fold_word(" ".join(words[at:after]))] if whole else self._word(words[at]))
            at = after
        return " ".join(found)

    def _word(self, word: str) -> str:
        found = _LETTERS.search(word)
        if found is None or not any(letter in _CONSONANTS or letter in _LONG for letter in word):
            return word
        return word[: found.start()] + self._bare(found[0]) + word[found.end() :]

    def _bare(self, word: str) -> str:
        """One word without marks of writing around it."""
        if joined := _JOINED.get(word):
            return joined
        if not _is_marked(word) and (known := self._known.get(fold_word(word))):
            return known
        if word.startswith(_ARTICLE) and len(word) > 4:
            return _AL + _capital(self._bare(word[2:]).removeprefix(_AL))
        return self._derived(word) or _capital(spelt(word))

    def _derived(self, word: str) -> str:
        """A family name or a woman's name made of a known name: `يوسفي` of `يوسف`, `فريدة` of `فريد`."""
        ending = _ENDINGS.get(word[-1], "")
        known = self._known.get(fold_word(word[:-1]), "") if ending and len(word) > 3 else ""
        return known + ending if known and " " not in known and known[-1] not in "aiu" else ""


def spelt(word: str) -> str:
    """One word letter by letter, with the vowels that are written, else with those that its shape suggests."""
    sounds = _sounds(word)
    found = ""
    open_ = False  # whether a vowel stands before this sound
    for at, (sound, vowel) in enumerate(sounds):
        found += sound
        if not vowel and at + 1 < len(sounds) and not sounds[at + 1][1] and _is_bare(sounds, at, open_=open_):
            found += "i" if _is_agent(sounds, at) else "a"
            vowel = True
        open_ = vowel
    return _LAST.sub("i", found)


def _is_bare(sounds: list[Sound], at: int, *, open_: bool) -> bool:
    """Whether a consonant before another one has a vowel that nobody wrote."""
    if sounds[at] == sounds[at + 1] and sounds[at][0]:
        return False
    return not at or not open_ or not sounds[at][0] or at + 2 == len(sounds)


def _is_agent(sounds: list[Sound], at: int) -> bool:
    """Whether a word has the shape of who does something: a consonant, a long a, and two consonants (`طالع`, rising)."""
    return len(sounds) == 4 and at == 2 and sounds[1] == ("a", True)


def _sounds(word: str) -> list[Sound]:
    sounds: list[Sound] = []
    for at, letter in enumerate(word):
        after = word[at + 1] if at + 1 < len(word) else ""
        if letter == _SHADDA:  # a vowel's mark stands before it
            last = max((i for i, (_, vowel) in enumerate(sounds) if not vowel), default=None)
            if last is not None:
                sounds.insert(last, sounds[last])
        elif letter == _SUKUN:
            sounds.append(("", True))
        elif letter in _SHORT:
            sounds.append((_SHORT[letter], True))
        elif (vowel := _vowel(letter, after, sounds)) is not None:
            if sounds[-1:] != [(vowel, True)]:
                sounds.append((vowel, True))
        elif letter in _CONSONANTS:
            sounds.append((_CONSONANTS[letter], False))
    return sounds


def _vowel(letter: str, after: str, sounds: list[Sound]) -> str | None:
    """The vowel that a letter stands for, if it is none of the consonants; an alif before a weak letter only carries that."""
    if not sounds and letter in _SEATED:
        carries = after in _WEAK and letter in "اإأ"
        return (_WEAK[after] if letter != "أ" else "a") if carries else None if after in _SHORT else _SEATED[letter]
    if letter in _LONG:
        return _LONG[letter]
    if letter == _MARBUTA:
        return "a"
    if letter in _CARRIED and sounds and not sounds[-1][1] and after not in (*_SHORT, *_LONG, *_WEAK, _SHADDA, ""):
        return _CARRIED[letter]
    if letter not in _WEAK or not sounds or after in _LONG or after in (*_SHORT, _SHADDA, _MARBUTA):
        return None
    return None if sounds[-1][1] and sounds[-1][0] != _WEAK[letter] else _WEAK[letter]


def _is_marked(text: str) -> bool:
    """Whether vowels are written, which tell more than a table."""
    return any(mark in text for mark in (*_SHORT, _SHADDA))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
