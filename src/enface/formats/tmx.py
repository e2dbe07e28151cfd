"""TMX 1.1 to 1.4b: a document for each pair of languages; written back by splicing bytes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from enface.formats.contract import (
    NOTHING_BEFORE,
    Before,
    Change,
    Lines,
    SegmentKey,
    Survey,
    Untouched,
    refuse_unknown,
    within_limits,
)
from enface.formats.naming import document_names, untaken
from enface.formats.stretches import Part, of_xml, whose
from enface.formats.tmx_inline import coded
from enface.formats.tmx_pairs import UNKNOWN, Languages, Pair, chosen, pairs, primary
from enface.formats.tmx_scan import ALL, Tmx, Unit, leaves, open_tmx, plain_or_units, tag, units
from enface.formats.tmx_stretches import stretch_of
from enface.formats.tmx_write import OWN_NOTE, Splices, changed, own_note, words
from enface.formats.xml_markup import characters
from enface.formats.xml_skeleton import given_in
from enface.formats.xml_source import open_xml, splice_bytes
from enface.model import INLINE_CODE, Document, ImportProblem, Segment, Status

NAME = "tmx"
ENDINGS = frozenset((".tmx",))
MARKS_SEGMENTS = True

_ROOT = re.compile(rb"<(?:[\w.-]+:)?tmx[\s>]")


def recognises(head: bytes, _path: Path) -> bool:
    """Whether the root is TMX's."""
    return _ROOT.search(head.replace(b"\0", b"")) is not None  # so of UTF-16 too


def read(data: bytes, path: str, before: Before = NOTHING_BEFORE) -> tuple[Document, ...]:
    """One document a pair of languages, in the order of the file or of a part of its units. Raises ImportProblem."""
    tmx = open_tmx(open_xml(data, path))
    found: defaultdict[Languages, tuple[list[Segment], list[int]]] = defaultdict(lambda: ([], []))
    for entry in _entries(tmx, before.rows):
        segments, places = found[entry.languages]
        if isinstance(entry, _Plain):
            segments.append(_plain_segment(entry))
            places.append(entry.match.start())
        else:
            segments.append(_segment(tmx, entry))
            places.append(entry.unit.start)
    if not found:
        found[chosen(tmx)] = [], []
    names = _names(tmx, path, list(found))
    text = tmx.skeleton.source.utf8
    return within_limits(
        tuple(
            Document(path, name, tuple(segments), NAME, _languages(pair), Lines(text).of(places))
            for name, (pair, (segments, places)) in zip(names, found.items(), strict=True)
        )
    )


def write(data: bytes, path: str, changes: Mapping[SegmentKey, Change]) -> bytes:
    """`data` with the changed targets and our notes spliced in. Raises ImportProblem."""
    tmx = open_tmx(open_xml(data, path))
    wanted_ids = {id_ for _, id_ in changes}
    held: dict[Languages, None] = {}
    wanted: list[_Entry | _Plain] = []
    for entry in _entries(tmx):
        held[entry.languages] = None
        if entry.id in wanted_ids:
            wanted.append(entry)
    names = dict(zip(held, _names(tmx, path, list(held)), strict=True))
    splices: Splices = []
    written: set[SegmentKey] = set()
    for entry in wanted:
        key = names[entry.languages], entry.id
        if key in changes:
            written.add(key)
            splices += changed(tmx, *_whole(tmx, entry), changes[key])
    refuse_unknown(changes, written, path)
    source = tmx.skeleton.source
    return source.encode(splice_bytes(source.utf8, sorted(splices, key=lambda splice: splice[:2])))


def changeable(data: bytes, path: str) -> tuple[Part, ...]:
    """The variants in the target's language. Raises ImportProblem."""
    tmx = open_tmx(open_xml(data, path))
    entries = list(_entries(tmx))
    languages = list(dict.fromkeys(entry.languages for entry in entries))
    names = dict(zip(languages, _names(tmx, path, languages), strict=True))
    targets = ((entry, _whole(tmx, entry)[1].target) for entry in entries)
    held = [
        stretch_of(tmx, target, whose((names[entry.languages], entry.id), path))
        for entry, target in targets
        if target is not None
    ]
    return (of_xml(tmx.skeleton.source, held),)


def survey(data: bytes, path: str) -> Survey:
    """Every fault, and the variants that have no text to change. Raises nothing."""
    untouched: list[Untouched] = []
    with suppress(ImportProblem):
        tmx = open_tmx(open_xml(data, path))
        for entry in _entries(tmx):
            if isinstance(entry, _Entry) and _is_without_text(entry.pair):
                line = tmx.skeleton.source.utf8.count(b"\n", 0, entry.unit.start) + 1
                untouched.append(Untouched(entry.id, line, "its variant has no seg element, or markup that is none."))
    from enface.formats import conformance

    return Survey(conformance.faults(data, path), tuple(untouched))


class _Entry(NamedTuple):
    """A source and a target of a unit, with an id that is unique among those of their languages."""

    languages: Languages
    id: str
    unit: Unit
    pair: Pair


class _Plain(NamedTuple):
    """The same of a unit that is plain, in the main languages; whether the target comes first."""

    languages: Languages
    id: str
    number: int
    match: re.Match[bytes]
    is_turned: bool


def _entries(tmx: Tmx, units_before: int = 0) -> Iterator[_Entry | _Plain]:
    """What the units hold, in order; plain ones in the main languages without looking further."""
    main, any_source = chosen(tmx), _is_any_source(tmx)
    directions = {main[::-1]: True, main: False}
    own: set[str] = set()
    taken: dict[Languages, set[str]] = {main: own}
    for one in plain_or_units(tmx, units_before):
        if isinstance(one, Unit):
            unit = one
        else:
            number, match = one
            given, only_id, first, second = match.group("given", "id", "named", "other_named")
            is_turned = directions.get((tag(first), tag(second)))
            if is_turned is not None and b"srclang" not in given:
                id_ = only_id.decode() if only_id else given_in(given).get("tuid", "") or str(number)
                yield _Plain(main, untaken(id_, own), number, match, is_turned)
                continue
            unit = _read(tmx, number, match)
        for pair in pairs(unit, main, any_source=any_source):
            id_ = untaken(unit.id or str(unit.number), taken.setdefault(pair.languages, set()))
            yield _Entry(pair.languages, id_, unit, pair)


def _is_any_source(tmx: Tmx) -> bool:
    """Whether any variant may be the source, as the header leaves it open or names none that is there."""
    return tmx.source_language in (ALL, UNKNOWN) or tmx.source_language not in tmx.languages


def _read(tmx: Tmx, number: int, match: re.Match[bytes]) -> Unit:
    (unit,) = units(tmx, number - 1, *match.span())
    return unit


def _whole(tmx: Tmx, entry: _Entry | _Plain) -> tuple[Unit, Pair]:
    """The unit and the pair of an entry with all that is to be known of them."""
    if isinstance(entry, _Entry):
        return entry.unit, entry.pair
    unit = _read(tmx, entry.number, entry.match)
    (pair,) = pairs(unit, entry.languages, any_source=_is_any_source(tmx))
    return unit, pair


def _plain_segment(entry: _Plain) -> Segment:
    text, other = entry.match.group("text", "other_text")
    if entry.is_turned:
        text, other = other, text
    source, target = characters(text.decode()), characters(other.decode())
    status = Status.TRANSLATED if target else Status.DRAFT
    if INLINE_CODE in source or INLINE_CODE in target:
        codes = coded(text.decode()).codes, coded(other.decode()).codes
        return Segment(entry.id, source, target, "body", "", status, "", "", False, *codes)
    return Segment(entry.id, source, target, "body", "", status)


def _names(tmx: Tmx, path: str, held: list[Languages]) -> list[str]:
    spelled = [[tmx.languages.get(tag, tag) for tag in languages] for languages in held]
    return document_names(path, ["→".join(tags) for tags in spelled])


def _languages(pair: Languages) -> tuple[str, str]:
    return primary(pair.source), primary(pair.target)


def _is_without_text(pair: Pair) -> bool:
    return pair.target is not None and pair.target.match["segment"] is None


def _segment(tmx: Tmx, entry: _Entry) -> Segment:
    unit, (_, original, translated) = entry.unit, entry.pair
    source, target = words(tmx, original), words(tmx, translated)
    columns: tuple[tuple[str, str], ...] = ()
    note = ""
    held = [*unit.leaves, *(leaves(tmx, translated) if translated is not None else ())]
    if held:
        said = "\n".join(leaf.words for leaf in held if leaf.is_note)
        columns = tuple((leaf.type, leaf.words) for leaf in held if not leaf.is_note and leaf.type != OWN_NOTE)
        columns += (("notes", said),) if said else ()
        note = own_note(tmx, translated) or said
    return Segment(
        id=entry.id,
        source=source.text,
        target=target.text,
        status=Status.TRANSLATED if target.text else Status.DRAFT,
        note=note,
        locked=_is_without_text(entry.pair),
        source_codes=source.codes,
        target_codes=target.codes,
        columns=columns,
    )
