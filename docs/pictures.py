"""Remakes the pictures of the page: ``python docs/pictures.py`` after a build; needs the tests' browser."""

import shutil
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
ADDRESSES = {
    "network": "network",
    "evidence": "network?sel=actor:chinese-government",
    "positions": "positions",
    "report": "report",
    "disputes": "disputes",
    "quotations": "quotations",
    "timeline": "timeline",
    "articles": "articles",
    "article": "articles",
    "table": "table",
}
SIZES = {"": (1440, 900), "-360": (360, 740)}


def main() -> None:
    """Opens each view of the built page, wide and narrow, light; the network in dark as well; and takes its picture."""
    with sync_playwright() as playwright:
        own = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=own, args=["--no-sandbox", "--disable-gpu"])
        for suffix, (width, height) in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
            for name, address in ADDRESSES.items():
                _take(page, address, name, suffix)
            page.close()
        page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="dark", reduced_motion="reduce")
        _take(page, ADDRESSES["network"], "network", "-dark")
        browser.close()


def _take(page: Page, address: str, name: str, suffix: str) -> None:
    page.goto("about:blank")
    page.goto(f"{(ROOT / 'output/graph.html').as_uri()}#{address}")
    page.wait_for_function("window.onrecord !== undefined")
    if name == "article":
        page.locator("#view a[href*='read=']").first.click()
    page.wait_for_timeout(800)
    page.screenshot(path=ROOT / f"docs/pictures/{name}{suffix}.png")


if __name__ == "__main__":
    main()
