"""What changes splice into an XLIFF 1 file: contents of targets, states, notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from enface.formats.contract import Change
from enface.formats.xliff1_inline import decode, encode
from enface.formats.xliff1_parts import (
    OWN_AUTHOR,
    Dialect,
    Part,
    is_blank,
    own_author,
    segment_tag,
    status,
    vendor_attributes,
)
from enface.formats.xliff1_scan import Element, Unit, marks, words
from enface.formats.xliff1_states import SDL, written
from enface.formats.xml_inline import codes_of
from enface.formats.xml_markup import NOT_XML, Coded, escaped, unbalanced, with_attribute
from enface.formats.xml_skeleton import Skeleton
from enface.model import EnfaceError, Status

Splices = list[tuple[int, int, bytes]]
"""Start, end and what stands there instead, in bytes of the file as UTF-8."""


class Edited(NamedTuple):
    """A unit with its segments and the changes of some of them, by number."""

    unit: Unit
    parts: list[Part]
    changes: Mapping[int, Change]


def changed(skeleton: Skeleton, dialect: Dialect, edited: Edited) -> Splices:
    """All splices of a unit, ascending. Raises ImportProblem where a new target cannot be written."""
    contents = {}
    for number, change in edited.changes.items():
        content = _content(skeleton, edited.unit, edited.parts[number], change)
        if content is not None:
            contents[number] = content
    splices: Splices = []
    attributes: dict[str, str] = {}
    for number, change in edited.changes.items() if dialect.vendor is not None else ():
        if change.status is not None and _read_as(skeleton, dialect, edited, number) is not change.status:
            splices += _vendor_state(skeleton, dialect, edited, number, change.status)
    if not splices:
        state = _common_status(skeleton, dialect, edited)
        if state is not None:
            attributes = _standard_state(state)
            splices += _approved(skeleton, edited.unit, state)
    splices += _targets(skeleton, edited, contents, attributes)
    splices += _notes(skeleton, edited)
    return sorted(splices, key=lambda splice: splice[:2])


def coded(skeleton: Skeleton, element: Element | None) -> Coded:
    """A source or a target as text with codes."""
    return decode(skeleton.text(element.tag_end, element.content_end)) if element is not None else Coded("", ())


def _content(skeleton: Skeleton, unit: Unit, part: Part, change: Change) -> str | None:
    """The new content of a target; None where it stays."""
    before = coded(skeleton, part.target)
    try:
        codes = codes_of(change, before, lambda: coded(skeleton, part.source))
        if change.target == before.text and [code.raw for code in codes] == [code.raw for code in before.codes]:
            return None
        content = encode(change.target, codes, skeleton.line_end)
    except EnfaceError as error:
        what = error.problems[0]
        raise skeleton.source.problem(unit.start, f"unit {unit.id!r}: {what.reason}", what.remedy) from None
    lost = unbalanced(codes)
    if lost:
        reason = f"the new target of unit {unit.id!r} has {lost} without its other half."
        raise skeleton.source.problem(unit.start, reason, "Keep both, or neither.")
    return content


# States


def _read_as(skeleton: Skeleton, dialect: Dialect, edited: Edited, number: int) -> Status:
    """What a segment's status reads as if nothing is written but its text."""
    part, change = edited.parts[number], edited.changes.get(number)
    has_text = bool(change.target if change is not None else coded(skeleton, part.target).text)
    return status(skeleton, dialect, edited.unit, part, has_text=has_text)


def _vendor_state(skeleton: Skeleton, dialect: Dialect, edited: Edited, number: int, state: Status) -> Splices:
    """The product's attribute, where the file has one for the segment or a place for it."""
    vendor, unit, part = dialect.vendor, edited.unit, edited.parts[number]
    if vendor is None:
        return []
    value = vendor.write[state]
    if vendor.read.get(value) is vendor.read.get(vendor_attributes(skeleton, dialect, unit, part).get("state", "")):
        return []
    tag = segment_tag(skeleton, unit, part) if vendor is SDL else None
    if tag is not None:
        return [_retagged(skeleton, *tag, {vendor.attribute: value})]
    name = dialect.attribute(vendor.attribute)
    if name not in unit.given:
        return []
    return [_retagged(skeleton, unit.start, unit.content, {name: value})]


def _common_status(skeleton: Skeleton, dialect: Dialect, edited: Edited) -> Status | None:
    """The new status of a unit whose state is the standard's, if all its segments have the same one."""
    unit = edited.unit
    if all(change.status is None for change in edited.changes.values()):
        return None
    if dialect.vendor is not None and any(
        vendor_attributes(skeleton, dialect, unit, part).get("state") for part in edited.parts
    ):
        return None
    states: set[Status] = set()
    is_new = False
    for number in range(len(edited.parts)):
        before = _read_as(skeleton, dialect, edited, number)
        change = edited.changes.get(number)
        after = change.status if change is not None and change.status is not None else before
        is_new = is_new or after is not before
        states.add(after)
    return states.pop() if is_new and len(states) == 1 else None


def _standard_state(state: Status) -> dict[str, str]:
    value, qualifier = written(state)
    return {"state": value, "state-qualifier": qualifier}


def _approved(skeleton: Skeleton, unit: Unit, state: Status) -> Splices:
    value = "yes" if state is Status.APPROVED else "no"
    given = unit.given.get("approved", "no")
    return [] if given == value else [_retagged(skeleton, unit.start, unit.content, {"approved": value})]


def _retagged(skeleton: Skeleton, start: int, end: int, given: Mapping[str, str]) -> tuple[int, int, bytes]:
    return start, end, _tagged(skeleton.text(start, end), given).encode()


def _tagged(tag: str, given: Mapping[str, str]) -> str:
    for name, value in given.items():
        tag = with_attribute(tag, name, value)
    return tag


# Targets


def _targets(skeleton: Skeleton, edited: Edited, contents: Mapping[int, str], attributes: Mapping[str, str]) -> Splices:
    """The contents of targets, and the attributes of the target's tag."""
    unit, name = edited.unit, f"{skeleton.prefix}target"
    missing = {number: content for number, content in contents.items() if edited.parts[number].target is None}
    if unit.target is None:
        if not missing:
            return []
        element = f"{_tagged(f'<{name}>', attributes)}{_structure(skeleton, edited, missing)}</{name}>"
        before = unit.segmented or unit.source
        at = before.end if before is not None else unit.content
        indent = _indent(skeleton, before.start) if before is not None else ""
        return [(at, at, f"{indent}{element}".encode())]
    splices: Splices = []
    whole = _structure(skeleton, edited, missing) if missing and is_blank(skeleton, unit.target) else None
    if whole is None and len(edited.parts) == 1 and edited.parts[0].target == unit.target:
        whole = contents.get(0)
    if whole is not None:
        return _refilled(skeleton, unit.target, name, whole, attributes)
    if attributes:
        splices.append(_retagged(skeleton, unit.target.start, unit.target.tag_end, attributes))
    for number, content in contents.items():
        target = edited.parts[number].target
        if target is not None:
            splices += _refilled(skeleton, target, f"{skeleton.prefix}mrk", content, {})
    return splices + _inserted(skeleton, edited, missing)


def _refilled(skeleton: Skeleton, element: Element, name: str, content: str, attributes: Mapping[str, str]) -> Splices:
    """An element with another content, and with attributes changed."""
    tag = _tagged(skeleton.text(element.start, element.tag_end), attributes)
    if element.is_empty:
        if not content:
            return [(element.start, element.end, tag.encode())] if attributes else []
        return [(element.start, element.end, f"{tag[:-2].rstrip()}>{content}</{name}>".encode())]
    splices: Splices = [(element.tag_end, element.content_end, content.encode())]
    return [(element.start, element.tag_end, tag.encode()), *splices] if attributes else splices


def _structure(skeleton: Skeleton, edited: Edited, contents: Mapping[int, str]) -> str:
    """The content of a new target: that of the parted source with its segments' contents replaced."""
    parted = edited.unit.segmented or edited.unit.source
    if parted is None or edited.parts[0].mark is None:
        return contents.get(0, "")
    pieces: list[str] = []
    position = parted.tag_end
    for number, part in enumerate(edited.parts):
        if part.source is None:
            continue
        mark = part.source
        pieces += [skeleton.text(position, mark.start), _marked(skeleton, mark, contents.get(number, ""))]
        position = mark.end
    return "".join([*pieces, skeleton.text(position, parted.content_end)])


def _marked(skeleton: Skeleton, mark: Element, content: str) -> str:
    """A segment with its mark as the source has it and another content."""
    tag = skeleton.text(mark.start, mark.tag_end)
    opening = f"{tag[:-2].rstrip()}>" if mark.is_empty else tag
    return f"{opening}{content}</{skeleton.prefix}mrk>"


def _inserted(skeleton: Skeleton, edited: Edited, missing: Mapping[int, str]) -> Splices:
    """Segments that a target which has others lacks: each behind the one before it."""
    splices: Splices = []
    if not missing or edited.unit.target is None:
        return splices
    first = marks(skeleton, edited.unit.target)[0].element.start
    for number, content in missing.items():
        source = edited.parts[number].source
        if source is None:
            continue
        before = [part.target for part in edited.parts[:number] if part.target is not None]
        at = before[-1].end if before else first
        splices.append((at, at, _marked(skeleton, source, content).encode()))
    return splices


# Notes


def _notes(skeleton: Skeleton, edited: Edited) -> Splices:
    """Our notes: changed where they stand, else added as the last things in the unit."""
    unit, splices, added = edited.unit, [], []
    for number, change in edited.changes.items():
        if not change.note:
            continue
        author = own_author(edited.parts, edited.parts[number])
        note = next((note.element for note in unit.notes if note.author == author), None)
        if note is not None and words(skeleton, note) == change.note:
            continue
        content = escaped(NOT_XML.sub("", change.note), skeleton.line_end)
        name = f"{skeleton.prefix}note"
        if note is not None:
            splices += _refilled(skeleton, note, name, content, {})
        elif change.note != shown_note(skeleton, edited.unit, edited.parts, edited.parts[number]):
            author = escaped(author, skeleton.line_end).replace('"', "&quot;")
            added.append(f'<{name} from="{author}">{content}</{name}>')
    if added:
        body = skeleton.source.utf8[unit.content : unit.end]
        at = unit.content + len(body.rstrip())
        model = unit.source or unit.target
        indent = _indent(skeleton, model.start) if model is not None else ""
        splices.append((at, at, "".join(f"{indent}{note}" for note in added).encode()))
    return splices


def shown_note(skeleton: Skeleton, unit: Unit, unit_parts: list[Part], part: Part) -> str:
    """Our own note on a segment, else the notes of its unit by others."""
    author = own_author(unit_parts, part)
    own = [words(skeleton, note.element) for note in unit.notes if note.author == author]
    return "\n".join(own or others(skeleton, unit))


def others(skeleton: Skeleton, unit: Unit) -> list[str]:
    """The notes of a unit that are not ours."""
    theirs = (note for note in unit.notes if note.author.partition(":")[0] != OWN_AUTHOR)
    return [words(skeleton, note.element) for note in theirs]


def _indent(skeleton: Skeleton, at: int) -> str:
    """The white space right before an offset."""
    before = skeleton.source.utf8[max(0, at - 200) : at].decode(errors="replace")
    return before[len(before.rstrip()) :]
