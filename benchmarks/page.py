"""How quick the page is: ``python benchmarks/page.py [--runs N] [--pages seeds middle large]``.

Builds the page of the seeds and of made-up corpora, and uses each as a reader would in a headless Chromium: opens it,
types into the search, drags the drawing. Prints the medians of some runs; what a page does not do is a dash. Needs what
the tests need.
"""

import argparse
import importlib
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from unittest.mock import patch

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as NotDone

from onrecord.commands import rule_cards
from onrecord.findings import Findings
from onrecord.pipeline import find_all
from onrecord.records import Register

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from browser import opened  # noqa: E402 - the tests' folder is no package
from corpora import LARGE, MIDDLE, many  # noqa: E402

SEARCH = "#search"
RESULT = "#results [role=option]"
DRAWING = "#drawing canvas"
RENDERING = "onrecord.publish.page.render"
LAYOUT = "positions"
"""The function of the rendering module that gives the nodes their places."""

LIMIT = 1_500_000
LIMIT_PER_BYTE = 2
"""A page may have ``LIMIT`` bytes and so many for each byte of the articles' texts."""
PATIENCE = 5_000
"""Milliseconds until something counts as not done."""
MOVES = 60
TASK = 50
"""Milliseconds from which on a browser calls a task long."""

WATCH = """
window.watched = { ready: null, tasks: [], frames: null };
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) watched.tasks.push(task.duration);
}).observe({ type: "longtask", buffered: true });
const waitUntilReady = () => {
  if (window.onrecord === undefined || document.readyState === "loading") setTimeout(waitUntilReady, 4);
  else Promise.resolve(window.onrecord.ready).then(() => { watched.ready = performance.now(); });
};
waitUntilReady();
"""
START = """() => {
  const frames = [];
  const next = (now) => { frames.push(now); if (watched.frames === frames) requestAnimationFrame(next); };
  Object.assign(watched, { tasks: [], frames });
  requestAnimationFrame(next);
}"""
STOP = """async () => {
  const frames = watched.frames;
  watched.frames = null;
  await new Promise((done) => setTimeout(done, 200));
  return { tasks: watched.tasks, frames };
}"""
NEXT_FRAME = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def seeds() -> tuple[tuple[Findings, ...], Register]:
    """What is on record in the articles that come with the program."""
    work = find_all(ROOT / "seeds")
    return work.findings, work.register


PAGES: dict[str, Callable[[], tuple[tuple[Findings, ...], Register]]] = {
    "seeds": seeds,
    "middle": lambda: many(*MIDDLE),
    "large": lambda: many(*LARGE),
}


@dataclass
class Built:
    """A page, and what its making took."""

    path: Path
    query: str
    """The name of the source with most records."""
    facts: dict[str, float]


def build(name: str, folder: Path) -> Built:
    """The page of one corpus."""
    findings, register = PAGES[name]()
    rendering = importlib.import_module(RENDERING)
    layout, spent = getattr(rendering, LAYOUT), 0.0

    def timed(*arguments: object, **named: object) -> object:
        nonlocal spent
        started = time.perf_counter()
        places = layout(*arguments, **named)
        spent += time.perf_counter() - started
        return places

    started = time.perf_counter()
    with patch.object(rendering, LAYOUT, timed):
        html = rendering.render(findings, register, rule_cards())
    whole = time.perf_counter() - started
    path = folder / f"{name}.html"
    path.write_text(html, encoding="utf-8")
    sources = Counter(record.source.name for found in findings for record in found.records)
    text = sum(len(found.article.text.encode()) for found in findings)
    facts = {
        "articles": len(findings),
        "records": sources.total(),
        "file, MB": path.stat().st_size / 1e6,
        "its limit, MB": (LIMIT + LIMIT_PER_BYTE * text) / 1e6,
        "layout, s": spent,
        "page with layout, s": whole,
    }
    return Built(path, sources.most_common(1)[0][0], facts)


def used(built: Built) -> dict[str, float]:
    """What a reader's first acts take: those that the page answers."""
    with opened(built.path, script=WATCH) as seen:
        page = seen.page
        page.wait_for_function("watched.ready !== null")
        took = {"ready, ms": float(page.evaluate("watched.ready"))}
        answer = answered(page, built.query)
        move = moved(page)
        took |= {"longest task until then, ms": longest(page.evaluate(STOP)["tasks"])}
        if answer is not None:
            took |= {"search answers, ms": answer}
        if move is not None:
            took |= {"drawing follows, ms": move}
        if answer is not None and move is not None:
            took |= {"usable, ms": took["ready, ms"] + answer + move}
        if answer is not None:
            with watched(page, took, "typing"):
                page.locator(SEARCH).fill("")
                page.locator(SEARCH).press_sequentially(built.query, delay=60)
                page.locator(RESULT).first.wait_for()
            leave_search(page)
        if move is not None:
            with watched(page, took, "dragging"):
                drag(page, page.locator(DRAWING))
        return took


def answered(page: Page, query: str) -> float | None:
    """Milliseconds from the last letter of a query to its results."""
    if not page.locator(SEARCH).count():
        return None
    page.locator(SEARCH).click()
    page.locator(SEARCH).press_sequentially(query[:-1])
    started = time.perf_counter()
    page.keyboard.type(query[-1])
    try:
        page.locator(RESULT).first.wait_for(timeout=PATIENCE)
    except NotDone:
        return None
    took = time.perf_counter() - started
    leave_search(page)
    return 1000 * took


def leave_search(page: Page) -> None:
    """Puts the results away, so that they do not lie over the drawing."""
    page.locator(SEARCH).fill("")
    page.keyboard.press("Escape")


def moved(page: Page) -> float | None:
    """Milliseconds from a first movement of the mouse to a drawing that followed it."""
    drawing = page.locator(DRAWING).first
    try:
        drawing.wait_for(timeout=PATIENCE)
    except NotDone:
        return None
    x, y = corner(drawing)
    page.mouse.move(x, y)
    page.evaluate(NEXT_FRAME)
    before = drawing.screenshot()
    page.mouse.down()
    started = time.perf_counter()
    page.mouse.move(x + 60, y + 40, steps=2)
    page.evaluate(NEXT_FRAME)
    took = time.perf_counter() - started
    after = drawing.screenshot()
    page.mouse.up()
    return 1000 * took if before != after else None


def drag(page: Page, drawing: Locator) -> None:
    """Draws the drawing about for a second or so, as quickly as the page takes it."""
    x, y = corner(drawing.first)
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(MOVES):
        page.mouse.move(x + 3 * step, y + 40 * (step % 20 < 10))
        page.wait_for_timeout(10)
    page.mouse.up()


def corner(drawing: Locator) -> tuple[float, float]:
    """A place near the drawing's edge, where there is hardly a node."""
    box = drawing.bounding_box()
    if not box:
        raise ValueError("the drawing is not in sight")
    return box["x"] + 12, box["y"] + box["height"] - 60


@contextmanager
def watched(page: Page, took: dict[str, float], doing: str) -> Iterator[None]:
    """Notes the longest task, the frames a second and the longest frame of what is done inside."""
    page.evaluate(START)
    yield
    seen = page.evaluate(STOP)
    gaps = [after - before for before, after in zip(seen["frames"], seen["frames"][1:], strict=False)]
    took[f"longest task {doing}, ms"] = longest(seen["tasks"])
    if gaps:
        took[f"longest frame {doing}, ms"] = max(gaps)
        took[f"frames a second {doing}"] = 1000 * len(gaps) / sum(gaps)


def longest(tasks: list[float]) -> float:
    """The longest of the long tasks; none was longer than what is no long task."""
    return max(tasks, default=TASK)


def main() -> None:
    """Measures the pages named on the command line and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pages", nargs="+", choices=list(PAGES), default=list(PAGES))
    options = parser.parse_args()
    columns: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in options.pages:
            built = build(name, Path(folder))
            runs = [used(built) for _ in range(options.runs)]
            rows = list(dict.fromkeys(row for run in runs for row in run))
            columns[name] = built.facts | {row: median(run[row] for run in runs if row in run) for row in rows}
    print_table(columns)


def print_table(columns: dict[str, dict[str, float]]) -> None:
    """One line a measure, one column a page."""
    print(f"{'':32}" + "".join(f"{name:>14}" for name in columns))
    for row in dict.fromkeys(row for column in columns.values() for row in column):
        print(f"{row:32}" + "".join(f"{cell(row, column.get(row)):>14}" for column in columns.values()))


def cell(row: str, value: float | None) -> str:
    """A value as it is printed."""
    if value is None:
        return "–"
    if row.startswith("longest task") and value <= TASK:
        return f"< {TASK}"
    return f"{value:,.2f}" if row.endswith((" MB", " s")) else f"{value:,.0f}"


if __name__ == "__main__":
    main()
