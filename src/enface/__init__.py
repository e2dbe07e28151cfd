"""enface: the translation-quality review workbench for the terminal."""

__version__ = "0.1.0"
