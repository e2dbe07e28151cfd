"""Which two files are a text and its translation: by a language's tag in their names, or in those of their folders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ENDINGS = frozenset({".txt", ".text", ".md", ".markdown", ".docx"})
"""Of the files that can be a pair."""

_TAGS = {
    "zh": (
        "zh", "zh-CN", "zh-Hans", "zh-SG", "zh-TW", "zh-HK", "zh-Hant", "cn", "chs", "cht", "chi", "zho", "Chinese",
        "中文",
    ),
    "en": ("en", "en-GB", "en-US", "en-CA", "en-AU", "eng", "English", "英文"),
}  # fmt: skip
_OTHER = {"zh": "en", "en": "zh"}
_SEPARATORS = "._ -"
_SPELLINGS = {
    language: tuple(
        dict.fromkeys(
            spelt
            for tag in tags
            for form in (tag, tag.replace("-", "_"))
            for spelt in (form, form.lower(), form.upper(), form.capitalize())
        )
    )
    for language, tags in _TAGS.items()
}
_LANGUAGE_OF = {spelt.lower(): language for language, spellings in _SPELLINGS.items() for spelt in spellings}
_TAG = "|".join(sorted(_LANGUAGE_OF, key=len, reverse=True))
_TAGGED = re.compile(rf"(?:(?P<name>.*?)(?P<separator>[{_SEPARATORS}]))??(?P<tag>{_TAG})", re.IGNORECASE)


def source_of(path: Path) -> Path | None:
    """The Chinese text beside an English one, None where there is none."""
    return _partner(path, "en")


def target_of(path: Path) -> Path | None:
    """The English text beside a Chinese one, None where there is none."""
    return _partner(path, "zh")


def lacks_target(path: Path) -> str:
    """The name of the English text that a text called Chinese lacks; empty where it has one, or is not called so."""
    tagged = _TAGGED.fullmatch(path.stem)
    is_chinese = tagged is not None and _LANGUAGE_OF[tagged["tag"].lower()] == "zh"
    if not is_chinese or path.suffix.lower() not in ENDINGS or target_of(path) is not None:
        return ""
    return next(_candidates(path, "zh")).name


def _partner(path: Path, language: str) -> Path | None:
    if path.suffix.lower() not in ENDINGS:
        return None
    return next((one for one in _candidates(path, language) if one.is_file()), None)


def _candidates(path: Path, language: str) -> Iterator[Path]:
    """Where the partner of a text in a language may be, the likeliest place first."""
    others = _SPELLINGS[_OTHER[language]]
    tagged = _TAGGED.fullmatch(path.stem)
    if tagged and _LANGUAGE_OF[tagged["tag"].lower()] == language:
        name, separator = tagged["name"] or "", tagged["separator"] or ""
        separators = dict.fromkeys((separator, *_SEPARATORS)) if separator else [""]
        names = [f"{name}{sign}{other}{path.suffix}" for sign in separators for other in others]
        yield from (path.with_name(one) for one in names)
    else:
        names = [path.name]
    if _LANGUAGE_OF.get(path.parent.name.lower()) == language:
        yield from (path.parent.with_name(other) / one for one in names for other in others)
