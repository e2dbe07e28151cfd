"""A document as it reads, as a Word file; and with its revision as tracked changes for its author to take or leave."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from enface.reports.reading import Kind, Paragraph, Sentence, as_read
from enface.reports.signed_changes import SignedChange, signed_changes
from enface.reports.word_package import COMMENT_MARK, COMMENT_TEXT, ITEM, heading, word_package
from enface.review.views import CommentView, Revision

_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_MAX_NAME = 255
"""How long a name Word takes."""


def as_docx(paragraphs: Iterable[Paragraph]) -> bytes:
    """Headings, lists and paragraphs in Word's own styles."""
    return word_package([_paragraph(one, _run(one.text)) for one in paragraphs if one.text])


def as_tracked(paragraphs: Iterable[Paragraph]) -> bytes:
    """The text as it was delivered, with what people revised as tracked changes and what they said as comments.

    With all changes accepted it reads as now, with all rejected as delivered.
    """
    return _Tracked().document(paragraphs)


def _paragraph(paragraph: Paragraph, content: str, mark: str = "") -> str:
    style = {Kind.HEADING: heading(paragraph.level), Kind.ITEM: ITEM, Kind.BODY: ""}[paragraph.kind]
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def _run(text: str, element: str = "t") -> str:
    """Text as a run holds it; line feeds and tabs are elements. Nothing for no text."""
    pieces = (
        _BREAKS.get(piece) or f'<w:{element} xml:space="preserve">{escape(piece)}</w:{element}>'
        for piece in re.split(r"([\n\t])", text)
        if piece
    )
    return f"<w:r>{''.join(pieces)}</w:r>" if text else ""


class _Tracked:
    """Writes one document; its changes and comments are numbered through."""

    def __init__(self) -> None:
        self._ids = count(1)
        self._comments: list[str] = []

    def document(self, paragraphs: Iterable[Paragraph]) -> bytes:
        body = [self._paragraph(one) for one in paragraphs if any(_is_shown(s) for s in one.sentences)]
        return word_package(body, self._comments)

    def _paragraph(self, paragraph: Paragraph) -> str:
        shown = [sentence for sentence in paragraph.sentences if _is_shown(sentence)]
        was, now = (any(texts) for texts in zip(*((one.delivered, one.text) for one in shown), strict=True))
        reviser = next((one.versions[-1] for one in shown if one.versions), None)
        mark = "" if was == now else self._change("ins" if now else "del", reviser)
        return _paragraph(paragraph, "".join(self._sentences(shown)), mark)

    def _sentences(self, sentences: list[Sentence]) -> Iterator[str]:
        """The runs of a paragraph; a blank between two sentences is as new or as gone as what it parts."""
        was = now = False
        for sentence in sentences:
            before = " " if was and sentence.delivered else ""
            after = " " if now and sentence.text else ""
            yield self._step(SignedChange(before, after, sentence.versions[-1] if sentence.versions else None))
            yield self._commented(sentence)
            was, now = was or bool(sentence.delivered), now or bool(sentence.text)

    def _commented(self, sentence: Sentence) -> str:
        ids = [self._comment(comment) for comment in sentence.comments]
        starts = "".join(f'<w:commentRangeStart w:id="{id_}"/>' for id_ in ids)
        steps = "".join(map(self._step, signed_changes(sentence.delivered, sentence.versions)))
        ends = "".join(
            f'<w:commentRangeEnd w:id="{id_}"/><w:r><w:rPr><w:rStyle w:val="{COMMENT_MARK}"/></w:rPr>'
            f'<w:commentReference w:id="{id_}"/></w:r>'
            for id_ in ids
        )
        return f"{starts}{steps}{ends}"

    def _step(self, step: SignedChange) -> str:
        if step.old == step.new:
            return _run(step.new)
        gone = self._change("del", step.by, _run(step.old, "delText")) if step.old else ""
        return gone + (self._change("ins", step.by, _run(step.new)) if step.new else "")

    def _change(self, name: str, version: Revision | None, runs: str = "") -> str:
        signed = _signed(version.actor, version.time) if version else _signed("", "")
        given = f'w:id="{next(self._ids)}" {signed}'
        return f"<w:{name} {given}>{runs}</w:{name}>" if runs else f"<w:{name} {given}/>"

    def _comment(self, comment: CommentView) -> int:
        id_ = next(self._ids)
        properties = f'<w:pPr><w:pStyle w:val="{COMMENT_TEXT}"/></w:pPr>'
        mark = f'<w:r><w:rPr><w:rStyle w:val="{COMMENT_MARK}"/></w:rPr><w:annotationRef/></w:r>'
        self._comments.append(
            f'<w:comment w:id="{id_}" {_signed(comment.actor, comment.time)}>'
            f"<w:p>{properties}{mark}{_run(as_read(comment.text, ()))}</w:p></w:comment>"
        )
        return id_


def _is_shown(sentence: Sentence) -> bool:
    return bool(sentence.delivered or sentence.text or sentence.comments)


def _signed(actor: str, time: str) -> str:
    """Who and when, in UTC to the second."""
    name = " ".join(as_read(actor, ()).split())[:_MAX_NAME] or "unknown"
    given = f"w:author={quoteattr(name)}"
    return f'{given} w:date="{time[:19]}Z"' if time else given
