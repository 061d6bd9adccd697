"""The SQLite fact store: schema and migrations, facts, decisions, search index."""
