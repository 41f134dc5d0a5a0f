"""Which language a text is in: Arabic, Persian or Urdu, by letters first and function words where letters leave it open."""

import re

from musnad.errors import WrongLanguage
from musnad.page.words import PageWords

SAMPLE = 700  # letters looked at
LEAST_SHARE = 0.3  # of the letters must be of the Arabic script: articles on software or sports quote much Latin
LEAST_LETTERS = 60  # of the Arabic script, from which a third of that share is enough: lists of films, of players

_SCRIPT = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+")
_WORD = re.compile(r"[^\W\d_]+")
_NOT_ARABIC = re.compile("[\u067e\u0686\u0698\u06af\u06a9\u06cc\u0679\u0688\u0691\u06ba\u06d2\u06c1\u06be]")  # letters of Persian and Urdu


def language_of(text: str, words: PageWords) -> str:
    """ISO 639-1 code: `ar`, `fa` or `ur`. Raises `WrongLanguage` for a text in another script; a text without letters counts as `ar`."""
    sample = text[:SAMPLE]
    letters, script = (sum(map(len, runs.findall(sample))) for runs in (_WORD, _SCRIPT))
    if script < LEAST_SHARE * letters and (script < LEAST_LETTERS or script < LEAST_SHARE / 3 * letters):
        raise WrongLanguage("the text is not in Arabic script; Musnad reads Arabic, Persian and Urdu: give an article in one of them")
    if len(_NOT_ARABIC.findall(sample)) < 0.02 * script:
        return "ar"
    found = _WORD.findall(sample)
    counts = {language: sum(word in known for word in found) for language, known in words.languages.items()}
    return max(counts, key=lambda language: (counts[language], language == "ar"))
