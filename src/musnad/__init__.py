"""Musnad reads Arabic political news and keeps the record: who said what, through whom, in whose words."""

from musnad.errors import MusnadError

__version__ = "0.1.0"
__all__ = ["MusnadError", "__version__"]
