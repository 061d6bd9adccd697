"""The screens: the explorer itself, and what opens over it."""
