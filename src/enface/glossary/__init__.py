"""Terms and places: what they are, their files, and where they stand in a text."""

from enface.glossary.files import load_glossary
from enface.glossary.terms import Glossary, Occurrence, Reading, Rendering, Term, TermMatch, TermStatus

__all__ = ["Glossary", "Occurrence", "Reading", "Rendering", "Term", "TermMatch", "TermStatus", "load_glossary"]
