"""The country that an outlet speaks from."""

import pytest

from musnad.actors.home import home_country
from musnad.lexicon import Lexicon
from musnad.records import Article, Outlet


@pytest.mark.parametrize(
    ("outlet", "url", "country"),
    [
        (Outlet("الجوهرة أف أم", "Jawhara FM"), None, "TUN"),
        (Outlet("Reporter", "Jawhara FM"), None, "TUN"),
        (Outlet("الوطن"), None, ""),
        (Outlet("الميادين نت"), "https://www.almayadeen.net/news", ""),
        (None, "https://www.example.ly/news", "LBY"),
        (None, None, ""),
    ],
)
def test_home_is_the_country_of_the_outlet(lexicon: Lexicon, outlet: Outlet | None, url: str | None, country: str) -> None:
    """By its name if outlets of one country only bear it and it reports of home, else by its address."""
    assert home_country(Article(id="1", text="نص", outlet=outlet, url=url), lexicon) == country
