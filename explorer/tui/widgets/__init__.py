"""The widgets of the screens, each in its own module."""
