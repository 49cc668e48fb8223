"""Neo4j Browser as its user has it, in a headless Chromium: for tests and for the pictures in docs/browser.md."""

from __future__ import annotations

import base64
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from urllib.parse import quote, urlsplit

from selenium.webdriver import ActionChains, Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

PATIENCE = 60  # seconds
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
_DROP = """
const [name, content] = arguments;
const bytes = Uint8Array.from(atob(content), c => c.charCodeAt(0));
const dragged = new DataTransfer();
dragged.items.add(new File([bytes], name));
for (const kind of ["dragenter", "dragover", "drop"])
  document.querySelector(".filedrop").dispatchEvent(
    new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: dragged}));
"""
# How the latest frame stands: "error", "complete" or "". Of a script with several statements, how all of them do.
_STATE = """
const frame = arguments[0], text = name => frame.querySelector(`[data-testid="${name}"]`)?.textContent ?? "";
const parts = [...frame.querySelectorAll('[data-testid="multi-statement-list-icon"]')].map(icon => icon.title);
if (parts.length) return parts.includes("Status: error") ? "error"
  : parts.every(part => part === "Status: success") ? "complete" : "";
if (text("frameContents").includes("ERROR")) return "error";
return frame.querySelector("svg g.node") || /Successfully|streaming|Completed/.test(text("frameStatusbar"))
  ? "complete" : "";
"""
_DRAWN = """
return [...arguments[0].querySelectorAll("svg g.node")].map(node => {
  const circle = node.querySelector("circle.b-outline");
  const lines = [...node.querySelectorAll("text.caption")].map(line => line.textContent.trim());
  return [node.__data__.labels, circle.getAttribute("fill"), circle.getAttribute("stroke"), lines.join(" ")];
});
"""
_FOLDERS = """
return [...document.querySelectorAll('[data-testid^="savedScriptsFolder-"]')].map(folder => [
  folder.dataset.testid.slice("savedScriptsFolder-".length),
  folder.querySelector('[data-testid="savedScriptListItem"]') !== null]);
"""
# Where an edge's label stands, if nothing covers it there.
_MIDDLE = """
const text = arguments[0].querySelector("text").getBoundingClientRect();
const [x, y] = [text.x + text.width / 2, text.y + text.height / 2];
return arguments[0].contains(document.elementFromPoint(x, y)) ? [x, y] : null;
"""


def chromium() -> tuple[str, str] | None:
    """The programs of a Chromium and its driver, if they are installed."""
    browser = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    driver = shutil.which("chromedriver")
    return (browser, driver) if browser and driver else None


class Neo4jBrowser:
    """One window. Results are frames, the latest first; parts are found by their `data-testid`."""

    def __init__(self, programs: tuple[str, str], width: int = 1200, height: int = 800) -> None:
        options = ChromeOptions()
        options.binary_location, driver = programs
        for option in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", f"--window-size={width},{height}"):
            options.add_argument(option)
        self.window = Chrome(options=options, service=Service(driver))

    def __enter__(self) -> Neo4jBrowser:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.window.quit()

    def log_in(self, page: str, bolt: str, password: str) -> None:
        server = quote(f"bolt://neo4j@{urlsplit(bolt).netloc}", safe="")
        self.window.get(f"{page}/browser/?dbms={server}&db=neo4j")
        self.wait(lambda: self.all("password"))
        self.all("password")[0].send_keys(password)
        self._press(self.all("connect")[0])  # other parts of the page may still cover it
        self.wait(lambda: any("You are connected" in self.text(frame) for frame in self.frames()))

    def drop(self, file: Path) -> None:
        """Drags a file onto the window."""
        self.window.execute_script(_DROP, file.name, base64.b64encode(file.read_bytes()).decode())

    def open_favourites(self, *folders: str) -> None:
        """Opens these folders of favourites, and no others: those that stand open slow Browser down."""
        if not self.all("createNewFavorite"):
            self.all("navigationFavorites")[0].click()
        self.wait(lambda: all(self.all(f"expandFolder-{folder}") for folder in folders))
        for folder, is_open in self.window.execute_script(_FOLDERS):
            if is_open != (folder in folders):
                self._press(self.all(f"expandFolder-{folder}")[0])

    def edit_favourite(self, folder: str, title: str) -> None:
        """Takes a favourite into the editor."""
        self.all(f"scriptTitle-{title}", within=self._favourite(folder, title))[0].click()
        self.wait(lambda: self.all("currentlyEditing"))

    def run_favourite(self, folder: str, title: str) -> WebElement:
        """Plays a favourite and gives its frame, with the answer in it."""
        before = self.frames()
        self._press(self.all("savedScriptsButton-Run", within=self._favourite(folder, title))[0])
        return self._answer(before)

    def _favourite(self, folder: str, title: str) -> WebElement:
        def found() -> list[WebElement]:
            listed = self.all("savedScriptListItem", within=self.all(f"savedScriptsFolder-{folder}")[0])
            return [each for each in listed if self.all(f"scriptTitle-{title}", within=each)]

        self.wait(found)
        return found()[0]

    def ask(self, cypher: str) -> WebElement:
        """Types a statement and runs it; gives the frame with the answer."""
        before = self.frames()
        self.all("activeEditor")[0].find_element(By.TAG_NAME, "textarea").send_keys(cypher)
        self.all("editor-Run")[0].click()
        return self._answer(before)

    def _answer(self, before: list[WebElement]) -> WebElement:
        self.wait(lambda: self.frames() and self.frames()[0] not in before)
        frame = self.frames()[0]
        self.wait(lambda: self.window.execute_script(_STATE, frame))
        return frame

    def error(self, frame: WebElement) -> str:
        """What Browser says went wrong; empty where nothing did."""
        return self.text(frame) if self.window.execute_script(_STATE, frame) == "error" else ""

    def text(self, element: WebElement) -> str:
        return str(element.get_attribute("textContent"))

    def close(self, frame: WebElement) -> None:
        self._press(frame.find_element(By.CSS_SELECTOR, "[title=Close]"))

    def fill_window(self, frame: WebElement) -> None:
        """Lets a frame fill the window, and its picture the frame."""
        self._press(frame.find_element(By.CSS_SELECTOR, "[title=Fullscreen]"))
        self.settle(frame)
        self._press(frame.find_element(By.CSS_SELECTOR, "[aria-label=zoom-to-fit]"))
        self.settle(frame)

    def _press(self, button: WebElement) -> None:
        """A click by the mouse would have to bring the button into sight first."""
        self.window.execute_script("arguments[0].click()", button)

    def nodes(self, frame: WebElement) -> list[WebElement]:
        return frame.find_elements(By.CSS_SELECTOR, "svg g.node")

    def edges(self, frame: WebElement) -> list[WebElement]:
        return frame.find_elements(By.CSS_SELECTOR, "svg g.relationship")

    def drawn(self, frame: WebElement) -> list[tuple[list[str], str, str, str]]:
        """Of each node its labels, fill, border and caption."""
        return [tuple(node) for node in self.window.execute_script(_DRAWN, frame)]

    def settle(self, frame: WebElement) -> None:
        """Waits until the picture stands still."""
        def at() -> object:
            return self.window.execute_script(
                "return [...arguments[0].querySelectorAll('svg g.node')].map(n => n.getAttribute('transform'))", frame)

        def still() -> bool:
            before = at()
            time.sleep(0.3)
            return at() == before

        self.wait(still)

    def click_edge(self, frame: WebElement, label: str) -> None:
        """Clicks the first edge in sight whose label contains this."""
        place = next(place for edge in self.edges(frame) if label in self.text(edge)
                     and (place := self.window.execute_script(_MIDDLE, edge)))
        mouse = ActionChains(self.window)
        mouse.w3c_actions.pointer_action.move_to_location(*map(round, place)).click()
        mouse.perform()

    def details(self, frame: WebElement) -> dict[str, str]:
        """The properties beside the picture, of what was clicked last."""
        rows = frame.find_elements(By.CSS_SELECTOR, "[data-testid=viz-details-pane-properties-table] tr")
        return {name.text: value.text for name, value, *_ in (r.find_elements(By.TAG_NAME, "td") for r in rows)}

    def frames(self) -> list[WebElement]:
        return self.all("frame")

    def all(self, name: str, within: WebElement | None = None) -> list[WebElement]:
        """What bears this `data-testid`."""
        return (within or self.window).find_elements(By.CSS_SELECTOR, f'[data-testid="{name}"]')

    def wait(self, until: Callable[[], object]) -> None:
        WebDriverWait(self.window, PATIENCE, poll_frequency=0.1).until(lambda _: until())
