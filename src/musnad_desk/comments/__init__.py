"""What readers write below articles: shown once a moderator let it, in threads, taken back by whoever wrote it."""
