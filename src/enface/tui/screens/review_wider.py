"""What reaches beyond a segment as it stands: waivers with their scope, its earlier versions, queries."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from enface.model import Role
from enface.reports.outline import Quote
from enface.review.commands import Answer, Ask, Recipient, Unwaive, Waive, WaiverScope, Withdraw
from enface.review.queries import QueryState
from enface.review.views import FindingState, FindingView, Row
from enface.review.waiving import REASONS, Silenced, covers, reach_in_words
from enface.tui.screens.review_decisions import ReviewDecisions
from enface.tui.widgets import listings

_Answers = dict[str, tuple[str, Callable[[], None]]]
_DIGITS = "123456789"
_SCOPES = {"d": WaiverScope.DOCUMENT, "p": WaiverScope.PROJECT, "r": WaiverScope.RULE}


class ReviewWider(ReviewDecisions):
    """Actions that look, or reach, further than the segment that is selected."""

    # Waivers

    def _act_waive(self) -> None:
        view, row = self._finding(), self._row
        if view is None or row is None:
            self.say("No finding here to waive.")
        elif view.state is FindingState.WAIVED:
            self._do(Unwaive(view.waiver))
        else:
            answers = self._reasons(view, row, WaiverScope.PLACE)
            answers["w"] = ("wider…", partial(self._choose_scope, view, row))
            self._choose("Waive:", answers)

    def _reasons(self, view: FindingView, row: Row, scope: WaiverScope) -> _Answers:
        reasons = [*zip("csnhf", REASONS, strict=True), *zip(_DIGITS, self.desk.project.reasons, strict=False)]
        answers: _Answers = {key: (reason, partial(self._waive, view, row, scope, reason)) for key, reason in reasons}
        answers["o"] = ("other…", partial(self._ask, "Waived, because:", partial(self._waive, view, row, scope)))
        return answers

    def _waive(self, view: FindingView, row: Row, scope: WaiverScope, reason: str) -> None:
        self._do(Waive(row.ref, view.finding.fingerprint, view.finding.rule, reason, scope))
        if scope is not WaiverScope.PLACE:
            self.grid.reload()
        self._after_decision_on_finding()

    def _choose_scope(self, view: FindingView, row: Row) -> None:
        answers: _Answers = {}
        for key, scope in _SCOPES.items():
            if scope is not WaiverScope.RULE or self.desk.role is Role.LEAD:
                wanted = Waive(row.ref, view.finding.fingerprint, view.finding.rule, "", scope)
                found = self.desk.waiving.silenced(wanted)
                answers[key] = (f"{covers(scope)} ({len(found):,})", partial(self._show_reach, view, row, scope, found))
        self._choose("Waive:", answers)

    def _show_reach(self, view: FindingView, row: Row, scope: WaiverScope, found: tuple[Silenced, ...]) -> None:
        """List what a wider waiver would silence, before a reason is given for it."""
        words = reach_in_words(found)
        shown = [(f"{one.ref.document}:{one.ref.segment}", self._quoted(one)) for one in found[: listings.SHOWN]]
        self.panel.show_instead(listings.places(f"This silences {words}:", shown, len(found), self.panel.palette))
        self._choose(f"Waive {words}:", self._reasons(view, row, scope), self._show_findings)

    def _quoted(self, one: Silenced) -> str:
        target = self.desk.row(one.ref).segment.target
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
        self.panel.show_instead(listings.versions(history, keys, self.panel.palette))
        answers: _Answers = {
            key: (f"version {number}", partial(self._restore, row, number)) for number, key in keys.items()
        }
        self._choose("Restore:", answers, self._show_findings)

    def _restore(self, row: Row, number: int) -> None:
        self._do(self.desk.versions.restoring(row.ref, number))

    # Queries

    def _act_query(self) -> None:
        row = self._row
        if row is None:
            return
        answers: _Answers = {
            key: (f"{to}…", partial(self._ask, f"Query to the {to}:", partial(self._raise, row, to)))
            for key, to in (("c", Recipient.CLIENT), ("a", Recipient.AUTHOR))
        }
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

    def _raise(self, row: Row, to: Recipient, text: str) -> None:
        self._do(Ask(row.ref, text, to))
