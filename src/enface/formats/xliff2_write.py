"""What a change splices into an XLIFF 2 file: a target's content, a segment's state, notes on its unit, ITS marks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from enface.formats.contract import Change
from enface.formats.xliff2_inline import encode
from enface.formats.xliff2_parts import ITS, Part, Scan, Unit, tag_at
from enface.formats.xliff2_quality import Quality, marked
from enface.formats.xml_inline import codes_of
from enface.formats.xml_markup import NOT_XML, Coded, attributes, escaped, quoted, unbalanced
from enface.formats.xml_source import XmlSource
from enface.model import EnfaceError, Status

STATUSES = {
    "initial": Status.DRAFT,
    "translated": Status.TRANSLATED,
    "reviewed": Status.REVISED,
    "final": Status.APPROVED,
}
"""What a state says."""

REJECTED = "enface:rejected"
"""The sub-state of ours; it stands only because no state says it."""

_STATES = {status: (state, "") for state, status in STATUSES.items()} | {Status.REJECTED: ("translated", REJECTED)}

Splices = list[tuple[int, int, bytes]]
"""Start, end and what stands there instead, in bytes of the file as UTF-8."""


def changed_target(
    source: XmlSource, found: Scan, part: Part, change: Change, before: Coded, original: Coded
) -> Splices:
    """The target's new content, where it is another; `before` and `original` are target and source as they stand.

    Raises ImportProblem where a paired code would stand there without its other half.
    """
    try:
        codes = codes_of(change, before.text, before.codes, original.codes)
    except EnfaceError as error:
        what = error.problems[0]
        raise source.problem(part.start, f"unit {part.unit.id!r}: {what.reason}", what.remedy) from None
    if change.target == before.text and [code.raw for code in codes] == [code.raw for code in before.codes]:
        return []
    lost = unbalanced(codes)
    if lost:
        reason = f"the new target of unit {part.unit.id!r} has {lost} without its other half."
        raise source.problem(part.start, reason, "Keep both, or neither.")
    return _content(source, found, part, encode(change.target, codes, found.prefix, found.line_end))


def marks(source: XmlSource, found: Scan, part: Part, target: Coded, quality: Quality) -> Splices:
    """The target with marks for its issues and its rating, in place of those that we wrote before."""
    written = source.utf8[part.unit.start : part.unit.end].decode()
    ids = re.findall(r"\sid\s*=\s*[\"']([^\"']*)", written)
    result = marked(target, quality, ids, f"{part.number}-", found.prefix, _its(source, found))
    return _content(source, found, part, encode(*result, found.prefix, found.line_end))


def declared(source: XmlSource, found: Scan) -> Splices:
    """ITS and its version declared on the root, where they are not yet."""
    tag = before = source.utf8[found.root.start : found.root.end].decode()
    its = _its(source, found)
    for name, value in (("xmlns:" + its[:-1], ITS), (its + "version", "2.0")):
        if name not in attributes(tag):
            tag = _with_attribute(tag, name, value)
    return [(found.root.start, found.root.end, tag.encode())] if tag != before else []


def _its(source: XmlSource, found: Scan) -> str:
    """The prefix that ITS has, or will have, on the root, with its colon."""
    given = attributes(source.utf8[found.root.start : found.root.end].decode())
    return next((f"{name[6:]}:" for name, value in given.items() if value == ITS and name[:6] == "xmlns:"), "its:")


def _content(source: XmlSource, found: Scan, part: Part, content: str) -> Splices:
    """The splice that makes this the content of the target, which may be empty or not there yet."""
    utf8 = source.utf8
    if part.target is not None and part.target_tag is not None and not part.target_tag.empty:
        return [(*part.target, content.encode())]
    name = f"{found.prefix}target"
    if part.target_tag is not None:
        slash = utf8.rindex(b"/", part.target_tag.start, part.target_tag.end)
        return [(slash, part.target_tag.end, f">{content}</{name}>".encode())]
    gap = utf8[tag_at(utf8, part.start).end : part.source_tag.start]
    indent = gap if not gap.strip() else b""
    given = attributes(utf8[part.source_tag.start : part.source_tag.end].decode())
    kept = ' xml:space="preserve"' if given.get("xml:space") == "preserve" else ""
    return [(part.source_end, part.source_end, indent + f"<{name}{kept}>{content}</{name}>".encode())]


def changed_state(source: XmlSource, part: Part, change: Change, status: Status) -> Splices:
    """The state and the sub-state of the segment's tag, where the change's status is another than `status`."""
    if change.status is None or change.status is status:
        return []
    state, sub_state = _STATES[change.status]
    start, end, _ = tag_at(source.utf8, part.start)
    tag = _with_attribute(source.utf8[start:end].decode(), "state", state)
    return [(start, end, _with_attribute(tag, "subState", sub_state).encode())]


def _with_attribute(tag: str, name: str, value: str) -> str:
    """The tag with the attribute changed, added, or, where the value is empty, removed."""
    match = re.search(rf"(\s+){name}(\s*=\s*)(\"[^\"]*\"|'[^']*')", tag)
    if match is not None:
        mark = match[3][0]
        held = f"{match[1]}{name}{match[2]}{mark}{value}{mark}" if value else ""
        return tag[: match.start()] + held + tag[match.end() :]
    if not value:
        return tag
    end = re.search(r"\s*/?>$", tag)
    at = end.start() if end is not None else len(tag)
    return f'{tag[:at]} {name}="{value}"{tag[at:]}'


def changed_notes(source: XmlSource, found: Scan, unit: Unit, words: Mapping[str, str]) -> Splices:
    """Our notes with these words, by category: changed where they stand, else added to the unit's."""
    splices: Splices = []
    added = dict(words)
    for note in unit.notes:
        if note.category in added:
            written = _note_words(added.pop(note.category), found).encode()
            name = f"{found.prefix}note"
            if note.tag.empty:
                slash = source.utf8.rindex(b"/", note.tag.start, note.tag.end)
                splices.append((slash, note.tag.end, b">" + written + f"</{name}>".encode()))
            else:
                splices.append((note.tag.end, note.end, written))
    if not added:
        return splices
    name = f"{found.prefix}note"
    notes = [
        f"<{name} category={quoted(category)}>{_note_words(held, found)}</{name}>" for category, held in added.items()
    ]
    if unit.notes_tag is not None and unit.notes_tag.empty:
        slash = source.utf8.rindex(b"/", unit.notes_tag.start, unit.notes_tag.end)
        return [(slash, unit.notes_tag.end, f">{''.join(notes)}</{name}s>".encode())]
    if unit.notes_tag is not None:
        indent = _indent(source, unit.notes[0].tag.start if unit.notes else unit.notes_end)
        at = unit.notes_end - len(_indent(source, unit.notes_end))
        return [*splices, (at, at, "".join(indent + note for note in notes).encode())]
    indent = _indent(source, unit.content)
    inner = indent + " " if indent else ""
    block = f"<{name}s>{''.join(inner + note for note in notes)}{indent}</{name}s>{indent}"
    return [*splices, (unit.content, unit.content, block.encode())]


def _note_words(words: str, found: Scan) -> str:
    return escaped(NOT_XML.sub("", words), found.line_end)


def _indent(source: XmlSource, at: int) -> str:
    """The white space right before an offset."""
    before = source.utf8[max(0, at - 200) : at].decode(errors="replace")
    return before[len(before.rstrip()) :]
