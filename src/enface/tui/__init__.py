"""The workbench: a Textual app over the desk. Importing this package imports no Textual."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enface.review.desk import Desk
    from enface.tui.keys import Keys


def run(desk: Desk, keys: Keys, *, mouse: bool = True) -> int:
    """Open the workbench on a desk, with these keys, until the person leaves; the exit status.

    Raises EnfaceError where the workbench itself failed; what was decided until then is on the disk.
    """
    from enface.tui.app import Workbench

    app = Workbench(desk, keys=keys)
    app.run(mouse=mouse)
    if app.failure:
        raise app.failure
    return app.return_code or 0
