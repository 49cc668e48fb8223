"""`kg demo`: the articles that come with the package, Russian and English, written to a folder to start with."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from kg.errors import UsageError


def articles() -> Traversable:
    """The folder of articles: inside the installed package, or beside it in a checkout."""
    inside = files("kg") / "seeds"
    return inside if inside.is_dir() else Path(str(files("kg"))).parent / "seeds"


def write(folder: Path) -> int:
    """Copies the articles into the folder, a folder a language. Gives their number. Raises UsageError where one of them
    would take the place of another text."""
    count = 0
    for language in sorted(each.name for each in articles().iterdir() if each.is_dir()):
        for article in sorted((articles() / language).iterdir(), key=lambda each: each.name):
            target, text = folder / language / article.name, article.read_bytes()
            try:
                if target.exists() and target.read_bytes() != text:
                    raise UsageError(f"{target} is another text. Name a folder that is new or empty.")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(text)
            except OSError as error:
                raise UsageError(f"Can't write {target}: {error.strerror}. Choose another folder.") from error
            count += 1
    return count
