"""Pages of findings across articles: events, and who said what about whom."""
