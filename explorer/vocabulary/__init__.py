"""What the program knows of metrics, words, units and currencies: TOML tables, joined and checked."""
