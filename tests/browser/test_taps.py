"""How many taps four lessons' questions take, all right at once, as they stood when a select was opened for each row.

`tests/cases/taps` keeps the quizzes of that day, so that the number means the same whatever the course becomes.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from coursewright.base.issues import IssueLog
from coursewright.project.alone import quizzes_alone
from tests.hosts.engines import run_engine

from .conftest import PHONE
from .gallery import SETTINGS
from .sites import served
from .tools import CASES
from .trials import Trial, trials_in

COURSE = "taps"
QUIZZES = ("what-is-a-moment-of-truth", "scorecard-and-impression", "pyramid-overview", "three-roles")
QUESTIONS = 46
MOST = {"one": 225, "list": 180}
"""Where selects were opened it took 291: one tap less for each of their 66 rows. Who has chosen the list goes on by
scrolling, at one more tap for that choice, which is remembered."""

DOUBLE_TAP = 500
"""Milliseconds after which a browser takes two taps on one spot for two."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the quizzes are served, one a page."""
    project = tmp_path_factory.mktemp("taps")
    shutil.copytree(CASES / "taps" / "zh", project / "quizzes")
    shutil.copytree(CASES / "taps" / "figures", project / "figures")
    (project / "docs").mkdir()
    for name in ("index", *QUIZZES):
        fence = "" if name == "index" else f"```quiz\n{name}\n```\n"
        (project / "docs" / f"{name}.md").write_text(f"# {name}\n\n{fence}", encoding="utf-8", newline="\n")
    settings = SETTINGS.format(name="Taps", language="zh", course=COURSE)
    settings = settings.replace("folder: quizzes,", "folder: quizzes, figures: figures,")
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8", newline="\n")
    run_engine("mkdocs", project, project / "site")
    with served(project / "site") as address:
        yield address


class Finger:
    """Answers by taps alone, and counts them; what is typed between two taps costs none, nor does scrolling."""

    def __init__(self, page: Page, way: str) -> None:
        """Begin at a page that shows one question at a time; `way` is "one" or "list"."""
        self.page = page
        self.way = way
        self.taps = 0
        self.card = page.locator("cw-question.is-now")

    def begin(self) -> None:
        """Have the questions come as they are wanted: chosen once."""
        choice = self.page.locator(f".cw-modes input[value={self.way}]")
        if not choice.is_checked():
            self.tap(choice.locator("xpath=.."))

    def tap(self, target: Locator) -> None:
        """Tap once."""
        target.tap()
        self.taps += 1

    def pick(self, *values: str) -> None:
        """Tap options."""
        for value in values:
            self.tap(self.card.locator(f".cw-opt[data-token='{value}']"))

    def type(self, answer: dict[str, str]) -> None:
        """Tap each field and type."""
        for name, text in answer.items():
            field = self.card.locator(f"input[name='{name}']")
            self.tap(field)
            field.press_sequentially(text)

    def sort(self, answer: dict[str, str]) -> None:
        """Tap a cell in each row, or a word for each row in its turn: never more than one tap a row."""
        for row in self.card.locator(".cw-sort__row").all():
            value = answer[str(row.get_attribute("data-token"))]
            self.tap(row.locator(f"label:has(input[value='{value}'])"))
        for row in self.card.locator(".cw-pair").all():
            value = answer[str(row.get_attribute("data-token"))]
            text = str(row.locator(f"option[value='{value}']").text_content())
            self.tap(self.card.locator(".cw-token").get_by_text(text, exact=True))
            self.page.wait_for_timeout(DOUBLE_TAP)

    def order(self, answer: list[str]) -> None:
        """Tap the steps from first to last."""
        for token in answer:
            text = str(self.card.locator(f"[data-token='{token}'] .cw-rank__t").text_content())
            self.tap(self.card.locator(".cw-token").get_by_text(text, exact=True))
            self.page.wait_for_timeout(DOUBLE_TAP)

    def rate(self, answer: dict[str, int]) -> None:
        """Tap a rating for each item."""
        for row in self.card.locator(".cw-rate").all():
            value = answer.get(str(row.get_attribute("data-token")), 1)
            self.tap(row.locator(f"label:has(input[value='{value}'])"))

    def write(self, answer: dict[str, str]) -> None:
        """Tap the field and write."""
        self.tap(self.card.locator("textarea"))
        self.card.locator("textarea").press_sequentially(answer["text"])

    def answer(self, trial: Trial) -> None:
        """Answer right, check, and go on; in the list the next question stands below."""
        ways: dict[str, Callable[[Any], None]] = {
            "single": self.pick,
            "multiple": lambda answer: self.pick(*answer),
            "true-false": lambda answer: self.pick(str(answer).lower()),
            "blanks": self.type,
            "numeric": self.type,
            "match": self.sort,
            "categorise": self.sort,
            "order": self.order,
            "scale": self.rate,
            "reflection": self.write,
        }
        if self.way == "list":
            self.card = self.page.locator(f"#q-{trial.id}")
        expect(self.card).to_have_id(f"q-{trial.id}")
        ways[trial.type](trial.right)
        self.tap(self.card.locator("[data-act=check]"))
        expect(self.card.locator(".cw-q")).to_have_attribute("data-checked", "")
        if self.way == "one":
            # A second tap at once on the same spot would be a double tap, which goes on to nothing.
            self.page.wait_for_timeout(DOUBLE_TAP)
            self.tap(self.card.locator("[data-act=next]"))


@pytest.mark.parametrize("way", MOST)
def test_all_questions_of_four_lessons_take_few_taps(browser: Browser, address: str, way: str) -> None:
    quizzes = quizzes_alone(CASES / "taps", "zh", "zh", COURSE, IssueLog())
    context = browser.new_context(has_touch=True, viewport={"width": PHONE, "height": 844})
    page, taps, asked = context.new_page(), 0, 0
    for name in QUIZZES:
        trials = trials_in(quizzes[name])
        page.goto(f"{address}/{name}.html")
        finger = Finger(page, way)
        finger.begin()
        for trial in trials:
            finger.answer(trial)
        expect(page.locator(".cw-score")).to_contain_text("100%")
        if way == "one":
            expect(page.locator(".cw-result h2")).to_be_focused()
        taps, asked = taps + finger.taps, asked + len(trials)
    context.close()
    assert asked == QUESTIONS
    assert taps <= MOST[way]
