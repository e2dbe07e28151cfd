"""`enface score`: what a revision changed, between two versions of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from enface.cli import FAILED, USAGE
from enface.cli.choices import OneOf
from enface.cli.console import emit, tell
from enface.cli.options import fail_under_option, glossary_option, max_errors_option, output_option, profile_option
from enface.model import EnfaceError, Problem

if TYPE_CHECKING:
    from enface.cli.checked import Checked
    from enface.reports.revision_report import RevisionReport
    from enface.scoring.revision import Pairs
    from enface.scoring.surface import Significant


@click.command("score")
@click.argument("old")
@click.argument("new")
@click.option(
    "--reference", metavar="FILE", help="A translation to hold both versions against, with the same segments."
)
@glossary_option
@profile_option
@fail_under_option("chrF is under X: of NEW against the reference, without one of OLD against NEW")
@max_errors_option("more than N asserted findings stand in NEW")
@click.option(
    "--format", "format_", type=OneOf(["text", "json"]), default="text", show_default=True, help="How to print."
)
@output_option
def command(
    old: str,
    new: str,
    reference: str | None,
    glossaries: tuple[str, ...],
    profile: str | None,
    fail_under: float | None,
    max_errors: int | None,
    format_: str,
    output: str | None,
) -> int:
    """Say what the revision from OLD to NEW changed: words, characters, findings; TER, chrF and BLEU with signatures.

    Surface figures measure effort and likeness, never quality. To score a translation, mark its errors:
    `enface report --errors`.
    """
    from enface.cli.checked import run_rules
    from enface.cli.inputs import Wishes, gather
    from enface.reports.revision_report import render

    wishes = Wishes(glossaries, profile)
    before, after = (run_rules(gather([path], wishes)) for path in (old, new))
    for checked, path in ((before, old), (after, new)):
        if not checked.documents:
            raise EnfaceError(*checked.problems or [Problem(path, "no documents.", "Name a bilingual file.")])
    _check_kinds(before, after, old, new)
    report = _compared(before, after, old, new, reference)
    emit(render(report, format_), output, data=format_ == "json")
    problems = (*before.problems, *after.problems)
    tell(problems)
    too_low = fail_under is not None and report.chrf < fail_under
    too_many = max_errors is not None and sum(found.counts for found in after.findings) > max_errors
    return USAGE if problems else FAILED if too_low or too_many else 0


def _check_kinds(before: Checked, after: Checked, old: str, new: str) -> None:
    """Raise EnfaceError where one version is a pair of texts and the other a text alone, which has other segments."""
    pairs = [any(document.format.startswith("pair,") for document in one.documents) for one in (before, after)]
    if pairs[0] != pairs[1]:
        reason = (
            "the Chinese text is not beside it, as it is beside the other version, so that the segments are others."
        )
        raise EnfaceError(Problem(new if pairs[0] else old, reason, "Lay a copy of the Chinese text beside it."))


def _compared(before: Checked, after: Checked, old: str, new: str, reference: str | None) -> RevisionReport:
    from enface.reports.revision_report import RevisionReport
    from enface.scoring.revision import deltas, pair
    from enface.scoring.surface import edit_rates, likeness

    pairs = pair(before.documents, after.documents)
    findings = ([found.finding for found in checked.findings if found.counts] for checked in (before, after))
    edits, signature = edit_rates(pairs.old, pairs.new, pairs.language)
    like = likeness(pairs.old, pairs.new, pairs.language, ter=False)
    figures = like.of(range(len(pairs.shared)))
    changed = deltas(pairs, edits, like.each("chrF"), *findings)
    referenced, against = _against(pairs, after, reference) if reference else (0, ())
    return RevisionReport(old, new, pairs, changed, signature, figures, reference or "", referenced, against)


def _against(pairs: Pairs, after: Checked, reference: str) -> tuple[int, tuple[Significant, ...]]:
    """Both versions against the reference, and in how many segments. Raises EnfaceError where it seems misaligned."""
    from enface.cli.texts import documents_at
    from enface.scoring.references import against
    from enface.scoring.revision import pair

    found = {(name, now.id): one.target for name, one, now in pair(documents_at(reference), after.documents).shared}
    shared = [(old.target, new.target, found.get((name, new.id), "")) for name, old, new in pairs.shared]
    return against(shared, reference, pairs.language)
