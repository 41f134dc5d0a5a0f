"""Who is one and who is another, as people judge it; the catalogue connects actors by it."""
