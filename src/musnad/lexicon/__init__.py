"""What Musnad knows of Arabic, as data: tables of entries in one schema, checked on load."""

from musnad.lexicon.kept import kept
from musnad.lexicon.load import Lexicon, load_lexicon, without
from musnad.lexicon.schema import Entry, Table

__all__ = ["Entry", "Lexicon", "Table", "kept", "load_lexicon", "without"]
