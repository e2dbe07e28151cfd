"""`enface errors accept|dispute|decide`: what a translator says of errors, and what an arbiter decides."""

from __future__ import annotations

import click

from enface.cli.choices import OneOf
from enface.cli.options import as_option, project_option
from enface.model import Severity

_ERRORS = click.argument("errors", nargs=-1, required=True, metavar="ERROR...")


@click.command("accept", short_help="Accept errors in your translation.")
@_ERRORS
@click.option("--comment", metavar="TEXT", help="What there is to say about it.")
@project_option
@as_option
def accept(errors: tuple[str, ...], comment: str | None, place: str | None, actor: str | None) -> int:
    """Accept errors that were marked in your translation, named as `errors list` shows them."""
    return _answered(errors, True, comment or "", place, actor)


@click.command("dispute", short_help="Dispute errors in your translation.")
@_ERRORS
@click.option("--comment", metavar="TEXT", required=True, help="Why it is none, or less grave.")
@project_option
@as_option
def dispute(errors: tuple[str, ...], comment: str, place: str | None, actor: str | None) -> int:
    """Dispute errors that were marked in your translation; a lead decides, and the report tells of it."""
    return _answered(errors, False, comment, place, actor)


def _answered(errors: tuple[str, ...], accepted: bool, comment: str, place: str | None, actor: str | None) -> int:
    from enface.cli.at_desk import at_desk, carry_out, error_named
    from enface.review.commands import AnswerError

    with at_desk(place or ".", actor) as desk:
        named = [error_named(desk, error) for error in errors]
        return carry_out(desk, *(AnswerError(view.id, accepted, comment) for view in named))


@click.command("decide", short_help="Decide a disputed error as a lead.")
@click.argument("error")
@click.argument("ruling", type=OneOf(["upheld", "changed", "dismissed"]), metavar="RULING")
@click.option("--comment", metavar="TEXT", required=True, help="Why.")
@click.option("--type", "type_", metavar="TYPE", help="With changed: the type that it is.")
@click.option("--severity", type=OneOf([one.value for one in Severity]), help="With changed: the severity that it has.")
@project_option
@as_option
def decide(
    error: str,
    ruling: str,
    comment: str,
    type_: str | None,
    severity: str | None,
    place: str | None,
    actor: str | None,
) -> int:
    """Decide a disputed error as a lead: it is upheld, changed or dismissed.

    The score is made anew with it; what it was before the dispute stays in the report.
    """
    from enface.cli.at_desk import at_desk, carry_out, error_named
    from enface.cli.error_marks import type_named
    from enface.review.commands import DecideError, Ruling

    with at_desk(place or ".", actor) as desk:
        view = error_named(desk, error)
        given = type_named(desk, type_) if type_ else None
        graded = Severity(severity) if severity else None
        return carry_out(desk, DecideError(view.id, Ruling(ruling), comment, given, graded))
