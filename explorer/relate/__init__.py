"""Claims to relations: alignment, intervals, rules and arithmetic, each with its reason. Pure."""
