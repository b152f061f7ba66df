"""Checks of a translated text: what a reviser looks for by eye, found by value, by name and by mark."""
