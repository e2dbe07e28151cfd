"""What a change splices into an XLIFF 2 file: a target's content, a segment's state, notes on its unit, ITS marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from enface.formats.contract import Change
from enface.formats.xliff2_inline import encode
from enface.formats.xliff2_parts import ITS, Part, Scan, Tag, Unit, tag_at
from enface.formats.xliff2_quality import Quality, marked
from enface.formats.xliff2_states import written
from enface.formats.xml_inline import codes_of
from enface.formats.xml_markup import NOT_XML, Coded, attributes, escaped, quoted, unbalanced, with_attribute
from enface.model import EnfaceError, Status

Splices = list[tuple[int, int, bytes]]
"""Start, end and what stands there instead, in bytes of the file as UTF-8."""


def changed_target(found: Scan, part: Part, change: Change, before: Coded, original: Callable[[], Coded]) -> Splices:
    """The target's new content, where it is another than `before`; `original` reads the source.

    Raises ImportProblem where a paired code would stand there without its other half.
    """
    try:
        codes = codes_of(change, before, original)
    except EnfaceError as error:
        what = error.problems[0]
        raise found.source.problem(part.start, f"unit {part.unit.id!r}: {what.reason}", what.remedy) from None
    if change.target == before.text and [code.raw for code in codes] == [code.raw for code in before.codes]:
        return []
    lost = unbalanced(codes)
    if lost:
        reason = f"the new target of unit {part.unit.id!r} has {lost} without its other half."
        raise found.source.problem(part.start, reason, "Keep both, or neither.")
    return _content(found, part, encode(change.target, codes, found.prefix, found.skeleton.line_end))


def marks(found: Scan, part: Part, target: Coded, quality: Quality) -> Splices:
    """The target with marks for its issues and its rating, in place of those that we wrote before."""
    inside = found.source.utf8[part.unit.start : part.unit.end].decode()
    ids = re.findall(r"\sid\s*=\s*[\"']([^\"']*)[\"']", inside)
    result = marked(target, quality, ids, f"{part.number}-", found.prefix, _its(found))
    return _content(found, part, encode(*result, found.prefix, found.skeleton.line_end))


def declared(found: Scan) -> Splices:
    """ITS and its version declared on the root, where they are not yet."""
    tag = before = found.source.utf8[found.root.start : found.root.end].decode()
    its = _its(found)
    for name, value in (("xmlns:" + its[:-1], ITS), (its + "version", "2.0")):
        if name not in attributes(tag):
            tag = with_attribute(tag, name, value)
    return [(found.root.start, found.root.end, tag.encode())] if tag != before else []


def _its(found: Scan) -> str:
    """The prefix that ITS has, or will have, on the root, with its colon."""
    given = attributes(found.source.utf8[found.root.start : found.root.end].decode())
    return next((f"{name[6:]}:" for name, value in given.items() if value == ITS and name[:6] == "xmlns:"), "its:")


def _content(found: Scan, part: Part, content: str) -> Splices:
    """The splice that makes this the content of the target, which may be empty or not there yet."""
    utf8 = found.source.utf8
    name = f"{found.prefix}target"
    if part.target is not None:
        tag = tag_at(utf8, part.target_start)
        return [_filled(found, tag, name, content) if tag.empty else (*part.target, content.encode())]
    gap = utf8[tag_at(utf8, part.start).end : part.source_start]
    indent = gap if not gap.strip() else b""
    begin, end, _ = tag_at(utf8, part.source_start)
    kept = ' xml:space="preserve"' if attributes(utf8[begin:end].decode()).get("xml:space") == "preserve" else ""
    return [(part.source_end, part.source_end, indent + f"<{name}{kept}>{content}</{name}>".encode())]


def _filled(found: Scan, tag: Tag, name: str, content: str) -> tuple[int, int, bytes]:
    """What was an empty element (`<target/>`) with content."""
    slash = found.source.utf8.rindex(b"/", tag.start, tag.end)
    return slash, tag.end, f">{content}</{name}>".encode()


def changed_state(found: Scan, part: Part, change: Change, status: Status) -> Splices:
    """The state and the sub-state of the segment's tag, where the change's status is another than `status`."""
    if change.status is None or change.status is status:
        return []
    state, sub_state = written(change.status)
    start, end, _ = tag_at(found.source.utf8, part.start)
    tag = with_attribute(found.source.utf8[start:end].decode(), "state", state)
    return [(start, end, with_attribute(tag, "subState", sub_state).encode())]


def changed_notes(found: Scan, unit: Unit, words: Mapping[str, str]) -> Splices:
    """Our notes with these words, by category: changed where they stand, else added to the unit's."""
    splices: Splices = []
    added = dict(words)
    name = f"{found.prefix}note"
    for note in unit.notes:
        if note.category in added:
            held = _note_words(added.pop(note.category), found)
            tag = tag_at(found.source.utf8, note.start)
            splices.append(_filled(found, tag, name, held) if tag.empty else (tag.end, note.end, held.encode()))
    if not added:
        return splices
    notes = [
        f"<{name} category={quoted(category)}>{_note_words(held, found)}</{name}>" for category, held in added.items()
    ]
    if unit.notes_start:
        tag = tag_at(found.source.utf8, unit.notes_start)
        if tag.empty:
            return [_filled(found, tag, f"{name}s", "".join(notes))]
        indent = _indent(found, unit.notes[0].start if unit.notes else unit.notes_end)
        at = unit.notes_end - len(_indent(found, unit.notes_end))
        return [*splices, (at, at, "".join(indent + note for note in notes).encode())]
    indent = _indent(found, unit.content)
    inner = indent + " " if indent else ""
    block = f"<{name}s>{''.join(inner + note for note in notes)}{indent}</{name}s>{indent}"
    return [*splices, (unit.content, unit.content, block.encode())]


def _note_words(words: str, found: Scan) -> str:
    return escaped(NOT_XML.sub("", words), found.skeleton.line_end)


def _indent(found: Scan, at: int) -> str:
    """The white space right before an offset."""
    before = found.source.utf8[max(0, at - 200) : at].decode(errors="replace")
    return before[len(before.rstrip()) :]
