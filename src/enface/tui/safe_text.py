"""Text from files made safe to show: the workbench's way to it."""

from enface.languages.safe_text import SafeText, safe_text, shown_character

__all__ = ["SafeText", "safe_text", "shown_character"]
