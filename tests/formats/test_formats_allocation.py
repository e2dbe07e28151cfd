"""The search for cycles rests while many objects are made, and goes on however that ends."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from enface.formats.allocation import no_search_for_cycles
from enface.model import ImportProblem


@pytest.fixture(autouse=True)
def searching() -> Iterator[None]:
    """Begin with the search at work, whatever other tests left behind."""
    was_enabled = gc.isenabled()
    gc.enable()
    yield
    if not was_enabled:
        gc.disable()


@no_search_for_cycles()
def read_in_vain() -> None:
    assert not gc.isenabled()
    raise ImportProblem("a.xlf", "broken.")


def test_the_search_goes_on_behind_a_file_that_cannot_be_read() -> None:
    with pytest.raises(ImportProblem):
        read_in_vain()
    assert gc.isenabled()


def test_who_has_stopped_the_search_has_it_stopped_behind() -> None:
    gc.disable()
    try:
        with no_search_for_cycles():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
