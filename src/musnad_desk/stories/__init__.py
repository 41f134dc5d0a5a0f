"""Pages of stories: the newest days, and one story as its outlets tell it."""
