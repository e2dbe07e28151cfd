"""The workbench: a Textual app over the desk. Importing this package imports no Textual."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enface.review.desk import Desk

_TURN = 0.0005
"""Seconds after which a thread that computes, such as a check, lets the screen's go on; Python's own 0.005 are felt."""


def run(desk: Desk, *, mouse: bool = True) -> int:
    """Open the workbench on a desk until the person leaves; the exit status.

    Raises EnfaceError where the workbench itself failed; what was decided until then is on the disk.
    """
    from enface.tui.app import Workbench

    sys.setswitchinterval(_TURN)
    app = Workbench(desk)
    gc.freeze()
    gc.enable()
    app.run(mouse=mouse)
    if app.failure:
        raise app.failure
    return app.return_code or 0
