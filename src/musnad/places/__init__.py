"""Where things are: names of places in a document, with their coordinates as far as the text pins them."""

from musnad.places.find import Located, find_places
from musnad.places.gazetteer import Gazetteer, load_gazetteer

__all__ = ["Gazetteer", "Located", "find_places", "load_gazetteer"]
