"""Pure shapes for screens and reports: timeline buckets, metric comparison, claims as text."""
