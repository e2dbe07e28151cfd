"""The review screen: on its ground and its decisions, moving about, searching, filtering."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from enface.languages.counting import counted
from enface.model import Status
from enface.review.commands import Command, SegmentRef
from enface.review.desk import Desk
from enface.review.views import Filter, Outcome
from enface.tui.jumps import Jumps
from enface.tui.screens.tour import Tour
from enface.tui.session import Session


class ReviewScreen(Tour):
    """One document in review."""

    def __init__(self, desk: Desk, *, tour: bool = False, minutes: int | None = None) -> None:
        super().__init__(desk, tour=tour)
        self.session = Session(time.monotonic(), minutes)
        self._alone = False
        self._jumps = Jumps()
        self._returning: SegmentRef | None = None

    def on_mount(self) -> None:
        """Look at the clock once a minute, where somebody gave themselves a time; else never."""
        if self.session.minutes is not None:
            self.set_interval(60, self._minute_passed)

    # The session

    @property
    def progress(self) -> str:
        """What runs in the background, else the minutes left."""
        left = self.session.left(time.monotonic())
        return super().progress or ("" if left is None else f"{counted(left, 'minute')} left")

    def _minute_passed(self) -> None:
        if self.session.left(time.monotonic()) == 0:
            self.say(f"Time is up. {self.session.words(time.monotonic())}")
        self._show_status()

    def applied(self, command: Command, outcome: Outcome) -> Outcome:
        """Count what came of a command, and show it."""
        self.session.note(command, outcome)
        return super().applied(command, outcome)

    def _act_session(self) -> None:
        self.say(self.session.words(time.monotonic()))

    # Moving

    def _act_down(self) -> None:
        self.grid.move(1)

    def _act_up(self) -> None:
        self.grid.move(-1)

    def _act_page_down(self) -> None:
        self.grid.move_page(1)

    def _act_page_up(self) -> None:
        self.grid.move_page(-1)

    def _act_first(self) -> None:
        self.grid.move_to_end(-1)

    def _act_last(self) -> None:
        self.grid.move_to_end(1)

    def follow_cursor(self) -> None:
        """Note the place that was left, where it was left by a jump."""
        before = self._row
        super().follow_cursor()
        if before and self._row and self._row.ref != self._returning and self.grid.is_far(before.ref):
            self._jumps.note(before.ref)
        self._returning = None

    def _act_back(self) -> None:
        self._return_to(self._jumps.back(self._row.ref) if self._row else None, "back")

    def _act_forward(self) -> None:
        self._return_to(self._jumps.forward(), "forward")

    def _return_to(self, place: SegmentRef | None, where: str) -> None:
        if place is None:
            self.say(f"There is no place to go {where} to.")
            return
        self._returning = place
        self._go_to(place)

    def _act_search(self) -> None:
        self._ask("Search in source and target:", self._look_for, self._search)

    def _look_for(self, text: str) -> None:
        self._search = text
        self.grid.highlight(text)
        if self._row:
            self._match(self._row.ordinal, 1)

    def _act_next_match(self) -> None:
        if self._row:
            self._match(self._row.ordinal + 1, 1)

    def _act_previous_match(self) -> None:
        if self._row:
            self._match(self._row.ordinal, -1)

    def _match(self, ordinal: int, step: int) -> None:
        if not self._search:
            self.say(f"Nothing to look for yet: {self.keys.first('search')} searches.")
            return
        self._find(replace(self.filter, text=self._search), partial(self._go_to_match, ordinal, step))

    def _go_to_match(self, ordinal: int, step: int, wanted: Filter) -> None:
        """Go to the match at or behind a place, or before it; which segments match is known by now."""
        found = self._look(ordinal, step, wanted)
        if found is None:
            self.say(f"“{self._search}” stands nowhere in these segments.")
            return
        place = self.desk.rank(self.document, found.ordinal, wanted) + 1
        self.grid.go_to(found.ordinal)
        self.say(f"“{self._search}”: segment {place:,} of {self.desk.count(self.document, wanted):,} with it.")

    def _act_filter(self) -> None:
        """Each answer changes one of the conditions, which hold together."""
        filter = self.filter
        answers: dict[str, tuple[str, Callable[[], None]]] = {
            "o": ("open", partial(self._set_filter, replace(filter, open_findings=not filter.open_findings)))
        }
        answers["c"] = ("changed", partial(self._set_filter, replace(filter, changed=not filter.changed)))
        answers["n"] = ("stale", partial(self._set_filter, replace(filter, stale=not filter.stale)))
        for key, status in zip("dtvax", Status, strict=True):
            toggled = replace(filter, statuses=filter.statuses ^ {status})
            answers[key] = (status.value, partial(self._set_filter, toggled))
        answers["slash"] = ("query…", self._ask_query)
        answers |= self._saving()
        answers["f"] = ("all", partial(self._set_filter, Filter()))
        self._choose("Show:", answers)

    def _act_clear(self) -> None:
        """First the search, then the filter."""
        if self._search:
            self._search = ""
            self.grid.highlight("")
        elif not self.filter.is_empty:
            self._set_filter(Filter())

    # Elsewhere

    def _act_panel_down(self) -> None:
        self.panel.scroll_lines(3)

    def _act_panel_up(self) -> None:
        self.panel.scroll_lines(-3)

    def _act_focus(self) -> None:
        self._alone = not self._alone
        self.grid.show_alone(self._alone)

    def _act_notices(self) -> None:
        if self._notes:
            self._note = (self._note + 1) % len(self._notes)
            self.say_note(self._note)
        else:
            self.say("Opening the project brought up nothing.")

    def _act_theme(self) -> None:
        super()._act_theme()
        self._show_findings()

    def _act_quit(self) -> None:
        if self.keep_draft():
            self.remember()
            self.app.exit()

    def keep_unsaved(self) -> None:
        """Keep what is being typed, and the place, for the next time."""
        self.keep_draft()
        self.remember()
