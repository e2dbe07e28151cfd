"""`enface errors list|mark|confirm|change|withdraw|rate|types`: marking errors without the workbench."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from enface.cli.choices import OneOf, did_you_mean
from enface.cli.console import emit, plain
from enface.cli.options import as_option, in_option, project_option
from enface.model import EnfaceError, Problem, Severity, Side

if TYPE_CHECKING:
    from enface.review.desk import Desk
    from enface.review.error_views import ErrorView

_SEVERITIES = tuple(severity.value for severity in Severity)
_type_option = click.option("--type", "type_", metavar="TYPE", help="The type, or its two keys; see `errors types`.")
_severity_option = click.option("--severity", type=OneOf(_SEVERITIES), help="neutral, minor, major or critical.")
_side_option = click.option("--side", type=OneOf(["source", "target"]), help="Where the words stand; else the target.")
_words_option = click.option("--words", metavar="TEXT", help="The words that are wrong, where they stand once.")
_span_option = click.option("--span", metavar="START-END", help="Their place instead, in characters from 0: 6-9.")
_note_option = click.option("--note", metavar="TEXT", help="What is wrong with it.")


@click.command("list", short_help="The errors in the reviews.")
@click.argument("segment", required=False)
@in_option
@project_option
@click.option("--disputed", is_flag=True, help="Only those that wait for an arbiter.")
@click.option("--format", "form", type=OneOf(["text", "json"]), default="text", help="text or json.")
def list_(segment: str | None, document: str | None, place: str | None, disputed: bool, form: str) -> int:
    """List the errors in the reviews, or in a segment, each with a short name for the other commands."""
    from enface.cli.at_desk import at_desk, document_named, segment_named

    with at_desk(place or ".", write=False) as desk:
        errors = desk.errors
        if segment is not None:
            found = list(errors.of(segment_named(desk, segment, document)))
        else:
            keys = [document_named(desk, document)] if document else [one.key for one in desk.documents()]
            found = [view for key in keys for view in errors.in_document(key)]
    if disputed:
        found = [view for view in found if view.is_disputed]
    if form == "json":
        emit(json.dumps([_data(view) for view in found], ensure_ascii=False, indent=1) + "\n", data=True)
    else:
        lines = [plain(line) for view in found for line in _lines(view)]
        emit("\n".join(lines or ["No such errors are marked."]) + "\n")
    return 0


def _lines(view: ErrorView) -> tuple[str, ...]:
    from enface.cli.at_desk import SHORT

    words = f"“{view.words}”" if view.span else "all of it"
    side = "" if view.side is Side.TARGET else " in the source"
    gone = "" if view.is_here else " (its words stand there no longer)"
    first = f"{view.id[-SHORT:]}  {view.ref.document} {view.ref.segment}: {words}{side}{gone}"
    said = [f"{view.type}, {view.severity}, by {view.author}"]
    said += [
        f"{one.what} by {one.actor}" + (f": {one.comment}" if one.comment else "")
        for one in (view.answer, view.ruling)
        if one
    ]
    if view.withdrawn:
        said.append("withdrawn")
    note = (f"          {view.note}",) if view.note else ()
    return (first, f"          {'; '.join(said)}", *note)


def _data(view: ErrorView) -> dict[str, object]:
    return {
        "id": view.id,
        "document": view.ref.document,
        "segment": view.ref.segment,
        "side": view.side,
        "start": view.here.start if view.here else None,
        "end": view.here.end if view.here else None,
        "text": view.words,
        "in_place": view.is_here,
        "type": view.type,
        "severity": view.severity,
        "author": view.author,
        "time": view.time,
        "note": view.note,
        "provenance": view.provenance,
        "rule": view.rule,
        "fingerprint": view.fingerprint,
        "counts": view.counts,
        "withdrawn": view.withdrawn,
        "answer": view.answer._asdict() if view.answer else None,
        "ruling": view.ruling._asdict() if view.ruling else None,
    }


@click.command("mark", short_help="Mark an error in a segment.")
@click.argument("segment")
@in_option
@_words_option
@_span_option
@_side_option
@_type_option
@_severity_option
@_note_option
@project_option
@as_option
def mark(
    segment: str,
    document: str | None,
    words: str | None,
    span: str | None,
    side: str | None,
    type_: str | None,
    severity: str | None,
    note: str | None,
    place: str | None,
    actor: str | None,
) -> int:
    """Mark an error in SEGMENT: in words of it, or in all of it where neither --words nor --span says where."""
    from enface.cli.at_desk import at_desk, carry_out, segment_named, span_in
    from enface.review.commands import MarkError

    if type_ is None or severity is None:
        raise click.UsageError("An error needs --type and --severity.")
    with at_desk(place or ".", actor) as desk:
        ref = segment_named(desk, segment, document)
        on, row = Side(side or "target"), desk.row(ref).segment
        text = row.source if on is Side.SOURCE else row.target
        where = span_in(text, on, words, span)
        command = MarkError(ref, type_named(desk, type_), Severity(severity), where, on, note or "")
        return carry_out(desk, command)


@click.command("confirm", short_help="Turn a finding into an error.")
@click.argument("segment")
@click.argument("rule")
@in_option
@_type_option
@_severity_option
@_note_option
@project_option
@as_option
def confirm(
    segment: str,
    rule: str,
    document: str | None,
    type_: str | None,
    severity: str | None,
    note: str | None,
    place: str | None,
    actor: str | None,
) -> int:
    """Turn the open finding of RULE in SEGMENT into an error, with its place, type and severity unless given.

    RULE is the rule's id, or the finding's fingerprint where the rule found several.
    """
    from enface.cli.at_desk import at_desk, carry_out, segment_named
    from enface.review.commands import ConfirmFinding
    from enface.review.views import FindingState

    with at_desk(place or ".", actor) as desk:
        ref = segment_named(desk, segment, document)
        if not all(one.checked for one in desk.documents() if one.key == ref.document):
            desk.check(ref.document)
        open_ = [view.finding for view in desk.findings(ref) if view.state is FindingState.OPEN]
        found = [one for one in open_ if rule in {one.rule, one.fingerprint}]
        if len(found) != 1:
            several = ", ".join(one.fingerprint for one in found)
            known = f"Open there: {', '.join(sorted({one.rule for one in open_})) or 'nothing'}."
            reason = "found several things in that segment." if found else "has no open finding in that segment."
            raise EnfaceError(Problem(rule, reason, f"Name one by its fingerprint: {several}." if found else known))
        given = type_named(desk, type_) if type_ else ""
        graded = Severity(severity) if severity else None
        return carry_out(desk, ConfirmFinding(ref, found[0].fingerprint, given, graded, note or ""))


@click.command("change", short_help="Change an error.")
@click.argument("error")
@_type_option
@_severity_option
@_note_option
@_words_option
@_span_option
@_side_option
@project_option
@as_option
def change(
    error: str,
    type_: str | None,
    severity: str | None,
    note: str | None,
    words: str | None,
    span: str | None,
    side: str | None,
    place: str | None,
    actor: str | None,
) -> int:
    """Change an error that you marked; a lead may change anybody's."""
    from enface.cli.at_desk import at_desk, carry_out, error_named, span_in
    from enface.review.commands import ChangeError

    with at_desk(place or ".", actor) as desk:
        view = error_named(desk, error)
        on = Side(side) if side else view.side
        where = None
        if words is not None or span is not None:
            row = desk.row(view.ref).segment
            where = span_in(row.source if on is Side.SOURCE else row.target, on, words, span)
        command = ChangeError(
            view.id,
            type_named(desk, type_) if type_ else None,
            Severity(severity) if severity else None,
            note,
            where,
            on if side or where else None,
        )
        return carry_out(desk, command)


@click.command("withdraw", short_help="Say that it is no error after all.")
@click.argument("errors", nargs=-1, required=True, metavar="ERROR...")
@click.option("--comment", metavar="TEXT", help="Why.")
@project_option
@as_option
def withdraw(errors: tuple[str, ...], comment: str | None, place: str | None, actor: str | None) -> int:
    """Say that what you marked is no error after all; a lead may withdraw anybody's. It stays in the record."""
    from enface.cli.at_desk import at_desk, carry_out, error_named
    from enface.review.commands import WithdrawError

    with at_desk(place or ".", actor) as desk:
        named = [error_named(desk, error) for error in errors]
        return carry_out(desk, *(WithdrawError(view.id, comment or "") for view in named))


@click.command("rate", short_help="Say that you looked at segments, with a score or without.")
@click.argument("segments", nargs=-1, required=True, metavar="SEGMENT...")
@click.option("--score", type=click.IntRange(0, 100), metavar="N", help="A score from 0 to 100, as in ESA.")
@in_option
@project_option
@as_option
def rate(
    segments: tuple[str, ...], score: int | None, document: str | None, place: str | None, actor: str | None
) -> int:
    """Say that you looked at segments for errors: those that you marked none in have none. With --score, rate them."""
    from enface.cli.at_desk import at_desk, carry_out, segment_named
    from enface.review.commands import Rate

    with at_desk(place or ".", actor) as desk:
        refs = [segment_named(desk, segment, document) for segment in segments]
        return carry_out(desk, *(Rate(ref, score) for ref in refs))


@click.command("types", short_help="The error types.")
@project_option
def types(place: str | None) -> int:
    """List the error types: those that have two keys in this project, then all of MQM 2.0."""
    from pathlib import Path

    from enface.review.project import Project
    from enface.scoring.typology import TYPES

    keys = Project.find(Path(place or ".")).error_types
    short = [f"{two}  {type_}" for two, type_ in keys.items()]
    rest = [f"    {type_}" for type_ in TYPES if type_ not in keys.values()]
    emit("\n".join((*short, *rest)) + "\n")
    return 0


def type_named(desk: Desk, given: str) -> str:
    """A type by its two keys or its name. Raises EnfaceError where there is none."""
    from enface.rules import all_rules
    from enface.scoring.typology import TYPES, is_type

    keys = desk.errors.types
    type_ = keys.get(given, given).lower()
    known = {*TYPES, *keys.values(), *(rule.type for rule in all_rules())}
    if type_ in known or is_type(type_):
        return type_
    near = did_you_mean(type_, known, "`enface errors types` lists them; those of your own begin with custom/.")
    raise EnfaceError(Problem(given, "is no error type.", near))
