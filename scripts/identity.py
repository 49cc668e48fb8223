"""Pairwise precision and recall of identity on its gold: python scripts/identity.py [FOLDER] [--errors]."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.pairs import measure, read

GOLD = Path(__file__).parent.parent / "tests" / "gold" / "identity"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--errors", action="store_true", help="list the pairs that are decided wrongly")
    arguments = parser.parse_args()
    print(f"{'set':28}{'pairs':>6}{'  alone: P':>11}{'R':>7}{'  together: P':>14}{'R':>7}")
    for path in sorted(arguments.folder.glob("*.jsonl")):
        pairs = read(path)
        alone, together = measure(pairs, together=False), measure(pairs, together=True)
        print(f"{path.stem:28}{len(pairs):6}{alone.precision:11.3f}{alone.recall:7.3f}{together.precision:14.3f}"
              f"{together.recall:7.3f}")
        if arguments.errors:
            for how, figures in (("alone", alone), ("together", together)):
                for pair in figures.errors:
                    print(f"  {how:9}{pair.id} {'missed' if pair.same else 'joined'}: {pair.a.label} | {pair.b.label}")


if __name__ == "__main__":
    main()
