"""`enface sample`: which segments to review where not all can be, and how many words decide."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enface.cli.choices import OneOf
from enface.cli.console import emit, plain
from enface.cli.options import as_option
from enface.languages.counting import counted
from enface.model import EnfaceError, Problem

if TYPE_CHECKING:
    from enface.review.samples import Sample
    from enface.scoring.triage import Reading, Triage

_in_option = click.option(
    "--in", "documents", multiple=True, metavar="DOCUMENT", help="Only from this document; may be repeated."
)
_format_option = click.option("--format", "form", type=OneOf(["text", "json"]), default="text", help="text or json.")
_path_argument = click.argument("path", default=".")
_SHORT = 8
_SHOWN = 50


@click.group("sample")
def command() -> None:
    """Which segments to review where not all can be, and what a score of them stands for.

    A sample that is drawn is kept in the record of the reviews, with how it was drawn: a report says of it what it
    stands for. What to read first in so many minutes (`triage`) is no sample, and no score should be made of it.
    """


@command.command("draw", short_help="Draw a sample and keep it.")
@_path_argument
@click.option("--segments", "count", type=click.IntRange(1), required=True, metavar="N", help="How many to draw.")
@click.option(
    "--method",
    type=OneOf(["random", "stratified", "risk"]),
    default="random",
    show_default=True,
    help="stratified: each document its share; risk: likelier where findings are open and texts are long.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Another number draws other segments.")
@_in_option
@click.option("--into", metavar="PROJECT", help="Of a corpus that was checked: put the sample there as a document.")
@as_option
@_format_option
def draw(
    path: str,
    count: int,
    method: str,
    seed: int,
    documents: tuple[str, ...],
    into: str | None,
    actor: str | None,
    form: str,
) -> int:
    """Draw segments of the project for review, and keep in the record which, how, and of how many.

    The same seed draws the same segments from the same texts. Look at each of them for errors: mark these, and say of
    those without any that you looked (`enface errors rate`).

    Where PATH is a folder into which `enface check --engine` has put its findings, segments of that corpus are drawn at
    random, and become a document of the project or folder --into.
    """
    if (Path(path) / "receipts").is_dir():
        if into is None or method != "random" or documents or actor or form != "text":
            raise click.UsageError(
                "Of a corpus, segments are drawn at random: give --segments, --seed, --into PROJECT."
            )
        from enface.cli.corpus_sample import draw_into

        return draw_into(Path(path), count, seed, Path(into))
    if into is not None:
        raise click.UsageError("--into is for a corpus: name the folder of its findings.")
    from enface.cli.at_desk import at_desk, check_stale, document_named
    from enface.scoring.sampling import Method

    with at_desk(path, actor) as desk:
        check_stale(desk)
        sample = desk.samples.draw(count, Method(method), seed, [document_named(desk, name) for name in documents])
    _print([sample], form, shown=True)
    return 0


@command.command("list", short_help="The samples that were drawn.")
@_path_argument
@_format_option
def list_(path: str, form: str) -> int:
    """List the samples that were drawn, with their segments in JSON."""
    from enface.cli.at_desk import at_desk

    with at_desk(path, write=False) as desk:
        samples = desk.samples.all()
    if not samples and form == "text":
        emit("No sample was drawn.\n")
        return 0
    _print(samples, form)
    return 0


@command.command("triage", short_help="What to read first in so many minutes.")
@_path_argument
@click.option("--minutes", type=click.FloatRange(min=0, min_open=True), required=True, help="The time there is.")
@click.option(
    "--words-an-hour",
    type=click.FloatRange(min=1),
    default=1500,
    show_default=True,
    metavar="N",
    help="How fast you revise with the source beside it.",
)
@_in_option
@_format_option
def triage(path: str, minutes: float, words_an_hour: float, documents: tuple[str, ...], form: str) -> int:
    """Say which segments to read in so many minutes, those first where reading is expected to find most, and what stays
    unseen.

    Open findings count with the points of their severity times how often their rule was right in this project so far;
    every word counts too, because most errors are found by no rule. Approved segments are left out, and those that
    somebody looked at for errors. It is no estimate of quality.
    """
    from enface.cli.at_desk import at_desk, check_stale, document_named
    from enface.review.samples import POINTS_A_WORD
    from enface.scoring.triage import triage as choose

    with at_desk(path, write=False) as desk:
        check_stale(desk)
        wanted = {document_named(desk, name) for name in documents}
        readings = [one for one in desk.samples.readings(open_only=True) if not wanted or one.document in wanted]
    found = choose(readings, minutes, words_an_hour / 60, POINTS_A_WORD)
    if form == "json":
        emit(_json(_triage_data(found)), data=True)
    else:
        emit("".join(f"{plain(line)}\n" for line in _triage_lines(found)))
    return 0


@command.command("plan", short_help="How many words to check, and how many errors to let pass.")
@click.option("--good", type=float, required=True, metavar="RATE", help="Errors in 1,000 words of a text to accept.")
@click.option("--bad", type=float, required=True, metavar="RATE", help="Errors in 1,000 words of a text to refuse.")
@click.option("--alpha", type=float, default=0.05, show_default=True, help="Risk of refusing the good text.")
@click.option("--beta", type=float, default=0.10, show_default=True, help="Risk of accepting the bad text.")
@click.option("--words", type=click.IntRange(1), help="Say the risks of checking so many words instead,")
@click.option("--errors", type=click.IntRange(0), help="and accepting with at most so many errors.")
@_format_option
def plan(good: float, bad: float, alpha: float, beta: float, words: int | None, errors: int | None, form: str) -> int:
    """Plan an acceptance: how many words to check and how many errors to let pass, so that both risks are kept.

    Errors are taken to fall on words like a Poisson process, as in ISO 2859-1.
    """
    from enface.scoring.acceptance import Plan, smallest_plan

    if (words is None) != (errors is None):
        raise click.UsageError("--words and --errors go together.")
    if not 0 < good < bad:
        raise click.UsageError("--good is above 0 and below --bad.")
    if not (0 < alpha < 1 and 0 < beta < 1):
        raise click.UsageError("--alpha and --beta lie between 0 and 1.")
    try:
        made = Plan(words, errors) if words and errors is not None else smallest_plan(good, bad, alpha, beta)
    except ValueError as error:
        raise EnfaceError(Problem("", f"{error}.", "Take rates further apart, or allow more risk.")) from None
    risks = made.producer_risk(good), made.consumer_risk(bad)
    if form == "json":
        data = {
            "words": made.words,
            "errors": made.errors,
            "good": good,
            "bad": bad,
            "alpha": risks[0],
            "beta": risks[1],
        }
        emit(_json(data), data=True)
        return 0
    emit(f"Check {made.words:,} words and accept the text with at most {counted(made.errors, 'error')}.\n")
    emit(f"A text with {good:g} errors in 1,000 words is refused in {risks[0]:.1%} of cases (α),\n")
    emit(f"one with {bad:g} is accepted in {risks[1]:.1%} (β).\n")
    return 0


def _print(samples: list[Sample] | tuple[Sample, ...], form: str, *, shown: bool = False) -> None:
    if form == "json":
        emit(_json([_data(one) for one in samples]), data=True)
        return
    for one in samples:
        emit(plain(f"{one.id[-_SHORT:]}  {one.time[:10]}, by {one.actor}: {one.drawing.says}.") + "\n")
    if shown:
        drawn = samples[0].drawing.drawn
        emit("".join(plain(f"  {one.document} {one.segment} ({counted(one.words, 'word')})") + "\n" for one in drawn))


def _data(sample: Sample) -> dict[str, object]:
    drawing = sample.drawing
    return {
        "id": sample.id,
        "drawn_by": sample.actor,
        "time": sample.time,
        "method": drawing.method,
        "seed": drawing.seed,
        "of_segments": drawing.segments,
        "of_words": drawing.words,
        "segments": [one._asdict() for one in drawing.drawn],
    }


def _triage_lines(found: Triage) -> list[str]:
    if not found.chosen:
        said = "Nothing fits into that time." if found.unseen_segments else "There is nothing left to read."
        return [said, *([_unseen(found)] if found.unseen_segments else [])]
    read = sum(one.words for one in found.chosen)
    lines = [
        f"Read {counted(len(found.chosen), 'segment')}, {read:,} words, {found.minutes:.0f} minutes, in this order:"
    ]
    lines += [f"  {one.document} {one.segment} ({_why(one)})" for one in found.chosen[:_SHOWN]]
    if len(found.chosen) > _SHOWN:
        lines.append(f"  and {len(found.chosen) - _SHOWN:,} more (--format json has all)")
    return [*lines, _unseen(found)]


def _why(one: Reading) -> str:
    found = f"{counted(len(one.suspicions), 'finding')}, " if one.suspicions else ""
    return f"{found}{counted(one.words, 'word')}"


def _unseen(found: Triage) -> str:
    size = f"{counted(found.unseen_segments, 'segment')}, {found.unseen_words:,} words"
    return f"Unseen: {size}, with {found.unseen_gain:.0%} of what reading is expected to find. No estimate of quality."


def _triage_data(found: Triage) -> dict[str, object]:
    return {
        "minutes": found.minutes,
        "segments": [
            {"document": one.document, "segment": one.segment, "words": one.words, "findings": len(one.suspicions)}
            for one in found.chosen
        ],
        "unseen": {
            "segments": found.unseen_segments,
            "words": found.unseen_words,
            "expected_gain": found.unseen_gain,
        },
    }


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
