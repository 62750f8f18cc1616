"""A headless Chromium for tests of the page, with every request recorded."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Error, Page, sync_playwright

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


@dataclass
class Opened:
    """A page, what it asked for, and what went wrong in it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


@contextmanager
def opened(path: Path, width: int = 1440, height: int = 900) -> Iterator[Opened]:
    """The file at a path in a browser; the network is blocked, and what is asked of it is recorded."""
    with sync_playwright() as playwright:
        try:
            own = shutil.which("chromium") or shutil.which("google-chrome")
            browser = playwright.chromium.launch(executable_path=own, args=ARGUMENTS)
        except Error as error:
            missing("chromium", str(error).splitlines()[0])
        context = browser.new_context(viewport={"width": width, "height": height}, offline=True)
        seen = Opened(context.new_page())
        seen.page.on("request", lambda request: seen.requests.append(request.url))
        seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
        seen.page.on("console", lambda line: seen.errors.append(line.text) if line.type == "error" else None)
        seen.page.on("dialog", lambda dialog: (seen.dialogs.append(dialog.message), dialog.dismiss()))
        seen.page.goto(path.resolve().as_uri())
        seen.page.wait_for_function("window.onrecord !== undefined")
        yield seen
        browser.close()
