"""The desk of Musnad: keeps readings, connects them, searches them and shows them. A Django site over one catalogue."""
