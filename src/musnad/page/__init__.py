"""page: from what came off the web to an `Article`, cleaned of its page."""
