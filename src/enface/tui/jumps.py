"""The places that a person left by a jump, to go back to, and forward again; pure."""

from __future__ import annotations

from enface.review.commands import SegmentRef

_MOST = 100


class Jumps:
    """Places in order; after going back, a new jump forgets those that lay ahead."""

    def __init__(self) -> None:
        self._places: list[SegmentRef] = []
        # As many of them lie behind.
        self._behind = 0

    def note(self, left: SegmentRef) -> None:
        """A jump has left this place."""
        del self._places[self._behind :]
        self._places = [*(place for place in self._places if place != left), left][-_MOST:]
        self._behind = len(self._places)

    def back(self, here: SegmentRef) -> SegmentRef | None:
        """The place left last, to go to from here; None where there is none."""
        if not self._behind:
            return None
        if self._behind == len(self._places):
            self._places.append(here)
        self._behind -= 1
        return self._places[self._behind]

    def forward(self) -> SegmentRef | None:
        """The place that was gone back from; None where there is none."""
        if self._behind + 1 >= len(self._places):
            return None
        self._behind += 1
        return self._places[self._behind]
