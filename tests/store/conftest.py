from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from contract_driver import KEY, OPENERS, SOURCE, TARGET, Opener

from enface.model import Document, Segment
from enface.store import Store, open_store


def document_of(number: int, *, target: str = TARGET) -> Document:
    segments = tuple(Segment(str(place), SOURCE.format(place), target.format(place)) for place in range(number))
    return Document("one.tsv", "", segments, "tsv")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "reviews.db")
    yield opened
    opened.close()


@pytest.fixture
def bring_in() -> Callable[[Store, Document], None]:
    def bring(store: Store, document: Document, key: str = "one.tsv") -> None:
        with store.change():
            store.import_document("Ann", key, document, position=0, path=key, file_digest="0")

    return bring


@pytest.fixture
def make_document() -> Callable[..., Document]:
    return document_of


@pytest.fixture(params=OPENERS, ids=[opener.__name__ for opener in OPENERS])
def opener(request: pytest.FixtureRequest) -> Opener:
    return request.param


@pytest.fixture
def kept(opener: Opener, tmp_path: Path, bring_in: Callable[..., None]) -> Iterator[Store]:
    """A store of each kind, with a document of 40 segments."""
    opened = opener(tmp_path / "reviews.db")
    bring_in(opened, document_of(40), KEY)
    yield opened
    opened.close()
