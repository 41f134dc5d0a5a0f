"""Which outlet is asked when for new articles, what came of it, and what could not be read."""
