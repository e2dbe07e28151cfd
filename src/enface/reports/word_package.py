"""A Word document as the package that it is: the few parts that plain paragraphs, revisions and comments need.

Nothing in it tells when it was made, so that the same content gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first time that a package can tell."""

COMMENT_TEXT = "CommentText"
COMMENT_MARK = "CommentReference"
ITEM = "ListBullet"


def heading(level: int) -> str:
    """The style of a heading."""
    return f"Heading{level}"


def word_package(body: Sequence[str], comments: Sequence[str] = ()) -> bytes:
    """A document of these paragraphs and comments, each given as its element."""
    parts = {"document": _root("document", f"<w:body>{''.join(body)}<w:sectPr/></w:body>"), "styles": _STYLES}
    parts["numbering"] = _NUMBERING
    if comments:
        parts["comments"] = _root("comments", "".join(comments))
    main = f"{_TYPE}.document.main+xml"
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{main if name == "document" else f"{_TYPE}.{name}+xml"}"/>'
        for name in parts
    )
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return _zipped(
        {
            "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{defaults}{types}</Types>',
            "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
            "word/_rels/document.xml.rels": _relations({name: f"{name}.xml" for name in parts if name != "document"}),
            **{f"word/{name}.xml": content for name, content in parts.items()},
        }
    )


def _root(name: str, content: str) -> str:
    return f'{_HEAD}<w:{name} xmlns:w="{_WORD}">{content}</w:{name}>'


def _relations(targets: dict[str, str]) -> str:
    held = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{held}</Relationships>'


def _zipped(parts: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _BEGINNING)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # whatever system it is made on
            archive.writestr(info, content.encode())
    return file.getvalue()


def _style(kind: str, id_: str, name: str, content: str = "", *, default: bool = False) -> str:
    given = ' w:default="1"' if default else ""
    named = f"w:styleId={quoteattr(id_)}><w:name w:val={quoteattr(name)}/>"
    return f'<w:style w:type="{kind}"{given} {named}{content}</w:style>'


def _heading_style(level: int) -> str:
    based = '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
    look = f'<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
    size = 36 - 4 * (level - 1) if level < 4 else 24
    return _style(
        "paragraph", heading(level), f"heading {level}", f'{based}{look}<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr>'
    )


_STYLES = _root(
    "styles",
    "".join(
        (
            _style("paragraph", "Normal", "Normal", '<w:pPr><w:spacing w:after="120"/></w:pPr>', default=True),
            _style("character", "DefaultParagraphFont", "Default Paragraph Font", default=True),
            *(_heading_style(level) for level in range(1, 7)),
            _style(
                "paragraph",
                ITEM,
                "List Bullet",
                '<w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>',
            ),
            _style("paragraph", COMMENT_TEXT, "annotation text", '<w:basedOn w:val="Normal"/>'),
            _style("character", COMMENT_MARK, "annotation reference", '<w:rPr><w:sz w:val="16"/></w:rPr>'),
        )
    ),
)
_NUMBERING = _root(
    "numbering",
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
)
