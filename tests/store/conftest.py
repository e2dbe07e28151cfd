from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from enface.model import Document, Segment
from enface.store import Store, open_store


def document_of(number: int, *, target: str = "the text of segment {}") -> Document:
    segments = tuple(Segment(str(place), f"第{place}段", target.format(place)) for place in range(number))
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
