"""Musnad reads Arabic political news and keeps the record: who said what, through whom, in whose words.

>>> import musnad
>>> reading = musnad.read("examples/agency_page.html")
>>> reading.article.dateline.place
'طرابلس'
"""

from musnad.errors import MusnadError
from musnad.reading import Reader, read
from musnad.records import Reading
from musnad.version import __version__

__all__ = ["MusnadError", "Reader", "Reading", "__version__", "read"]
