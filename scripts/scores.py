"""`make scores`: figures on the gold articles → SCORES.md, and frames' precision → pipelines/confidence.json.

The training articles (tests/gold/train) were worked from; those beside that folder are for measuring only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from kg import evaluate
from kg.records import contract
from pipelines import articles, confidence
from pipelines.extract import ENGINES, extract
from pipelines.types import Article

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "gold"
BANDS = ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))
NAMES = {"ru": "Russian", "en": "English"}


def main() -> None:
    sections = []
    frames: Counter[tuple[str, str]] = Counter()
    bands: dict[tuple[float, float], Counter[str]] = {band: Counter() for band in BANDS}
    for language in sorted(ENGINES):
        for title, folder in (("training", GOLD / "train"), ("development", GOLD)):
            gold = evaluate.read_gold(folder, language)
            predictions = _extract(folder, language)
            scores = evaluate.evaluate(gold, predictions)
            for frame, counts in scores.frames.items():
                frames[frame, "tp"] += counts["tp"]
                frames[frame, "fp"] += counts["fp"]
                if title == "development":
                    band = next(b for b in BANDS if b[0] <= confidence.of(frame) < b[1])
                    bands[band].update(counts)
            sections.append(_section(f"{NAMES[language]}, {title} articles", folder, language, scores))
    confidence.write({f: (frames[f, "tp"], frames[f, "tp"] + frames[f, "fp"]) for f in sorted({f for f, _ in frames})})
    (ROOT / "SCORES.md").write_text("\n".join([HEAD, *sections, _calibration(bands)]), encoding="utf-8")


HEAD = """# Scores

Written by `make scores`. The articles in `tests/gold/train` were worked from, those in `tests/gold` only measured on.
Each table is what `kg evaluate FOLDER --articles FOLDER --language LANGUAGE` prints.
"""


def _extract(folder: Path, language: str) -> dict[str, Mapping[str, object]]:
    paths = [str(p) for p in sorted(folder.glob("*.txt"))]
    read = [a for a in articles.read(paths) if isinstance(a, Article) and a.language == language]
    return {Path(a.path or a.id).stem: contract(extract(a)) for a in read}


def _section(title: str, folder: Path, language: str, scores: evaluate.Scores) -> str:
    figures = scores.as_dict()
    place = folder.relative_to(ROOT).as_posix()
    lines = [
        f"## {title}",
        "",
        f"`kg evaluate {place} --articles {place} --language {language}`: {scores.articles} articles.",
        "",
        "| relation | precision | recall | F1 | gold |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [_row(k, v) for k, v in figures["by_type"].items()]
    lines += [
        _row(name, figures[key])
        for name, key in (("core relations", "core"), ("all relations", "relations"), ("entities", "entities"))
    ]
    lines += [
        "",
        f"Absent relations asserted: {figures['absent_asserted']} of {figures['absent']}.",
        "",
        "| qualifier | F1 | gold values |",
        "| --- | --- | --- |",
    ]
    lines += [
        f"| {k} | {v['f1']:.2f} | {v.get('right', 0) + v.get('wrong', 0) + v.get('missing', 0)} |"
        for k, v in figures["qualifiers"].items()
    ]
    return "\n".join([*lines, ""])


def _row(name: str, figures: Mapping[str, float]) -> str:
    gold = f"{figures['gold']:.0f}" if "gold" in figures else ""
    return f"| {name} | {figures['precision']:.2f} | {figures['recall']:.2f} | {figures['f1']:.2f} | {gold} |"


def _calibration(bands: Mapping[tuple[float, float], Mapping[str, int]]) -> str:
    lines = [
        "## Calibration",
        "",
        "Confidence of the claims on the development articles against their measured precision.",
        "",
        "| confidence | claims | right |",
        "| --- | --- | --- |",
    ]
    for (low, high), counts in bands.items():
        made = counts.get("tp", 0) + counts.get("fp", 0)
        lines.append(f"| {low:.1f}–{min(high, 1.0):.1f} | {made} | {_share(counts.get('tp', 0), made)} |")
    return "\n".join([*lines, ""])


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


if __name__ == "__main__":
    main()
