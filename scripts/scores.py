"""`make scores`: figures on the gold articles → SCORES.md, and frames' precision → pipelines/confidence.json.

The training articles (tests/gold/train) were worked from. Those in tests/gold are for measuring only. Those in
tests/gold/check were written without sight of the rules; of the ru-u, ru-x, ru-z and en-x ones, causes of misses were
worked from later.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg import evaluate, evaluation
from pipelines import confidence
from pipelines.engines.registry import DEFAULTS

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "gold"
FOLDERS = (("training", GOLD / "train"), ("development", GOLD), ("check", GOLD / "check"))
BANDS = ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))
NAMES = {"ru": "Russian", "en": "English"}


def main() -> None:
    sections = []
    counts: dict[str, Counts] = {}
    for language in sorted(DEFAULTS):
        for title, folder in FOLDERS:
            paths = [str(p) for p in sorted(folder.glob("*.txt"))]
            scores = evaluation.run(folder, paths, language, frozenset(), 1)
            if scores.articles:
                counts[title] = _add(counts.get(title, {}), scores)
                sections.append(_section(f"{NAMES[language]}, {title} articles", folder, language, scores))
    confidence.write(_sum(counts["development"], counts["check"]))
    calibration = _calibration(counts["check"], counts["development"])
    (ROOT / "SCORES.md").write_text("\n".join([HEAD, *sections, calibration]), encoding="utf-8")


HEAD = """# Scores

Written by `make scores`. The articles in `tests/gold/train` were worked from, those in `tests/gold` only measured on,
those in `tests/gold/check` written without sight of the rules (of `ru-u*`, `ru-x*`, `ru-z*` and `en-x*` there, causes
of misses were worked from later). Each table is what `kg evaluate FOLDER --articles FOLDER --language LANGUAGE` prints.
"""

Counts = Mapping[str, tuple[int, int]]


def _add(counts: Counts, scores: evaluate.Scores) -> Counts:
    """Counts of (right, made) by frame, and an evaluation's."""
    return _sum(counts, {f: (c["tp"], c["tp"] + c["fp"]) for f, c in scores.frames.items()})


def _sum(*parts: Counts) -> Counts:
    frames = sorted({frame for part in parts for frame in part})
    none = (0, 0)
    return {f: (sum(p.get(f, none)[0] for p in parts), sum(p.get(f, none)[1] for p in parts)) for f in frames}


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


def _calibration(known: Counts, measured: Counts) -> str:
    """Confidence by the check articles alone against the precision on the development articles."""
    lines = [
        "## Calibration",
        "",
        "Claims on the development articles by their frames' confidence, as the check articles alone give it, and the",
        "share of them that is right. (The confidence that kg ships rests on both.)",
        "",
        "| confidence | claims | right |",
        "| --- | --- | --- |",
    ]
    for low, high in BANDS:
        inside = [c for f, c in measured.items() if low <= confidence.estimate(known, f) < high]
        made = sum(n for _, n in inside)
        lines.append(f"| {low:.1f}–{min(high, 1.0):.1f} | {made} | {_share(sum(right for right, _ in inside), made)} |")
    return "\n".join([*lines, ""])


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


if __name__ == "__main__":
    main()
