"""How long a check takes in Chromium at a quarter of the CPU's speed, for each kind: wanted, less than 16 ms."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median
from typing import Any

import project_path
from playwright.sync_api import Page, sync_playwright

from tests.browser.gallery import COURSE, PAGE, build_gallery
from tests.browser.trials import Trial, trials_of
from tests.conftest import ARGUMENTS

LANGUAGE = "zh"
SLOWER = 4
TURNS = 60
MOST = 16.0
# A check from the press of the button (the last reply of a dialogue) to the last change of the page, storage and the
# layout that the focus asks for included; the script's part of it; the grader alone.
CHECK = """([id, type, key, answer, turns]) => {
  const host = document.getElementById(id);
  const form = host.querySelector("form");
  const kind = coursewright.KINDS.get(type);
  const words = coursewright.readWords(host.closest("cw-quiz"));
  const act = (name) => form.querySelector(`[data-act=${name}]`);
  const reply = ([node, name]) => {
    const names = Array.from(form.querySelectorAll(`[data-node="${node}"] .cw-choice`), (each) => each.dataset.reply);
    return form.querySelectorAll(".cw-reply")[names.indexOf(name)];
  };
  const timed = (run) => { const from = performance.now(); run(); return performance.now() - from; };
  const whole = [];
  const script = [];
  const { focus } = HTMLElement.prototype;
  const alone = [];
  for (let turn = 0; turn < turns; turn++) {
    kind.write(form, kind.own ? answer.slice(0, -1) : answer, words);
    form.dispatchEvent(new Event("input", { bubbles: true }));
    // An order has to be moved before it can be checked.
    if (kind.read(form) === null) form.querySelector("[data-move]:not([disabled], [aria-disabled=true])").click();
    alone.push(timed(() => kind.grade(key, answer)));
    const button = kind.own ? reply(answer[answer.length - 1]) : act("check");
    // Without the focus the script's own part is seen.
    HTMLElement.prototype.focus = turn % 2 ? focus : () => {};
    // What was written above is laid out by now, as it is when somebody presses a button.
    host.getBoundingClientRect();
    (turn % 2 ? whole : script).push(timed(() => button.click()));
    if (!host.querySelector(".cw-q").hasAttribute("data-checked")) throw new Error(`${id} was not checked`);
    act("again").click();
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
        slowest = max(measure(page, trial) for trial in trials_of(LANGUAGE) if answer_of(trial) != {})
        browser.close()
    print(f"slowest median: {slowest:.1f} ms of {MOST:.0f} ms ({COURSE}, CPU at 1/{SLOWER})")


def answer_of(trial: Trial) -> Any:
    """The wrong answer, which has the most to tell; the right one of a reflection; none of a self-rating."""
    return trial.right if trial.wrong is None else trial.wrong


def measure(page: Page, trial: Trial) -> float:
    """Print one question's medians; gives that of a whole check."""
    task: list[Any] = [f"q-{trial.id}", trial.type, trial.key, answer_of(trial), TURNS]
    whole, script, alone = (median(times) for times in page.evaluate(CHECK, task))
    print(
        f"{trial.type:12} {trial.id:20} grader {alone:.2f} ms, script {script:.1f} ms, whole check {whole:.1f} ms"
    )
    return whole


if __name__ == "__main__":
    main()
