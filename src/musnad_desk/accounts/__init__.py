"""People who sign in: their roles, their passwords, and the log of what they did."""
