"""Pages of articles: the newest, one by itself, those that answer a question."""
