"""The words that the program knows: read from TOML under `data/`, checked, and joined with the user's own files."""
