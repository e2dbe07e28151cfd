"""The forms under which a term may stand in a text: source forms and their short forms, a rendering's inflections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from enface.glossary.terms import Rendering, Term
from enface.languages.inflection import other_number, verb_forms

_PEOPLES_ZH = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|"
    "土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|门巴|珞巴|普米|德昂|阿昌|基诺|各"
)
_PLACE_SUFFIX_ZH = re.compile(
    rf"(?:特别行政区|(?:(?:{_PEOPLES_ZH})族?)*自治[区州县旗]|省|市|地区|新区|县|区|州|盟|旗|镇|乡|街道)$"
)
_PLACE_SUFFIX_EN = re.compile(
    r" (?:(?:Autonomous |Special Administrative )?"
    r"(?:Province|City|County|District|Prefecture|Municipality|Region|Banner)|Town|Township|Subdistrict|New Area)$"
)
# 湖南省侨联 loses its place within the place: 省侨联.
_LOCAL_NAME = re.compile(r"^[一-鿿]{2,3}(?P<level>省|市|县|区|州)(?P<body>[一-鿿]{2,})$")
_ARTICLE = re.compile(r"^(?:the|a|an) (?=\w)", re.IGNORECASE)
_BRACKETS = re.compile(r"[\[\]()（）【】<>…]|\.\.\.| / |[_=]")
_REMARK = re.compile(r"(?<=\w[\w\"'”’])\s*\([^()]*\)$")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_QUOTES = "\"'“”‘’"
_NOT_INFLECTED = frozenset({"name", "place", "acr", "adj", "adv"})


class FormKind(IntEnum):
    """What a form is to its rendering; a lower kind counts before a higher one where two read alike."""

    OWN = 0
    INFLECTED = 1
    BARE_PLACE = 2
    ACRONYM = 3
    RESPELT = 4


class TargetForm(NamedTuple):
    """A form to look for and how it should stand; the two differ where the form itself is a misspelling."""

    pattern: str
    right: str
    kind: FormKind


def is_place(term: Term) -> bool:
    """Whether the term is a place's name."""
    return bool(term.level) or any(rendering.part_of_speech == "place" for rendering in term.renderings)


@lru_cache(maxsize=20_000)
def is_entry(rendering: Rendering) -> bool:
    """Whether the row may match by itself: no suffix of names such as 省, no note, no single character."""
    return not is_affix(rendering) and not is_note(rendering) and len(_core(rendering.text)) > 1


def is_affix(rendering: Rendering) -> bool:
    """Whether the row is a part of names, such as 省, and no term by itself."""
    return rendering.part_of_speech == "suffix"


def is_note(rendering: Rendering) -> bool:
    """Whether the row says something about terms instead of giving one: brackets, an ellipsis, Chinese words."""
    text = without_remark(rendering.text)
    return rendering.part_of_speech == "note" or bool(_BRACKETS.search(text) or _CHINESE.search(text))


def without_remark(text: str) -> str:
    """A rendering without the remark in brackets that some glossaries put behind it."""
    return _REMARK.sub("", text)


def _core(text: str) -> str:
    """A rendering without its article, its quotation marks and a remark."""
    return without_article(without_remark(text.strip())).strip(_QUOTES).strip()


def without_article(text: str) -> str:
    """A rendering without the article it opens with."""
    return _ARTICLE.sub("", text, count=1)


def source_forms(term: Term) -> Iterator[str]:
    """The source forms to look for: never a single character, a suffix or a note."""
    if all(is_affix(rendering) or rendering.part_of_speech == "note" for rendering in term.renderings):
        return
    for form in term.sources:
        if len(form) > 1 and not _BRACKETS.search(form):
            yield form


def bare_source_forms(term: Term) -> Iterator[str]:
    """A place's source forms without its suffix, 湖南 for 湖南省; two characters at least."""
    if is_place(term):
        for form in source_forms(term):
            stem = _PLACE_SUFFIX_ZH.sub("", form)
            if 1 < len(stem) < len(form):
                yield stem


def short_forms(term: Term) -> tuple[str, ...]:
    """The short forms under which a text goes on to speak of a term: 省侨联 for 湖南省侨联.

    Too loose to look for by themselves; they say whether a text speaks of the concept at all.
    """
    found: list[str] = []
    for form in term.sources:
        local = _LOCAL_NAME.match(form)
        if local:
            found.append(local["level"] + local["body"])
            if len(local["body"]) > 3:
                found.append(local["body"])
    return tuple(dict.fromkeys(found))


def target_forms(rendering: Rendering) -> Iterator[TargetForm]:
    """The forms of a rendering to look for; none where the row is a note, a suffix or a single character."""
    if rendering.acronym and len(rendering.acronym) > 1 and rendering.acronym != rendering.text:
        yield TargetForm(rendering.acronym, rendering.acronym, FormKind.ACRONYM)
    if not is_entry(rendering):
        return
    own = _core(rendering.text)
    forms = [TargetForm(own, own, FormKind.OWN)]
    if rendering.part_of_speech == "place":
        bare = _PLACE_SUFFIX_EN.sub("", own)
        if bare != own and len(bare) > 2 and bare.count(" ") < 2:
            forms.append(TargetForm(bare, bare, FormKind.BARE_PLACE))
    elif rendering.part_of_speech not in _NOT_INFLECTED:
        forms += [TargetForm(form, form, FormKind.INFLECTED) for form in _inflected(own, rendering) if form != own]
    yield from forms
    for form in forms:
        yield from _respelt(form.right)


def _inflected(text: str, rendering: Rendering) -> Iterator[str]:
    if rendering.part_of_speech == "v":
        yield from verb_forms(text)
    elif other := other_number(text):
        yield other


def _respelt(right: str) -> Iterator[TargetForm]:
    """Spellings that lack or move an apostrophe, or write a hyphen's two words as one."""
    plain = right.replace("’", "'")
    if "'s " in plain:
        yield TargetForm(plain.replace("'s ", "s' "), right, FormKind.RESPELT)
        yield TargetForm(plain.replace("'s ", "s "), right, FormKind.RESPELT)
    elif "s' " in plain:
        yield TargetForm(plain.replace("s' ", "'s "), right, FormKind.RESPELT)
        yield TargetForm(plain.replace("s' ", "s "), right, FormKind.RESPELT)
    if "-" in plain and all(part.isalpha() for part in plain.split("-")[0].split()[-1:]):
        yield TargetForm(plain.replace("-", ""), right, FormKind.RESPELT)
    elif plain.count(" ") == 1 and plain.isascii() and len(plain) > 9 and plain.replace(" ", "").isalpha():
        yield TargetForm(plain.replace(" ", ""), right, FormKind.RESPELT)
