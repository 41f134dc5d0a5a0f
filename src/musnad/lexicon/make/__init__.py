"""Scripts that make the shipped bulk tables from their sources: `python -m musnad.lexicon.make.verbs CAMEL_MORPH`, `… .words ANT`."""
