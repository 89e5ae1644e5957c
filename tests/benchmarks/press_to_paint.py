"""How long a press takes until it is painted, by kind, at a quarter of the CPU's speed: wanted, at most 100 ms.

A learner answers every question of the gallery wrongly, looks at the answer and is right at last; the browser itself
says how long each press or key took until the next frame (Event Timing, in steps of 8 ms). Presses that took less than
16 ms are not told.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median

import project_path
from playwright.sync_api import Browser, sync_playwright

from tests.browser.gallery import PAGE, build_gallery
from tests.browser.gallery_learner import GalleryLearner
from tests.browser.test_gallery import be_right, be_wrong
from tests.browser.trials import trials_of
from tests.conftest import ARGUMENTS

SLOWER = 4
ROUNDS = 3
MOST = 100
LANGUAGES = ("zh", "en")
PHONE = {"width": 390, "height": 844}
WATCH = """
window.presses = [];
new PerformanceObserver((list) => {
  for (const { target, duration, interactionId, name } of list.getEntries()) {
    const element = target instanceof Element ? target : null;
    const type = element?.closest("cw-question")?.dataset.type ?? "result";
    const act = element?.closest("[data-act]")?.dataset.act ?? "choose";
    if (interactionId) window.presses.push([interactionId, type, act, duration, name]);
  }
}).observe({ type: "event", durationThreshold: 16, buffered: true });
"""


def main() -> None:
    """Print a line for each kind and act: how many, median and greatest in ms; then the slowest."""
    times: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build_gallery(Path(folder))
        browser = playwright.chromium.launch(executable_path=project_path.CHROMIUM, args=ARGUMENTS)
        for language in LANGUAGES * ROUNDS:
            for (kind, act), found in played(browser, site, language).items():
                times[kind, act] += found
        browser.close()
    for (kind, act), found in sorted(times.items()):
        print(
            f"{kind:12} {act:8} {len(found):4} × median {median(found):4.0f} ms, greatest {max(found):4.0f} ms"
        )
    slowest = max(median(found) for found in times.values())
    print(f"slowest median: {slowest:.0f} ms of {MOST} ms (CPU at 1/{SLOWER})")


def played(browser: Browser, site: Path, language: str) -> dict[tuple[str, str], list[float]]:
    """Play the gallery once; milliseconds by kind and act."""
    page = browser.new_page(viewport=PHONE, has_touch=True)
    page.add_init_script(WATCH)
    page.goto((site / language / PAGE).as_uri())
    learner = GalleryLearner(page, language)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    trials = trials_of(language)
    for trial in trials:
        be_wrong(learner, trial)
    for quiz in page.locator("cw-quiz").all():
        learner.press(quiz.locator(".cw-result .cw-btn--main"))
    for trial in trials:
        be_right(learner, trial)
    page.wait_for_timeout(500)
    longest: dict[int, tuple[str, str, float]] = {}
    for number, kind, act, duration, _ in page.evaluate("window.presses"):
        if number not in longest or longest[number][2] < duration:
            longest[number] = (kind, act, duration)
    page.close()
    times: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for kind, act, duration in longest.values():
        times[kind, act].append(duration)
    return times


if __name__ == "__main__":
    main()
