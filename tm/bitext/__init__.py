"""Aligning a document with its original: which sentences became which."""
