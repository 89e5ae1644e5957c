"""How long a check takes in Chromium at a quarter of the CPU's speed, for each kind: wanted, less than 16 ms."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median
from typing import Any

import project_path
from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import ARGUMENTS
from tests.browser.gallery import COURSE, PAGE, build_gallery
from tests.browser.trials import Trial, trials_of

LANGUAGE = "zh"
SLOWER = 4
TURNS = 60
MOST = 16.0
# A check from the press of the button to the last change of the page, storage included; the script's part of
# it; the grader alone.
CHECK = """([id, type, key, answer, turns]) => {
  const host = document.getElementById(id);
  const form = host.querySelector("form");
  const kind = coursewright.KINDS.get(type);
  const words = coursewright.readWords(host.closest("cw-quiz"));
  const press = (act) => form.querySelector(`[data-act=${act}]`).click();
  const timed = (run) => { const from = performance.now(); run(); return performance.now() - from; };
  const whole = [];
  const script = [];
  const { focus } = HTMLElement.prototype;
  const alone = [];
  for (let turn = 0; turn < turns; turn++) {
    kind.write(form, answer, words);
    form.dispatchEvent(new Event("input", { bubbles: true }));
    // An order has to be moved before it can be checked.
    if (kind.read(form) === null) form.querySelector("[data-move]:not([disabled], [aria-disabled=true])").click();
    alone.push(timed(() => kind.grade(key, answer)));
    if (kind.own) continue;
    // The focus makes the browser lay the page out at once; without it the script's own part is seen.
    HTMLElement.prototype.focus = turn % 2 ? focus : () => {};
    (turn % 2 ? whole : script).push(timed(() => press("check")));
    if (!host.querySelector(".cw-q").hasAttribute("data-checked")) throw new Error(`${id} was not checked`);
    press("again");
  }
  HTMLElement.prototype.focus = focus;
  return [whole, script, alone];
}"""


def main() -> None:
    """Print a line for each question of the gallery, and the slowest check."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build_gallery(Path(folder))
        browser = playwright.chromium.launch(executable_path=project_path.CHROMIUM, args=ARGUMENTS)
        page = browser.new_page()
        page.goto(f"{(site / LANGUAGE / PAGE).as_uri()}")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        slowest = max(measure(page, trial) for trial in trials_of(LANGUAGE) if trial.wrong is not None)
        browser.close()
    print(f"slowest median: {slowest:.1f} ms of {MOST:.0f} ms ({COURSE}, CPU at 1/{SLOWER})")


def measure(page: Page, trial: Trial) -> float:
    """Print one question's times; gives the script's median for a check (the grader's, where there is no button)."""
    task: list[Any] = [f"q-{trial.id}", trial.type, trial.key, trial.wrong, TURNS]
    whole, script, alone = page.evaluate(CHECK, task)
    times = [f"grader {median(alone):.2f} ms"]
    if script:
        times += [f"check {median(script):.1f} ms", f"with layout {median(whole):.1f} ms"]
    print(f"{trial.type:12} {trial.id:20}", ", ".join(times))
    return median(script or alone)


if __name__ == "__main__":
    main()
