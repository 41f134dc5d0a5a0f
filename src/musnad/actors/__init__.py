"""Actors: roles, names and plurals made one; later short forms; what a pronoun may mean."""
