"""The error types of MQM 2.0: seven dimensions and their subtypes (MQM Core, themqm.org), with those of our rules."""

from __future__ import annotations

DIMENSIONS: dict[str, tuple[str, ...]] = {
    "terminology": (
        "inconsistent-with-terminology-resource",
        "inconsistent-use-of-terminology",
        "wrong-term",
        "undefined-acronym",
    ),
    "accuracy": (
        "mistranslation",
        "overtranslation",
        "undertranslation",
        "addition",
        "omission",
        "do-not-translate",
        "untranslated",
    ),
    "linguistic-conventions": (
        "grammar",
        "punctuation",
        "spelling",
        "spelling/capitalization",
        "unintelligible",
        "character-encoding",
        "textual-conventions",
        "typography",
    ),
    "style": (
        "organizational-style",
        "third-party-style",
        "inconsistent-with-external-reference",
        "language-register",
        "awkward-style",
        "unidiomatic-style",
        "inconsistent-style",
    ),
    "locale-conventions": (
        "number-format",
        "currency-format",
        "measurement-format",
        "time-format",
        "date-format",
        "address-format",
        "telephone-format",
        "shortcut-key",
    ),
    "audience-appropriateness": ("culture-specific-reference", "offensive"),
    "design-and-markup": (
        "layout",
        "markup-tag",
        "truncation-text-expansion",
        "missing-text",
        "link-cross-reference",
    ),
}
TYPES = tuple(
    type_
    for dimension, subtypes in DIMENSIONS.items()
    for type_ in (dimension, *(f"{dimension}/{s}" for s in subtypes))
)
"""All of them, each dimension before its subtypes."""


def is_type(given: object) -> bool:
    """Whether something is one of these types, or one of a house's own under `custom/`."""
    return given in TYPES or (isinstance(given, str) and given.startswith("custom/") and given == given.strip().lower())


SHORT_LIST = {
    "am": "accuracy/mistranslation",
    "ao": "accuracy/omission",
    "aa": "accuracy/addition",
    "au": "accuracy/untranslated",
    "tw": "terminology/wrong-term",
    "ti": "terminology/inconsistent-use-of-terminology",
    "lg": "linguistic-conventions/grammar",
    "ls": "linguistic-conventions/spelling",
    "lp": "linguistic-conventions/punctuation",
    "lc": "linguistic-conventions/spelling/capitalization",
    "sa": "style/awkward-style",
    "su": "style/unidiomatic-style",
    "si": "style/inconsistent-style",
    "so": "style/organizational-style",
    "cn": "locale-conventions/number-format",
    "cd": "locale-conventions/date-format",
    "pc": "audience-appropriateness/culture-specific-reference",
    "dm": "design-and-markup/markup-tag",
}
"""The types that are marked by two keys where a project names none of its own."""
