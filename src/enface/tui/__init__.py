"""The workbench: a Textual app over the desk. Importing this package imports no Textual."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enface.review.desk import Desk
    from enface.tui.keys import Keys
    from enface.tui.screens.welcome import Start

_TURN = 0.0005
"""Seconds after which a thread that computes, such as a check, lets the screen's go on; Python's own 0.005 are felt."""


def run(desk: Desk, *, keys: Keys, mouse: bool = True, tour: bool = False, minutes: int | None = None) -> int:
    """Open the workbench on a desk, with these keys, until the person leaves; the exit status.

    `tour` begins the tour; `minutes` are what the person gives themselves. What was done is told at the end.

    Raises EnfaceError where the workbench itself failed; what was decided until then is on the disk.
    """
    from enface.tui.app import Workbench

    sys.setswitchinterval(_TURN)
    app = Workbench(desk, keys=keys, tour=tour, minutes=minutes)
    gc.freeze()
    gc.enable()
    app.run(mouse=mouse)
    if app.failure:
        raise app.failure
    if app.summary:
        print(app.summary)
    return app.return_code or 0


def welcome(*, keys: Keys, mouse: bool = True) -> Start | None:
    """Ask somebody without a project what to begin with; None where they leave."""
    from enface.tui.welcome_app import WelcomeApp

    return WelcomeApp(keys).run(mouse=mouse)
