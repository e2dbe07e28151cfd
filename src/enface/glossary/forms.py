"""The forms under which a term may stand in a text: source forms of a place, plurals and articles of a rendering."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enface.glossary.terms import Rendering, Term

_PLACE_SUFFIXES_ZH = ("维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市", "地区", "县", "区")
_PLACE_SUFFIX_EN = re.compile(r" (?:Province|City|County|District|Prefecture|Municipality)$")
_ARTICLE = re.compile(r"(?:the|a|an) (?=\w)", re.IGNORECASE)
_NOTE = re.compile(r"[\[\]()…]|\.\.\.| / ")
# A plural stands on the noun before the first preposition: "federations of returned overseas Chinese".
_HEAD = re.compile(r"^(?P<head>[^,]*?)(?P<rest>(?: (?:of|for|in|on|at|to|from|with|and|by) .*)?)$")


def source_forms(term: Term) -> Iterator[str]:
    """The source forms to look for: never a single character or a suffix; places also without their suffix."""
    if is_suffix(term):
        return
    for form in term.sources:
        if len(form) > 1:
            yield form
            if is_place(term):
                yield from (
                    form[: -len(suffix)]
                    for suffix in _PLACE_SUFFIXES_ZH
                    if form.endswith(suffix) and len(form) - len(suffix) > 1
                )


def target_forms(rendering: Rendering) -> Iterator[str]:
    """The forms of a rendering that may be looked for; none where the row is a note, a suffix or a single character."""
    text = _ARTICLE.sub("", rendering.text, count=1) if _ARTICLE.match(rendering.text) else rendering.text
    if len(text) < 2 or _NOTE.search(text) or rendering.part_of_speech == "suffix":
        return
    yield text
    if rendering.part_of_speech == "place":
        bare = _PLACE_SUFFIX_EN.sub("", text)
        if bare != text and len(bare) > 3 and " " not in bare:
            yield bare
    elif rendering.part_of_speech not in {"name", "acr"} and "," not in text:
        yield from _inflected(text, rendering.part_of_speech)


def _inflected(text: str, part_of_speech: str) -> Iterator[str]:
    if part_of_speech == "v":
        verb, space, rest = text.partition(" ")
        yield from (form + space + rest for form in verb_forms(verb))
        return
    match = _HEAD.match(text)
    if match and match["head"] and match["head"][-1].isalpha():
        yield from (form + match["rest"] for form in noun_forms(match["head"]))


def noun_forms(noun: str) -> Iterator[str]:
    """The other number of an English noun by the general rule; for a phrase, of its last word."""
    if noun.endswith("ies"):
        yield noun[:-3] + "y"
    elif noun.endswith(("ses", "xes", "ches", "shes")):
        yield noun[:-2]
    elif noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        yield noun[:-1]
    elif noun.endswith("y") and noun[-2:-1] not in "aeiou":
        yield noun[:-1] + "ies"
    elif noun.endswith(("s", "x", "ch", "sh")):
        yield noun + "es"
    elif noun.endswith(("man",)):
        yield noun[:-3] + "men"
    elif not noun.endswith(("ese", "men", "people")):
        yield noun + "s"


def verb_forms(verb: str) -> Iterator[str]:
    """The third person, the participle and the past of a regular English verb."""
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        yield from (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    elif verb.endswith("e"):
        yield from (verb + "s", verb + "d", verb[:-1] + "ing")
    elif verb.endswith(("s", "x", "ch", "sh")):
        yield from (verb + "es", verb + "ed", verb + "ing")
    else:
        yield from (verb + "s", verb + "ed", verb + "ing")


def is_place(term: Term) -> bool:
    """Whether the term is a place's name."""
    return bool(term.level) or any(rendering.part_of_speech == "place" for rendering in term.renderings)


def is_suffix(term: Term) -> bool:
    """Whether the entry is a suffix of names, such as 省, and no term by itself."""
    return any(rendering.part_of_speech == "suffix" for rendering in term.renderings)
