"""What reaches beyond a segment as it stands: waivers with their scope, its earlier versions, repetitions, queries."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from textwrap import shorten
from typing import TYPE_CHECKING

from enface.languages.counting import counted
from enface.model import Role, Side, Span
from enface.review.commands import (
    Answer,
    Approve,
    Ask,
    Command,
    Confirm,
    Origin,
    Recipient,
    Revise,
    SegmentRef,
    Together,
    Unwaive,
    Waive,
    WaiverScope,
    Withdraw,
)
from enface.review.desk import Desk
from enface.review.views import FindingState, Outcome, Row
from enface.review.waiving import REASONS, Silenced, reach_in_words
from enface.tui.screens.review_decisions import ReviewDecisions
from enface.tui.widgets import listings
from enface.tui.widgets.paragraphs import Paragraph

if TYPE_CHECKING:
    from enface.review.repetitions import Offer, Repetition

_Answers = dict[str, tuple[str, Callable[[], None]]]
_DIGITS = "123456789"
_SCOPES = {"t": WaiverScope.PLACE, "d": WaiverScope.DOCUMENT, "p": WaiverScope.PROJECT, "r": WaiverScope.RULE}


class ReviewWider(ReviewDecisions):
    """Actions that look, or reach, further than the segment that is selected."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._decided: SegmentRef | None = None
        self._listing = False

    def _list(self, paragraphs: Iterable[Paragraph], question: str, answers: _Answers) -> None:
        """Ask something about a list that stands in the place of the findings until it is answered or left."""
        self._listing = True
        self.panel.show_instead(paragraphs)
        self._choose(question, answers, self._leave_list)

    def _leave_list(self) -> None:
        self._listing = False
        self._show_findings()

    def _show_findings(self) -> None:
        # A check that ends meanwhile must not take the list away.
        if not self._listing:
            super()._show_findings()

    def act(self, action_id: str) -> None:
        """Carry out an action; what was decided before is offered to repetitions by the very next one only."""
        if action_id != "repeat":
            self._decided = None
        super().act(action_id)

    # Waivers

    def _act_waive(self) -> None:
        view, row = self._finding(), self._row
        if view is None or row is None:
            self.say("No finding here to waive.")
        elif view.state is FindingState.WAIVED:
            self._do(Unwaive(view.waiver))
        else:
            wanted = Waive(row.ref, view.finding.fingerprint, view.finding.rule, "")
            answers = self._reasons(wanted)
            answers["w"] = ("wider…", partial(self._choose_scope, wanted))
            self._choose("Waive:", answers)

    def _reasons(self, wanted: Waive) -> _Answers:
        reasons = [*zip("csnhf", REASONS, strict=True), *zip(_DIGITS, self.desk.project.reasons, strict=False)]
        answers: _Answers = {key: (reason, partial(self._waive, wanted, reason)) for key, reason in reasons}
        answers["o"] = ("other…", partial(self._ask, "Waived, because:", partial(self._waive, wanted)))
        return answers

    def _waive(self, wanted: Waive, reason: str) -> None:
        self._do(replace(wanted, reason=reason))
        if wanted.scope is not WaiverScope.PLACE:
            self.grid.reload()
        self._after_decision_on_finding()

    def _choose_scope(self, wanted: Waive) -> None:
        answers: _Answers = {}
        for key, scope in _SCOPES.items():
            if scope is not WaiverScope.RULE or self.desk.role is Role.LEAD:
                wider = replace(wanted, scope=scope)
                found = self.desk.waiving.silenced(wider)
                answers[key] = (f"{scope.words} ({len(found):,})", partial(self._show_reach, wider, found))
        answers["u"] = ("until a day…", partial(self._ask, "Last day, such as 2026-12-31:", partial(self._end, wanted)))
        self._choose(f"Waive until {wanted.until}:" if wanted.until else "Waive:", answers)

    def _end(self, wanted: Waive, day: str) -> None:
        try:
            until = date.fromisoformat(day)
        except ValueError:
            self.say(f"{day} is no day: write it as 2026-12-31.")
            return
        self._choose_scope(replace(wanted, until=until))

    def _show_reach(self, wanted: Waive, found: tuple[Silenced, ...]) -> None:
        """List what a waiver would silence, before a reason is given for it."""
        words = reach_in_words(found)
        shown = [(f"{one.ref.document}:{one.ref.segment}", self._quoted(one)) for one in found[: listings.SHOWN]]
        listed = listings.places(f"This silences {words}:", shown, len(found), self.panel.palette)
        until = f" until {wanted.until}" if wanted.until else ""
        self._list(listed, f"Waive {words}{until}:", self._reasons(wanted))

    def _quoted(self, one: Silenced) -> str:
        target = self.desk.row(one.ref).segment.target
        from enface.reports.outline import Quote

        return str(Quote.of(target, one.finding.target, one.finding.severity))

    # Earlier versions

    def _act_history(self) -> None:
        row = self._row
        if row is None:
            return
        history = self.desk.versions.of(row.ref)[::-1]
        if len(history) < 2:
            self.say("This segment has no version but the one that it came with.")
            return
        keys = {one.number: key for one, key in zip(history[1:], _DIGITS, strict=False)}
        answers: _Answers = {
            key: (f"version {number}", partial(self._restore, row, number)) for number, key in keys.items()
        }
        self._list(listings.versions(history, keys, self.panel.palette), "Restore:", answers)

    def _restore(self, row: Row, number: int) -> None:
        self._do(self.desk.versions.restoring(row.ref, number))

    # Earlier translations

    def _act_earlier(self) -> None:
        row = self._row
        if row is None:
            return
        found = self.desk.earlier(row.ref)
        if not found:
            self.say("No earlier translation is so like this source.")
            return
        answers: _Answers = {
            key: (f"{one.percent} %", partial(self._put_in, row, one.text))
            for key, one in zip(_DIGITS, found, strict=False)
        }
        self._list(listings.earlier(found, row.segment.source, self.panel.palette), "Put in as the target:", answers)

    def _put_in(self, row: Row, text: str) -> None:
        self._do(Revise(row.ref, text, row.segment.target, Origin.RECALLED))

    # Repetitions

    def applied(self, command: Command, outcome: Outcome) -> Outcome:
        """Show what came of a command, and say where what was decided could be taken to."""
        outcome = super().applied(command, outcome)
        if outcome.others or isinstance(command, Together):
            self.check_documents(one.key for one in self.desk.documents() if not one.checked)
        self._decided = None
        if isinstance(command, Revise | Confirm | Approve) and outcome.changed:
            fitting = self.desk.repetitions.fitting(command.ref)
            if fitting:
                self._decided = command.ref
                places = counted(fitting, "repetition")
                self.say(f"{outcome.message} {self.keys.first('repeat')} takes it to {places}.")
                return replace(outcome, message=self._said)
        return outcome

    def _act_repeat(self) -> None:
        """Offer what was decided last, else what stands in this segment, to its repetitions."""
        row = self._row
        if row is None:
            return
        offer = self.desk.repetitions.offer(self._decided or row.ref)
        if not offer:
            locked = f" but {counted(len(offer.locked), 'locked one')}" if offer.locked else ""
            self.say(f"Segment {offer.ref.segment} has no repetition that differs{locked}.")
            return
        chosen = {
            "t": ("with its old text", offer.old),
            "a": ("with another text, too" if offer.old else "with another text", (*offer.old, *offer.other)),
            "s": (f"that lack its status ({offer.status})", offer.same),
        }
        answers: _Answers = {
            key: (f"the {len(taken):,} {words}", partial(self._repeat, offer, taken))
            for key, (words, taken) in chosen.items()
            if taken and (key != "a" or offer.other)
        }
        listed = listings.repetitions(offer, self.panel.palette)
        self._list(listed, f"Take segment {offer.ref.segment} to:", answers)

    def _repeat(self, offer: Offer, taken: tuple[Repetition, ...]) -> None:
        self._do(offer.to(taken))

    # Queries

    def _act_query(self) -> None:
        from enface.review.queries import QueryState

        row = self._row
        if row is None:
            return
        answers: _Answers = {
            key: (f"{to}…", partial(self._ask, f"Query to the {to}:", partial(self._raise, row, to)))
            for key, to in (("c", Recipient.CLIENT), ("a", Recipient.AUTHOR))
        }
        view = self._finding()
        if view and view.finding.target:
            span = view.finding.target
            words = shorten(span.of(row.segment.target), 24, placeholder="…")
            about = partial(self._raise, row, Recipient.CLIENT, span=span)
            answers["f"] = (f"client, about “{words}”…", partial(self._ask, f"Query about “{words}”:", about))
        asked = [one for one in self.desk.queries.of(row.ref) if one.state is not QueryState.WITHDRAWN]
        if asked:
            last = asked[-1]
            answer = partial(self._ask, "Answer:", lambda text: self._do(Answer(last.id, text)), last.answer)
            answers["r"] = (f"answer {last.reference}…", answer)
            if last.state is QueryState.OPEN:
                answers["w"] = (f"withdraw {last.reference}", partial(self._withdraw, last.id))
        self._choose("Query:", answers)

    def _withdraw(self, query: str) -> None:
        self._do(Withdraw(query))

    def _raise(self, row: Row, to: Recipient, text: str, span: Span | None = None) -> None:
        self._do(Ask(row.ref, text, to, Side.TARGET if span else None, span))
