"""What a person says of words in review: marking errors, what becomes of them, scores, comments on words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from enface.languages.safe_text import safe_text
from enface.model import Side
from enface.review.commands import (
    AnswerError,
    ChangeError,
    Comment,
    ConfirmFinding,
    DecideError,
    MarkError,
    Rate,
    Refused,
    Ruling,
    WithdrawError,
)
from enface.review.error_views import ErrorView
from enface.review.policy import Act
from enface.review.views import Row
from enface.tui.picking import Picked, Picking
from enface.tui.screens.keys_and_lines import Choice
from enface.tui.screens.sharing import SharedReview
from enface.tui.widgets.grid_layout import Pointing

_SHOWN = 20
Done = Callable[[Side, Picked], object]
Answers = dict[str, tuple[str, Callable[[], None]]]


class ReviewErrors(SharedReview):
    """The actions that point at words."""

    # Pointing

    def _point_out(self, what: str, row: Row, types: Mapping[str, str], done: Done) -> None:
        """Let the person point at words of a row, and name a type where there are `types`."""
        self._picking(what, row, Picking.of(row.segment.target, types), Side.TARGET, done)

    def _picking(self, what: str, row: Row, picking: Picking, side: Side, done: Done, *, turns: bool = True) -> None:
        """Let the person point at words of a side, or of the other one where it `turns`."""

        def key(pressed: str) -> bool:
            following = picking.press(pressed)
            if isinstance(following, Picked):
                done(side, following)
            elif following:
                self._picking(what, row, following, side, done, turns=turns)
            return following is not None

        def turn() -> None:
            other = Side.TARGET if side is Side.SOURCE else Side.SOURCE
            self._picking(what, row, Picking.of(_text(row, other), picking.types), other, done)

        answers: Answers = {}
        if turns and picking.labels and row.segment.source and not picking.typed:
            answers["tab"] = ("in the target" if side is Side.SOURCE else "in the source", turn)
        words = picking.span.of(_text(row, side)) if picking.span else ""
        pointing = Pointing(side, picking.open_labels, picking.span)
        typed = tuple(picking.words())
        self._put_choice(Choice(_quoted(words) or what, answers, other=key, other_words=typed, pointing=pointing))

    def _pick_on(self, side: Side, what: str, row: Row, done: Done) -> None:
        """Let the person point at words of one side."""
        self._picking(what, row, Picking.of(_text(row, side), {}), side, done, turns=False)

    # Marking

    def _may_mark(self) -> Row | None:
        """The row, where this person may mark errors in it. Raises Refused where they may not."""
        if self.desk.read_only:
            raise Refused(f"Nothing can be saved: {self.desk.read_only}.")
        if refusal := self.desk.project.policy.refusal(Act.MARK, self.desk.role, "marks errors"):
            raise Refused(refusal)
        return self._row

    def _act_mark(self) -> None:
        row = self._may_mark()
        if row:
            self._point_out("Mark:", row, self.desk.errors.types, partial(self._mark, row))

    def _mark(self, row: Row, side: Side, picked: Picked) -> None:
        base = _text(row, side)
        self._do(MarkError(row.ref, picked.type, picked.severity, picked.span, side, base=base))
        marked = f"{picked.type.rpartition('/')[2]}, {picked.severity}"
        self.say(
            f"Marked: {marked}. {self.keys.first('error')} adds a note or changes it, {self.keys.first('undo')} undoes."
        )

    def _act_confirm_finding(self) -> None:
        row, view = self._may_mark(), self._open_finding()
        if row and view:
            self._do(ConfirmFinding(row.ref, view.finding.fingerprint))

    def _act_score(self) -> None:
        row = self._may_mark()
        if row:
            self._ask("Score of this segment, 0 to 100:", partial(self._score, row))

    def _score(self, row: Row, typed: str) -> None:
        try:
            score = float(typed)
        except ValueError:
            self.say(f"{typed} is no number from 0 to 100.")
            return
        self._do(Rate(row.ref, score))

    # What becomes of an error

    def _act_error(self) -> None:
        """One error is turned to at once; of several the panel's number says which."""
        errors = self.standing_errors()
        if not errors:
            self.say(f"No error is marked here; {self.keys.first('mark')} marks one.")
        elif len(errors) == 1:
            self._turn_to(errors[0])
        else:
            named: Answers = {
                str(number): (_quoted(view.words) or "all of it", partial(self._turn_to, view))
                for number, view in enumerate(errors[:9], 1)
            }
            self._choose("Which error?", named)

    def _turn_to(self, view: ErrorView) -> None:
        """Offer what this person may do with an error."""
        row, policy, role = self._row, self.desk.project.policy, self.desk.role
        answers: Answers = {}
        if row and policy.allows(Act.MARK, role):
            answers["t"] = ("type, severity", partial(self._retype, row, view))
            answers["p"] = ("place", partial(self._replace, row, view))
            answers["n"] = ("note", partial(self._note_on, view))
            answers["w"] = ("withdraw", partial(self._finish, WithdrawError(view.id)))
        if not view.ruling:
            answers["a"] = ("accept", partial(self._finish, AnswerError(view.id, accepted=True)))
            answers["d"] = ("dispute…", partial(self._dispute, view))
        if row and view.is_disputed and policy.allows(Act.ARBITRATE, role):
            answers["u"] = ("uphold…", partial(self._rule, view, Ruling.UPHELD))
            answers["x"] = ("dismiss…", partial(self._rule, view, Ruling.DISMISSED))
            answers["r"] = ("rule another type…", partial(self._rule_type, row, view))
        self._choose(f"{_quoted(view.words) or 'All of it'} {view.type}:", answers)

    def _finish(self, command: WithdrawError | AnswerError | ChangeError | DecideError) -> None:
        self._do(command)

    def _retype(self, row: Row, view: ErrorView) -> None:
        def done(_side: Side, picked: Picked) -> None:
            self._finish(ChangeError(view.id, picked.type, picked.severity))

        self._picking("Type:", row, Picking(types=self.desk.errors.types, whole=True), view.side, done)

    def _replace(self, row: Row, view: ErrorView) -> None:
        def done(side: Side, picked: Picked) -> None:
            self._finish(ChangeError(view.id, span=picked.span, side=side))

        self._point_out("Place of the error:", row, {}, done)

    def _note_on(self, view: ErrorView) -> None:
        self._ask("Note:", lambda text: self._finish(ChangeError(view.id, note=text)), view.note)

    def _dispute(self, view: ErrorView) -> None:
        self._ask("Disputed, because:", lambda text: self._finish(AnswerError(view.id, accepted=False, comment=text)))

    def _rule(self, view: ErrorView, ruling: Ruling, type_: str | None = None, picked: Picked | None = None) -> None:
        severity = picked.severity if picked else None
        self._ask(
            f"{ruling.value.capitalize()}, because:",
            lambda text: self._finish(DecideError(view.id, ruling, text, type_, severity)),
        )

    def _rule_type(self, row: Row, view: ErrorView) -> None:
        def done(_side: Side, picked: Picked) -> None:
            self._rule(view, Ruling.CHANGED, picked.type, picked)

        self._picking("Ruled to be:", row, Picking(types=self.desk.errors.types, whole=True), view.side, done)

    # Comments

    def _act_comment_on(self) -> None:
        row = self._row
        if row:
            self._point_out("Comment on:", row, {}, partial(self._comment_on, row))

    def _comment_on(self, row: Row, side: Side, picked: Picked) -> None:
        words = picked.span.of(_text(row, side)) if picked.span else ""
        self._ask(
            f"Comment on {_quoted(words) or 'all of it'}:",
            lambda text: self._do(Comment(row.ref, text, side if picked.span else None, picked.span)),
        )


def _text(row: Row, side: Side) -> str:
    return row.segment.source if side is Side.SOURCE else row.segment.target


def _quoted(words: str) -> str:
    """Words for a single line, cut where they are many; empty where there are none."""
    shown = safe_text(words).text
    return f"“{shown[:_SHOWN]}{'…' if len(shown) > _SHOWN else ''}”" if shown else ""
