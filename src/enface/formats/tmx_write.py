"""What changes splice into a TMX file: the text of a variant, a variant that is missing, our note on one."""

from __future__ import annotations

import re

from enface.formats.contract import Change
from enface.formats.tmx_inline import coded, unpaired
from enface.formats.tmx_pairs import Pair
from enface.formats.tmx_scan import Tmx, Unit, Variant, leaves
from enface.formats.xml_inline import codes_of
from enface.formats.xml_markup import NOT_XML, Coded, encode, escaped, unbalanced
from enface.formats.xml_skeleton import Skeleton
from enface.model import EnfaceError, Problem

OWN_NOTE = "x-enface-note"
"""The type of the property that holds our note: a note of TMX does not tell whose it is."""

Splices = list[tuple[int, int, bytes]]
"""Start, end and what stands there instead, in bytes of the file as UTF-8."""


def words(tmx: Tmx, variant: Variant | None) -> Coded:
    """The text of a variant with its codes; nothing where it has none."""
    if variant is None:
        return Coded("", ())
    start, end = variant.match.span("content")
    return coded(tmx.skeleton.text(start, end)) if start >= 0 else Coded("", ())


def changed(tmx: Tmx, unit: Unit, pair: Pair, change: Change) -> Splices:
    """The splices of one changed target. Raises ImportProblem where it cannot be written."""
    content = _content(tmx, unit, pair, change)
    found = tmx.skeleton
    note = _note(tmx, pair.target, change)
    if pair.target is None:
        if content is None and not note:
            return []
        return [_new_variant(tmx, unit, pair, content or "", note)]
    match = pair.target.match
    if match["segment"] is None:
        if content is None:
            return []
        remedy = "Give its variant a seg element in the tool that made the file."
        raise found.source.problem(match.start(), f"unit {unit.id or unit.number} has no text to change.", remedy)
    splices: Splices = []
    if note:
        splices += _noted(tmx, pair.target, note)
    if content is not None:
        start, end = match.span("content")
        if start < 0:
            tag = match["segment"].decode()
            name = f"{found.prefix}seg"
            splices.append((*match.span("segment"), f"{tag[:-2].rstrip()}>{content}</{name}>".encode()))
        else:
            splices.append((start, end, content.encode()))
    return splices


def _content(tmx: Tmx, unit: Unit, pair: Pair, change: Change) -> str | None:
    """The new content of a segment; None where it stays."""
    before = words(tmx, pair.target)
    refused = NOT_XML.search(change.target)
    source = tmx.skeleton.source
    try:
        codes = codes_of(change, before, lambda: words(tmx, pair.source))
        if change.target == before.text and [code.raw for code in codes] == [code.raw for code in before.codes]:
            return None
        if refused is not None:
            reason = f"the character U+{ord(refused[0]):04X} cannot stand in XML."
            raise EnfaceError(Problem("", reason, "Take it out of the target."))
        half = unpaired(codes) or unbalanced(codes)
        if half and not (unpaired(before.codes) or unbalanced(before.codes)):
            reason = f"the new target has {half} without its other half."
            raise EnfaceError(Problem("", reason, "Keep both, or neither."))
    except EnfaceError as error:
        what = error.problems[0]
        raise source.problem(unit.start, f"unit {unit.id or unit.number}: {what.reason}", what.remedy) from None
    return encode(change.target, codes, lambda piece: escaped(piece, tmx.skeleton.line_end))


def _new_variant(tmx: Tmx, unit: Unit, pair: Pair, content: str, note: str) -> tuple[int, int, bytes]:
    """A variant for the target behind the source's, indented as that one is."""
    found, p = tmx.skeleton, tmx.skeleton.prefix
    tag = tmx.languages.get(pair.languages.target, pair.languages.target)
    held = f'<{p}prop type="{OWN_NOTE}">{note}</{p}prop>' if note else ""
    if pair.source is None:
        raise found.source.problem(unit.start, f"unit {unit.id or unit.number} has no text at all.", "Take it out.")
    match = pair.source.match
    name = "xml:lang" if b"xml:lang" in match["named"] or b"lang" not in match["named"] else "lang"
    variant = f'<{p}tuv {name}="{tag}">{held}<{p}seg>{content}</{p}seg></{p}tuv>'
    return match.end(), match.end(), f"{_indent(found, match.start())}{variant}".encode()


# Notes


def own_note(tmx: Tmx, variant: Variant | None) -> str:
    """Our note on a variant."""
    held = leaves(tmx, variant) if variant is not None else []
    return "\n".join(leaf.words for leaf in held if leaf.type == OWN_NOTE and not leaf.is_note)


def _note(tmx: Tmx, variant: Variant | None, change: Change) -> str:
    """The words of a new note as XML writes them; empty where there is none."""
    if not change.note or change.note == own_note(tmx, variant):
        return ""
    return escaped(NOT_XML.sub("", change.note), tmx.skeleton.line_end)


def _noted(tmx: Tmx, variant: Variant, note: str) -> Splices:
    """Our note where it stands, else before the text."""
    for leaf in leaves(tmx, variant):
        if leaf.type == OWN_NOTE and not leaf.is_note and leaf.start >= 0:
            return [(leaf.start, leaf.end, note.encode())]
    at = variant.match.start("segment")
    name = f"{tmx.skeleton.prefix}prop"
    return [(at, at, f'<{name} type="{OWN_NOTE}">{note}</{name}>{_indent(tmx.skeleton, at)}'.encode())]


def _indent(found: Skeleton, at: int) -> str:
    """The white space right before an offset."""
    before = found.source.utf8[max(0, at - 200) : at].decode(errors="replace")
    match = re.search(r"\s*$", before)
    return match[0] if match is not None else ""
