"""The country that an outlet speaks from: whose ministers and bodies it means where it names none."""

from urllib.parse import urlsplit

from musnad.lexicon import Lexicon, kept
from musnad.records import Article
from musnad.text.folding import fold_word

_NOWHERE = {"abroad", "shared"}  # tags of outlets that report mostly of other countries, and of names that several countries' bear
_DOMAINS: dict[str, str] = {"sa": "SAU", "tn": "TUN", "ly": "LBY", "eg": "EGY", "ma": "MAR", "dz": "DZA", "lb": "LBN", "sy": "SYR",
                            "iq": "IRQ", "jo": "JOR", "ps": "PSE", "ye": "YEM", "sd": "SDN", "qa": "QAT", "ae": "ARE", "kw": "KWT",
                            "bh": "BHR", "om": "OMN", "mr": "MRT"}  # fmt: skip


def home_country(article: Article, lexicon: Lexicon) -> str:
    """ISO 3166-1 alpha-3 of the outlet's country, by its name in the table `media` or its address; empty if neither tells."""
    if article.outlet is not None:
        countries = _countries(lexicon)
        for name in filter(None, (article.outlet.name, article.outlet.id)):
            if known := countries.get(fold_word(name).casefold()):
                return known
    host = urlsplit(article.url or "").hostname or ""
    return _DOMAINS.get(host.rpartition(".")[2], "")


@kept
def _countries(lexicon: Lexicon) -> dict[str, str]:
    """The country by each name that outlets of one country only bear, but for those that report mostly of others."""
    told: dict[str, set[str]] = {}
    for entry in lexicon.entries("media"):
        for name in (entry.lemma, entry.gloss.partition(",")[0], *entry.forms):
            told.setdefault(fold_word(name).casefold(), set()).add("" if _NOWHERE & set(entry.tags) else entry.value)
    return {name: countries.pop() for name, countries in told.items() if len(countries) == 1}
