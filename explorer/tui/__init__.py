"""The terminal screens; the only user of Textual."""
