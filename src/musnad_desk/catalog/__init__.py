"""The catalogue: readings kept, connected and searched."""
