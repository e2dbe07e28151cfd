"""Goes through an XLIFF 2 file and finds its units, what they are made of, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from enface.formats.xliff2_parts import ITS, File, Plain, Scan, Unit, tag_at
from enface.formats.xliff2_plain import unit_of
from enface.formats.xliff2_unit import UnitReader
from enface.formats.xml_markup import WITHIN_TAG
from enface.formats.xml_skeleton import given_in, skeleton
from enface.formats.xml_source import XmlSource

_CORE = re.compile(r"urn:oasis:names:tc:xliff:document:2\.\d")
_GROUPS = (b"group", b"file")
_STARTS = ("given", "empty", "whole")

_Quality = tuple[Mapping[str, str], ...]
"""The ratings on elements that stand in each other, as ITS has them, outermost first."""


def open_xliff2(source: XmlSource) -> Scan:
    """Raises ImportProblem where the file is not well-formed, declares entities or is no XLIFF 2."""
    opened = skeleton(source)
    namespace = opened.given.get(_xmlns(opened.prefix), "")
    if opened.root != "xliff" or not (_CORE.fullmatch(namespace) or (not namespace and not opened.prefix)):
        remedy = "Check the version and the namespace of its root."
        raise source.problem(0, "not recognised as XLIFF 2.", remedy)
    found = Scan(opened, tag_at(opened.utf8, opened.start))
    _declares_other(found, opened.given)
    return found


def units(found: Scan) -> Iterator[Plain | Unit]:
    """The units in order, whatever they stand in, each when it ends."""
    tags = _tags(found)
    around = [(True, _with_its(found, (), found.skeleton.given))]
    for match, depth in tags:
        how = match.lastgroup
        if how == "plain":
            if found.files:
                translate, quality = around[-1]
                yield _plain(found, match, translate, quality)
        elif how == "ended":
            if match["ended"] in _GROUPS:
                around.pop()
        elif match["kind"] in _GROUPS:
            given = given_in(match["given"])
            if match["kind"] == b"file":
                found.files.append(File(given.get("id", ""), given.get("original", "")))
            if how == "given":
                around.append(_inherited(found, given, *around[-1]))
        elif match["kind"] == b"unit" and found.files:
            yield _unit(found, match, depth, tags, *around[-1])


def _unit(
    found: Scan,
    begin: re.Match[bytes],
    depth: int,
    tags: Iterator[tuple[re.Match[bytes], int]],
    translate: bool,
    quality: _Quality,
) -> Unit:
    """The unit that begins there; takes the tags up to its end."""
    given = given_in(begin["given"])
    inherited = _inherited(found, given, translate, quality)
    unit = Unit(given.get("id", ""), len(found.files) - 1, begin.start(), *inherited)
    if begin.lastgroup == "empty":
        unit.end = begin.end()
        return unit
    reader = UnitReader(found, unit)
    for match, below in tags:
        how, level = match.lastgroup, below - depth
        if how == "ended":
            if not level:
                break
            reader.end(match, level)
        elif how != "plain":
            reader.start(match, level)
    unit.end = match.start()
    return unit


def _plain(found: Scan, match: re.Match[bytes], translate: bool, quality: _Quality) -> Plain | Unit:
    """A unit that looks plain: itself, unless something is said of it or hides in blanks."""
    unit_id, segment_id, said, beside = match.group("unit_id", "segment_id", "said", "beside")
    if unit_id is None:
        given = given_in(match["about"])
        translate, quality = _inherited(found, given, translate, quality)
        id_ = given.get("id", "")
    else:
        id_ = unit_id.decode()
    segment = _said(said) if segment_id is None else {"id": segment_id.decode(), **_said(said)}
    one = Plain(id_, len(found.files) - 1, translate, segment, match)
    if quality or (beside and b"order" in beside) or found.skeleton.hides(match):
        return unit_of(one, quality)
    return one


@lru_cache(maxsize=1000)
def _said(written: bytes) -> Mapping[str, str]:
    """The attributes of a segment besides an id that comes first."""
    return given_in(written)


def _inherited(found: Scan, given: Mapping[str, str], translate: bool, quality: _Quality) -> tuple[bool, _Quality]:
    """Whether an element may be translated and what is said of its quality, by itself and by what it stands in."""
    value = given.get("translate", "")
    return value == "yes" or (value != "no" and translate), _with_its(found, quality, given)


def _with_its(found: Scan, quality: _Quality, given: Mapping[str, str]) -> _Quality:
    prefix = found.its
    if not prefix or not given:
        return quality
    rating = f"{prefix}locQualityRating"
    own = {name[len(prefix) :]: value for name, value in given.items() if name.startswith(rating)}
    return (*quality, own) if own else quality


# Tags and namespaces


def _tags(found: Scan) -> Iterator[tuple[re.Match[bytes], int]]:
    """The tags below the root that matter, each with the depth of its element.

    What stands in an element that takes the core's prefix for another namespace is passed over.
    """
    utf8, start = found.skeleton.utf8, found.root.end
    declares = utf8.find(b"xmlns", start) >= 0
    depth, foreign = 1, 0
    for match in _token(found.prefix).finditer(utf8, start):
        how = match.lastgroup
        if how == "plain":
            if not foreign:
                yield match, depth + 1
        elif how in _STARTS:
            depth += 1
            if not foreign:
                if declares and b"xmlns" in match["given"] and _declares_other(found, given_in(match["given"])):
                    foreign = depth
                elif match["kind"] is not None or (found.its and match["name"].startswith(found.its.encode())):
                    yield match, depth
        elif how == "ended" and not foreign:
            yield match, depth
        if how not in ("plain", "given"):
            if foreign == depth:
                foreign = 0
            depth -= 1


def _declares_other(found: Scan, given: Mapping[str, str]) -> bool:
    """Whether an element takes the core's prefix for another namespace; notes the prefix of ITS where it has it."""
    xmlns = _xmlns(found.prefix)
    if not _CORE.fullmatch(given.get(xmlns, "urn:oasis:names:tc:xliff:document:2.0")):
        return True
    if not found.its:
        names = (name for name, value in given.items() if value == ITS and name.startswith("xmlns:"))
        found.its = next((f"{name[6:]}:" for name in names), "")
    return False


def _xmlns(prefix: str) -> str:
    """The attribute that declares the namespace of a prefix, which comes with its colon."""
    return f"xmlns:{prefix[:-1]}" if prefix else "xmlns"


@lru_cache(maxsize=8)
def _token(prefix: str) -> re.Pattern[bytes]:
    """The most usual unit (`plain`), a start tag (`given`), an element in one (`empty`, `whole`), an end (`ended`)."""
    p = re.escape(prefix)
    within = r"(?:[^<>\"'/x]++|x(?!mlns)|\"[^\"]*+\"|'[^']*+'|/(?!>))*+"  # a plain unit declares no namespaces
    about = rf"(?:\s++id=\"(?P<unit_id>[^\"&\s]*+)\"(?=>))?+{within}"
    said = rf"(?:\s++id=\"(?P<segment_id>[^\"&\s]*+)\")?+(?P<said>{within})"
    source = rf"(?P<original><{p}source(?=[\s>]){within}>(?P<text>[^<]*+)</{p}source\s*+>)"
    target = rf"(?P<translated><{p}target(?=[\s/>])(?P<beside>{within})(?:/>|>(?P<translation>[^<]*+)</{p}target\s*+>))"
    segment = rf"(?P<segment><{p}segment(?=[\s>]){said}>\s*+{source}\s*+(?:{target}\s*+)?+</{p}segment\s*+>)"
    unit = rf"{p}unit(?=[\s>])(?P<about>{about})>\s*+{segment}\s*+</{p}unit\s*+>"
    # What holds text comes with it (`whole`), unless more of the name or a declaration of a namespace stands in it.
    inside = rf"[^<]*+(?:<(?!/?{p}(?P=text_kind)[\s/>])(?:[^<x]++|x(?!mlns))*+)*+"
    whole = rf"(?P<whole>(?(text_kind)(?P<content>{inside})</{p}(?P=text_kind)\s*+>|(?!)))"
    kinds = "file|group|unit|segment|ignorable|notes|originalData"
    kind = rf"{p}(?P<kind>(?P<text_kind>source|target|note|data)(?=[\s/>])|(?:{kinds})(?=[\s/>]))"
    start = rf"(?:{kind}|(?P<name>[^\s/<>]++))(?P<given>{WITHIN_TAG})(?:(?P<empty>/)>|>{whole}?+)"
    end = rf"/(?:{p}(?P<ended>{kinds}|source|target|note|data)\s*+>|[^>]*+>)"
    return re.compile(rf"<(?:(?P<plain>{unit})|{end}|{start})".encode())
