"""Bilingual files: recognised by content, read into documents, written back unharmed."""
