"""The pictures in docs/browser.md, from a Neo4j into which the seeds alone were loaded:

    browser_pictures.py http://127.0.0.1:7474 bolt://127.0.0.1:7687 PASSWORD docs/browser
"""

from __future__ import annotations

import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path

from neo4j_browser import Neo4jBrowser, chromium
from PIL import Image

from graph import browser, queries

# Browser's notice that it collects figures on its use goes; the drawer scrolls to its top, the details to their end.
QUIET = """
for (const each of document.querySelectorAll("span"))
  if (each.textContent.startsWith("To help make Neo4j Browser better")) each.nextElementSibling.click();
"""
TOP = """
for (let part = document.querySelector("[data-testid=savedScriptListItem]"); part; part = part.parentElement)
  part.scrollTop = 0;
"""
LAST = """
document.querySelector("[data-testid=viz-details-pane-properties-table] tr:last-child").scrollIntoView();
"""
COLOURS = 256


def main(page: str, bolt: str, password: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    programs = chromium() or sys.exit("Install Chromium and its driver first: scripts/install_chromium.sh")
    with Neo4jBrowser(programs, 1300, 880) as window, tempfile.TemporaryDirectory() as made:
        style, archive = browser.write(Path(made), queries.all_queries())
        window.log_in(page, bolt, password)
        window.drop(style)
        window.wait(lambda: "relationship" in window.text(window.frames()[0]))
        window.drop(archive)
        clear(window)

        for query in ("who-met-whom", "governor-meets-minister"):
            title = f"{queries.get(query).title} – parameters"
            window.open_favourites("people (parameters)")
            if query == "who-met-whom":
                window.edit_favourite("people (parameters)", title)
                save(window, folder / "parameters.png")
                window.all("editor-discard")[0].click()
            window.run_favourite("people (parameters)", title)
            clear(window)
        window.open_favourites("people")
        frame = window.run_favourite("people", "Governor meets minister")
        window.settle(frame)
        save(window, folder / "graph.png")

        window.fill_window(frame)
        window.click_edge(frame, "met with 2026")
        window.wait(lambda: window.details(frame))
        window.window.execute_script(LAST)
        window.settle(frame)
        save(window, folder / "edge.png")


def clear(window: Neo4jBrowser) -> None:
    for frame in window.frames():
        window.close(frame)


def save(window: Neo4jBrowser, path: Path) -> None:
    window.window.execute_script(QUIET + TOP)
    time.sleep(0.5)  # until it is drawn
    picture = Image.open(BytesIO(window.window.get_screenshot_as_png())).convert("RGB")
    picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3], Path(sys.argv[4]))
