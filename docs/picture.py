"""Remakes the picture of the page in the README: ``python docs/picture.py`` after a build; needs the tests' browser."""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
SHOWN = "actor:chinese-government"


def main() -> None:
    """Opens the built page, chooses a speaker, and takes the picture."""
    with sync_playwright() as playwright:
        own = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=own, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto((ROOT / "output/graph.html").as_uri())
        page.wait_for_function("window.onrecord !== undefined")
        page.evaluate("(id) => { onrecord.network.selectNodes([id]); onrecord.showNode(id); }", SHOWN)
        page.evaluate("(id) => onrecord.network.focus(id, {scale: 0.8})", SHOWN)
        page.wait_for_timeout(500)
        page.screenshot(path=ROOT / "docs/page.png")
        browser.close()


if __name__ == "__main__":
    main()
