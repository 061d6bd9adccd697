"""Files to documents: a reader per format, clean immutable text, metadata and date."""
