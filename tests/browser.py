"""A headless Chromium for tests of the page, with every request recorded. One browser serves a whole test process."""

from __future__ import annotations

import atexit
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, Playwright, sync_playwright

from tools import missing

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = Path(__file__).parent / "page/node_modules/axe-core/axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
READY = "(async () => window.onrecord !== undefined && (await window.onrecord.ready) !== false)()"
"""``onrecord.ready`` may be absent, a flag, or a promise."""


@dataclass
class Opened:
    """A page, what it asked for, and what went wrong in it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


@cache
def _playwright() -> Playwright:
    # A second one in the same process would find the loop of the first and refuse to start.
    playwright = sync_playwright().start()
    atexit.register(playwright.stop)
    return playwright


_running: list[Browser] = []


def browser() -> Browser:
    """The browser of this process, started at its first use and closed with the process."""
    if not (_running and _running[-1].is_connected()):
        own = shutil.which("chromium") or shutil.which("google-chrome")
        try:
            _running.append(_playwright().chromium.launch(executable_path=own, args=ARGUMENTS))
        except Error as error:
            missing("chromium", str(error).splitlines()[0])
    return _running[-1]


@contextmanager
def opened(
    path: Path,
    width: int = 1440,
    height: int = 900,
    *,
    fragment: str = "",
    dark: bool = False,
    still: bool = False,
    touch: bool = False,
    copying: bool = True,
    script: str = "",
) -> Iterator[Opened]:
    """The file at a path in a browser; the network is blocked, and what is asked of it is recorded.

    ``fragment``: what stands after ``#`` in the address. ``dark``, ``still``: the reader prefers dark colours, reduced
    motion. ``touch``: a telephone. ``copying``: the page may use the clipboard's interface; else only the old command
    ``copy``. ``script``: runs before those of the page.
    """
    context = browser().new_context(
        viewport={"width": width, "height": height},
        offline=True,
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce" if still else "no-preference",
        has_touch=touch,
        is_mobile=touch,
        accept_downloads=True,
        permissions=["clipboard-read", *(["clipboard-write"] if copying else [])],
    )
    try:
        seen = Opened(context.new_page())
        seen.page.on("request", lambda request: seen.requests.append(request.url))
        seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
        seen.page.on("console", lambda line: seen.errors.append(line.text) if line.type == "error" else None)
        seen.page.on("dialog", lambda dialog: (seen.dialogs.append(dialog.message), dialog.dismiss()))
        if script:
            seen.page.add_init_script(script)
        seen.page.goto(path.resolve().as_uri() + (f"#{fragment}" if fragment else ""))
        seen.page.wait_for_function(READY)
        yield seen
    finally:
        context.close()


def clipboard(page: Page) -> str:
    """The text in the clipboard."""
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def axe(page: Page) -> list[str]:
    """What axe-core finds wrong by WCAG 2.2 AA and its best practices: rule, impact, element, and what to do."""
    if not AXE.exists():
        missing("axe-core")
    # Evaluated rather than added as an element, so that the page's policy does not forbid it.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    violations = page.evaluate(
        "(tags) => axe.run({ runOnly: tags, resultTypes: ['violations'], preload: false }).then((r) => r.violations)",
        AXE_TAGS,
    )
    return [
        f"{violation['id']} ({node['impact']}) {' '.join(map(str, node['target']))}: "
        + " ".join(node["failureSummary"].split())
        for violation in violations
        for node in violation["nodes"]
    ]
