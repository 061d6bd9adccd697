"""Results to hand on: CSV, JSON lines, Markdown, HTML."""
