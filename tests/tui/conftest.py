"""A small project to work on."""

from __future__ import annotations

from pathlib import Path

import pytest

from enface.rules import all_rules

all_rules()  # else the panel would say why a rule looks for something as soon as a thread has loaded them

TABLE = """id\tkind\tsource\ttarget
1\ttitle\t湖南新闻\tNews from hunan
2\tbody\t2020年3月，会议在长沙召开。\tIn march 2020, the the meeting was held in changsha.
3\tbody\t你好。\tHello.
4\tbody\t湖南省侨联开会。\tHunan FOC met in hunan.
"""
GLOSSARY = """source_term,target_term,status
湖南省侨联,Hunan Provincial Federation,preferred
湖南省侨联,Hunan Federation,admitted
湖南省侨联,Hunan FOC,forbidden
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "segments").mkdir(parents=True)
    (folder / "glossary").mkdir()
    (folder / "enface.toml").write_text('[project]\nname = "try"\n', "utf-8")
    (folder / "segments" / "a.tsv").write_text(TABLE, "utf-8")
    (folder / "segments" / "b.tsv").write_text("id\tsource\ttarget\n1\t再见\tBye.\n", "utf-8")
    (folder / "glossary" / "terms.csv").write_text(GLOSSARY, "utf-8")
    return folder
