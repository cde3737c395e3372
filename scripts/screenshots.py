#!/usr/bin/env python3
"""Take the pictures that the documentation shows: scripts/screenshots.py [FOLDER] (docs by default).

Needs Chromium with its driver and a Chinese font; ``scripts/test`` installs the former where it may.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from selenium import webdriver  # noqa: E402
from selenium.webdriver.chrome.service import Service  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402

from extractor.cli.at_line import at_line  # noqa: E402
from extractor.review.server import Server  # noqa: E402
from extractor.review.session import Entry, Session  # noqa: E402

FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage --window-size=1440,900"
)


def browser() -> webdriver.Chrome:
    """Chromium without a window."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in FLAGS.split():
        options.add_argument(flag)
    return webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))


def review(driver: webdriver.Chrome, target: Path) -> None:
    """The review's page with a value chosen, one confirmed and one corrected."""
    with tempfile.TemporaryDirectory() as folder:
        source = ROOT / "corpus" / "wuhan_hrss_14fyp.txt"
        explain = lambda document, trace, line: list(at_line(document, trace, line, 96))  # noqa: E731
        server = Server(Session([Entry(str(source), source.stem)], folder, explain, "王芳"))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        driver.get(server.url)
        WebDriverWait(driver, 60).until(lambda d: d.find_elements(By.CSS_SELECTOR, ".readings .value"))
        driver.find_elements(By.CSS_SELECTOR, ".readings .value")[1].click()
        for key in "yyn":
            driver.switch_to.active_element.send_keys(key)
            time.sleep(0.5)
        driver.save_screenshot(str(target))
        server.shutdown()
        server.server_close()


def main(folder: Path) -> int:
    """Write every picture."""
    driver = browser()
    try:
        review(driver, folder / "review.png")
    finally:
        driver.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"))
