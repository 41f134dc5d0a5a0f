"""Searches that people keep, each with a feed at an address that nobody can guess."""
