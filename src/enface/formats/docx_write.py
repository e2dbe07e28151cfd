"""A changed text spread over the runs of a cell: what stays keeps its look, what is new takes its neighbour's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from enface.formats.contract import Splice, splice
from enface.formats.docx_cells import TAG, Cell, Kind, Paragraph, Piece
from enface.formats.xml_markup import escaped, with_attribute
from enface.formats.xml_skeleton import Skeleton
from enface.model import INLINE_CODE

Splices = list[tuple[int, int, bytes]]
"""Start, end and what stands there instead, in bytes of the document's part."""

_LOOK = r"<{0}rPr>((?:(?!<{0}rPr>|rPrChange).)*?)</{0}rPr>\s*</{0}pPr>"


def changed(found: Skeleton, cell: Cell, text: str) -> Splices:
    """What makes a cell hold another text with as many objects. Raises ImportProblem where paragraphs cannot join."""
    if not any(piece.kind in (Kind.TEXT, Kind.OBJECT) for piece in cell.pieces):
        return _filled(found, cell, text)
    return changed_stretches(found, cell, [Splice(0, len(cell.text), text)])


def changed_stretches(found: Skeleton, cell: Cell, stretches: Sequence[Splice]) -> Splices:
    """What exchanges stretches of a cell's text for others with as many objects, and leaves the runs between alone.

    They come in ascending order. Raises ImportProblem where paragraphs cannot join.
    """
    edits = list(_between_objects(cell.text, stretches))
    splices: Splices = []
    group: list[Piece] = []
    before: Piece | None = None
    position = start = 0
    for piece in (*cell.pieces, None):
        if piece is not None and piece.kind is not Kind.OBJECT:
            group.append(piece)
            position += len(piece.text)
            continue
        held = [
            Splice(one.start - start, one.end - start, one.replacement)
            for one in edits
            if start <= one.start <= position
        ]
        splices += _spread(found, cell, before, group, held)
        group, before = [], piece
        start = position = position + len(INLINE_CODE)
    return splices


def _between_objects(text: str, stretches: Sequence[Splice]) -> Iterator[Splice]:
    """The stretches without the objects in them, and without what is alike at both ends."""
    for stretch in stretches:
        start = stretch.start
        olds = text[stretch.start : stretch.end].split(INLINE_CODE)
        for old, new in zip(olds, stretch.replacement.split(INLINE_CODE), strict=True):
            if old != new:
                first = _alike(old, new)
                same = _alike(old[first:][::-1], new[first:][::-1])
                yield Splice(start + first, start + len(old) - same, new[first : len(new) - same])
            start += len(old) + len(INLINE_CODE)


def _filled(found: Skeleton, cell: Cell, text: str) -> Splices:
    """A text for a cell that has none: in its paragraph; in place of several, or of one that is a single tag."""
    first, last = cell.paragraphs[0], cell.paragraphs[-1]
    run = _run(found, first, text) if text else ""
    if not cell.pieces and first.content >= 0:
        return [(first.close, first.close, run.encode())]
    opening = f"{first.opening[:-2].rstrip()}>" if first.content < 0 else first.opening
    return [(first.start, last.end, f"{opening}{run}</{found.prefix}p>".encode())]


def _spread(
    found: Skeleton, cell: Cell, before: Piece | None, group: Sequence[Piece], edits: Sequence[Splice]
) -> Iterator[tuple[int, int, bytes]]:
    """The edits of what stands between two objects, each in the piece that it touches."""
    texts: dict[int, list[Splice]] = {}
    for start, end, middle in edits:
        holder = _holder(group, start, end) if middle else None
        position, left = 0, before
        for place, piece in enumerate(group):
            first = min(max(start - position, 0), len(piece.text))
            last = min(max(end - position, 0), len(piece.text))
            if piece.kind is Kind.TEXT and (first < last or piece is holder):
                texts.setdefault(place, []).append(Splice(first, last, middle if piece is holder else ""))
            elif piece.kind is not Kind.TEXT and first < last:
                _check_joins(found, cell, piece)
                yield piece.start, piece.end, b""
            position += len(piece.text)
            if position <= start:
                left = piece
        if middle and holder is None:
            yield _inserted(found, cell, left, middle)
    for place, held in texts.items():
        piece = group[place]
        yield piece.start, piece.end, _text(found, piece, splice(piece.text, held)).encode()


def _check_joins(found: Skeleton, cell: Cell, piece: Piece) -> None:
    """Raise ImportProblem where something stands between two paragraphs that would become one."""
    if piece.begins is not None:
        before = cell.paragraphs[cell.paragraphs.index(piece.begins) - 1]
        if found.utf8[before.end : piece.begins.start].strip():
            reason = "two paragraphs of a cell cannot become one, for something stands between them."
            raise found.source.problem(piece.start, reason, "Join them in the document.")


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _holder(group: Sequence[Piece], start: int, end: int) -> Piece | None:
    """The text that takes in what is new: the one that is replaced, else the one before, else the one behind."""
    position, before, behind = 0, None, None
    for piece in group:
        stop = position + len(piece.text)
        if piece.kind is Kind.TEXT:
            if position < end and start < stop:
                return piece
            if stop == start:
                before = piece
            elif position == end:
                behind = behind or piece
        position = stop
    return before or behind


def _inserted(found: Skeleton, cell: Cell, left: Piece | None, text: str) -> tuple[int, int, bytes]:
    """A text where there is none on either side."""
    if left is not None and left.kind is not Kind.BREAK:
        if left.in_run:
            return (
                left.end,
                left.end,
                f'<{found.prefix}t xml:space="preserve">{_words(found, text)}</{found.prefix}t>'.encode(),
            )
        return left.end, left.end, _run(found, cell.paragraphs[0], text).encode()
    paragraph = cell.paragraphs[0] if left is None or left.begins is None else left.begins
    run = _run(found, paragraph, text)
    if paragraph.content < 0:
        opening = paragraph.opening[:-2].rstrip()
        return paragraph.start, paragraph.end, f"{opening}>{run}</{found.prefix}p>".encode()
    return paragraph.content, paragraph.content, run.encode()


def _run(found: Skeleton, paragraph: Paragraph, text: str) -> str:
    """A run that looks as the paragraph's own mark does."""
    p = found.prefix
    look = re.search(_LOOK.format(re.escape(p)), paragraph.opening, re.DOTALL)
    own = f"<{p}rPr>{look[1]}</{p}rPr>" if look else ""
    return f'<{p}r>{own}<{p}t xml:space="preserve">{_words(found, text)}</{p}t></{p}r>'


def _text(found: Skeleton, piece: Piece, text: str) -> str:
    tag = TAG.match(found.utf8, piece.start)
    opening = tag[0].decode() if tag else ""
    if opening.endswith("/>"):
        opening = f"{opening[:-2].rstrip()}>"
    if text != text.strip():
        opening = with_attribute(opening, "xml:space", "preserve")
    return f"{opening}{_words(found, text)}</{found.prefix}t>"


def _words(found: Skeleton, text: str) -> str:
    """Text as a run holds it; line feeds and tabs are elements."""
    p = found.prefix
    between = {"\n": f"<{p}br/>", "\t": f"<{p}tab/>"}
    pieces = (
        f'</{p}t>{between[piece]}<{p}t xml:space="preserve">' if piece in between else escaped(piece)
        for piece in re.split(r"([\n\t])", text)
    )
    return "".join(pieces)
