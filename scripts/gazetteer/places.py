"""The place that the builder fills before it is written, and how its names are spelled for look-up."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.places.gazetteer import normalise


@dataclass
class Draft:
    """A place in the making. `weak` are spelled names and adjectives that mean something else more often."""

    key: str
    type: str
    iso: str | None
    ru: list[str]
    en: list[str]
    parent: str | None
    country: str
    population: int = 0
    adjectives_ru: list[str] = field(default_factory=list)
    adjectives_en: list[str] = field(default_factory=list)
    weak: set[str] = field(default_factory=set)
    generic: bool = False

    def add(self, language: str, names: list[str] | tuple[str, ...]) -> None:
        """Add names that aren't there yet, keeping the order."""
        known = self.ru if language == "ru" else self.en
        spelled = {name.casefold() for name in known}
        for name in names:
            if name and name.casefold() not in spelled:
                spelled.add(name.casefold())
                known.append(name)

    def weaken(self, language: str, names: tuple[str, ...]) -> None:
        """Add names that should come last."""
        self.add(language, names)
        self.weak.update(normalise(name, language) for name in names)
