"""Pages of actors: the dossier of one across articles."""
