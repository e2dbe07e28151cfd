"""What people are in Chinese public life, in English small letters."""

from __future__ import annotations

from enface.languages.english import word_set

OFFICES = word_set(
    """
    secretary director chairman chairwoman chairperson chair president mayor governor minister head chief leader member
    premier commissioner commander commissar dean principal captain manager inspector counselor counsellor magistrate
    procurator spokesman spokeswoman spokesperson vice-chairman vice-president vice-mayor vice-governor vice-minister
    secretary-general academician professor researcher engineer
    """
)
"""The offices and callings that stand behind a name: Li Ming, director of the bureau."""
