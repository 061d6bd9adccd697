"""The screens in a browser on this machine: textual-serve behind a gate of our own."""
