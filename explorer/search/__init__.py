"""Search over claims: query language and fuzzy ranking."""
