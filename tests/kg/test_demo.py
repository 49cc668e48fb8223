"""`kg demo`: the package's articles as files."""

from pathlib import Path

import pytest

from kg import demo
from kg.errors import UsageError

SEEDS = Path(__file__).parents[2] / "seeds"


def test_the_articles_are_written_as_they_are_and_again(tmp_path):
    assert demo.write(tmp_path / "new" / "articles") == demo.write(tmp_path / "new" / "articles")
    written = sorted(p for p in (tmp_path / "new").rglob("*") if p.is_file())
    assert [p.read_bytes() for p in written] == [p.read_bytes() for p in sorted(SEEDS.rglob("*")) if p.is_file()]


def test_no_other_text_is_overwritten(tmp_path):
    demo.write(tmp_path)
    other = next(tmp_path.glob("ru/*"))
    other.write_text("mine", "utf-8")
    with pytest.raises(UsageError, match="another text"):
        demo.write(tmp_path)
    assert other.read_text("utf-8") == "mine"
    with pytest.raises(UsageError, match="Can't write"):
        demo.write(other)
