"""Office files made for tests: packages of parts, as the programs write them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def package(parts: Mapping[str, str | bytes], *, comment: bytes = b"") -> bytes:
    """A ZIP file of these parts, in order, with times of its own."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, content) in enumerate(parts.items()):
            info = zipfile.ZipInfo(name, (2020, 4, 10, 12, number % 60, 0))
            info.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
        archive.comment = comment
    return file.getvalue()


def members(data: bytes) -> dict[str, tuple[bytes, tuple[int, ...]]]:
    """The content and the time of each part, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {info.filename: (archive.read(info), info.date_time) for info in archive.infolist()}


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """A part of relations: kind and target by id."""
    held = "".join(
        f'<Relationship Id="{id_}" Type="{_KINDS}/{kind}" Target="{target}"/>'
        for id_, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{held}</Relationships>'


def workbook(sheets: Mapping[str, str | bytes], *, strings: Sequence[str] = (), hidden: Sequence[str] = ()) -> bytes:
    """A workbook of sheets, each given as its XML; `strings` are the shared ones, each as what its `si` holds."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}"{" state=" + chr(34) + "hidden" + chr(34) if name in hidden else ""} '
        f'r:id="rId{n}"/>'
        for n, name in enumerate(sheets, 1)
    )
    targets = {f"rId{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n, _ in enumerate(sheets, 1)}
    targets["rIdS"] = ("sharedStrings", "sharedStrings.xml")
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_KINDS}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(targets),
        "xl/media/image1.png": b"\x89PNG" + bytes(64),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{"".join(f"<si>{held}</si>" for held in strings)}</sst>',
    }
    parts |= {f"xl/worksheets/sheet{n}.xml": xml for n, xml in enumerate(sheets.values(), 1)}
    return package({**parts, "docProps/core.xml": "<core/>"}, comment=b"kept")


def sheet(rows: str, *, before: str = "", after: str = "") -> str:
    """A sheet's XML around its rows."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    return f'{head}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def rows_of(*rows: Sequence[str]) -> str:
    """Rows of inline strings; an empty text has no cell."""
    return "".join(
        f'<row r="{n}">' + "".join(_cell(f"{chr(65 + place)}{n}", text) for place, text in enumerate(row)) + "</row>"
        for n, row in enumerate(rows, 1)
    )


def _cell(reference: str, text: str) -> str:
    if not text:
        return ""
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def document(body: str) -> bytes:
    """A text document with this body."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    return package(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
            "word/document.xml": f'{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
            "word/styles.xml": f'<w:styles xmlns:w="{WORD}"/>',
        }
    )


def table(*rows: Sequence[str]) -> str:
    """A table of cells; a text stands for a cell with one run, what begins with `<` is the cell's content itself."""
    held = "".join(f"<w:tr>{''.join(map(_table_cell, row))}</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="10"/></w:tblGrid>{held}</w:tbl>'


def _table_cell(content: str) -> str:
    if not content.startswith("<"):
        content = f'<w:p><w:r><w:t xml:space="preserve">{escape(content)}</w:t></w:r></w:p>'
    return f"<w:tc><w:tcPr/>{content}</w:tc>"
