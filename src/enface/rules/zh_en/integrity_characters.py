"""Characters that came to harm on their way: entities, wrong decoding, control characters."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from enface.languages.sieve import in_target
from enface.model import Severity
from enface.rules.analysis import Analysis
from enface.rules.registry import Hit, replacement, rule
from enface.rules.zh_en.signs import has_unusual

TYPE = "linguistic-conventions/character-encoding"


_ENTITY = re.compile(
    r"&\s?(?:amp\s?;\s?)*(?:amp|lt|gt|quot|apos|nbsp|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|middot|copy|reg|yen|deg"
    r"|times|#\s?\d{2,6}|#\s?x[0-9a-f]{2,5})\s?;|&(?:amp|quot|apos|nbsp)\b(?!\s?;)",
    re.IGNORECASE,
)


@rule(
    id="integrity.entity",
    type=TYPE,
    severity=Severity.MINOR,
    priority=25,
    words=in_target("&"),
    fires=[
        ("…", "I don & apos; t think so"),
        ("…", "Research &amp;amp; Development"),
        ("…", "the city&#39;s plan"),
        ("…", "it&nbsp;is"),
    ],
    silent=[("…", "R&D; and AT&T"), ("用&amp;表示", "write &amp; for it"), ("…", "Q&A")],
)
def entity(analysis: Analysis) -> Iterator[Hit]:
    """A character stands as the code that web pages write for it.

    It was escaped once too often, or taken from a page as it is.
    """
    for match in _ENTITY.finditer(analysis.target):
        if match[0] in analysis.source:
            continue
        character = _decoded(match[0])
        start, end = match.span()
        if character in "'’" and analysis.target[start - 1 : start] == " " and analysis.target[start + 1 :][:1] == " ":
            start -= 1
            end += analysis.target[end : end + 1] == " "
        yield analysis.hit(
            f"Usually: {character.strip() or 'a space'} This is the code for it.",
            target=(start, end),
            fixes=[replacement((start, end), character, title=character.strip() or "a space", deterministic=True)],
        )


def _decoded(text: str) -> str:
    text = re.sub(r"\s", "", text)
    text = text if text.endswith(";") else f"{text};"
    for _ in range(4):
        text = html.unescape(text)
    return text.replace("\u00a0", " ")


_MOJIBAKE = re.compile(
    "[ÂÃâÐÑï][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,2}|[äåæçèé][\u0080-\u00bf€-™œžŸš›]{2}|锟斤拷|烫烫|\ufffd+"
)


@rule(
    id="integrity.mojibake",
    type=TYPE,
    severity=Severity.MAJOR,
    priority=25,
    when=has_unusual,
    fires=[("…", "the cityâ€™s plan"), ("…", "a cafÃ© in Paris"), ("…", "the plan \ufffd of 2020")],
    silent=[("…", "a café in Paris"), ("…", "Beyoncé’s château, São Paulo"), ("…", "the city’s plan")],
)
def mojibake(analysis: Analysis) -> Iterator[Hit]:
    """Characters are garbled.

    The text was once read in the wrong encoding.
    """
    for match in _MOJIBAKE.finditer(analysis.target):
        right = _read_again(match[0])
        fixes = [replacement(match.span(), right, deterministic=True)] if right else []
        message = f"Usually: {right} This is garbled." if right else "This is garbled."
        yield analysis.hit(message, target=match.span(), fixes=fixes)


def _read_again(text: str) -> str:
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8").replace("\u00a0", " ")
        except UnicodeError:
            continue
    return ""


_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ue000-\uf8ff]+"
)


@rule(
    id="integrity.control",
    type=TYPE,
    severity=Severity.MINOR,
    priority=25,
    when=has_unusual,
    fires=[("…", "the\u200b plan"), ("…", "the plan\x07"), ("…", "the \ufeffplan")],
    silent=[("…", "the\u00a0plan\n\tof 2020"), ("…", "a family 👨\u200d👩\u200d👧")],
)
def control(analysis: Analysis) -> Iterator[Hit]:
    """A character that nobody sees stands in the text.

    Searches miss the word that holds it, and line breaks and directions go wrong.
    """
    for match in _CONTROL.finditer(analysis.target):
        codes = " ".join(f"U+{ord(char):04X}" for char in match[0][:4])
        yield analysis.hit(
            f"An invisible character: {codes}",
            target=match.span(),
            fixes=[replacement(match.span(), "", title="take it out", deterministic=True)],
            key=f"{codes} {analysis.target[max(0, match.start() - 10) : match.start()]}",
        )
