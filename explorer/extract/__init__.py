"""Documents to claims: sentences, periods, quantities, metrics, subjects, events."""
