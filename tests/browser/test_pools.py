"""An attempt asks what is drawn for the learner: the same after reloads and edits, other questions once passed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from coursewright.languages.words import words
from coursewright.quiz.seal import shuffled

from ..tiny import change
from .attempts import COURSE, FILES, PAGE, build_attempts, lay_attempts
from .learner import Learner
from .quizzes import Task, tasks_of
from .sites import served

ME = f"coursewright/{COURSE}/me"
EARLY, LATE = 3, 1
REFUSE = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
}"""
ADDED = """questions:
  - id: added
    type: true-false
    objective: idea
    prompt: 先点头再办理。
    tags: [early]
    answer: true
    why:
      true: 客户当场就看得见这一步。
      false: 后台的规定客户是看不到的。

"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, built once; a test that edits it builds it again and stands last."""
    project = lay_attempts(tmp_path_factory.mktemp("attempts"))
    build_attempts(project)
    return project


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    """The page's address."""
    with served(project / "site") as address:
        yield f"{address}/{PAGE}"


@pytest.fixture
def learner(page: Page, address: str) -> Learner:
    """A learner at the page."""
    page.goto(address)
    return Learner(page, "zh")


def asked(page: Page) -> list[str]:
    """The ids of the questions that the quiz with pools asks."""
    shown = page.locator("cw-quiz[data-quiz=pools] cw-question:not([hidden])")
    return [name.removeprefix("q-") for name in shown.evaluate_all("all => all.map(({ id }) => id)")]


def seed_of(page: Page) -> str:
    """The seed that is kept."""
    seed: str = page.evaluate("key => JSON.parse(localStorage.getItem(key)).seed", ME)
    return seed


def tasks_asked(page: Page) -> list[Task]:
    """What is asked, with right and wrong answers."""
    ids = asked(page)
    return [task for task in tasks_of(FILES / "pools.yml", COURSE) if task.id in ids]


def expected(seed: str, *, added: bool = False) -> set[str]:
    """What a seed draws, worked out by the other side's shuffle."""
    early = [f"pools#first-{number}" for number in range(1, 7)] + (["pools#added"] if added else [])
    late = [f"pools#last-{number}" for number in range(1, 4)]
    drawn = (*shuffled(early, seed)[:EARLY], *shuffled(late, seed)[:LATE], "pools#always")
    return {name.removeprefix("pools#") for name in drawn}


def test_a_seed_draws_the_first_of_each_pool_and_what_is_in_none(learner: Learner) -> None:
    seed = seed_of(learner.page)
    assert re.fullmatch("[0-9a-f]{32}", seed)
    drawn = asked(learner.page)
    assert set(drawn) == expected(seed)
    assert drawn == sorted(drawn, key=[task.id for task in tasks_of(FILES / "pools.yml", COURSE)].index)
    learner.page.reload()
    assert asked(learner.page) == drawn
    assert seed_of(learner.page) == seed


def test_learners_get_seeds_of_their_own(browser: Browser, address: str) -> None:
    seeds = set()
    for _ in range(3):
        context = browser.new_context()
        page = context.new_page()
        page.goto(address)
        seeds.add(seed_of(page))
        context.close()
    assert len(seeds) == len({seed[:8] for seed in seeds}) == 3


def test_map_numbers_and_result_count_what_is_drawn(learner: Learner) -> None:
    page = learner.page
    quiz = page.locator("cw-quiz[data-quiz=pools]")
    expect(quiz.locator(".cw-facts")).to_contain_text(words("zh")["quiz.drawn"].format(n=5, of=10))
    links = quiz.locator(".cw-qmap a:visible")
    assert links.locator(".cw-qmap__n").all_inner_texts() == ["1", "2", "3", "4", "5"]
    heads = [learner.question(task).locator(".cw-kick").inner_text() for task in tasks_asked(page)]
    kind = learner.word("kind.true-false")
    assert heads == [learner.word("top", n=number, kind=kind) for number in range(1, 6)]
    first, *others = tasks_asked(page)
    learner.check(first, first.wrong)
    for task in others:
        learner.check(task, task.right)
    panel = quiz.locator(".cw-result")
    expect(panel).to_contain_text("80%")
    expect(panel).to_contain_text(learner.word("say.result_line", right=4, of=5))
    learner.expect_state(first, "wrong")


def test_once_all_is_right_other_questions_are_drawn(learner: Learner) -> None:
    page = learner.page
    before = asked(page)
    for task in tasks_asked(page):
        learner.check(task, task.right)
    panel = page.locator("cw-quiz[data-quiz=pools] .cw-result")
    expect(panel).to_contain_text("100%")
    panel.get_by_role("button", name=learner.word("say.redo_all")).click()
    expect(panel).to_have_count(0)
    seed = seed_of(page)
    assert set(asked(page)) == expected(f"{seed}/1")
    assert set(before) == expected(seed)
    for task in tasks_asked(page):
        learner.expect_state(task, "empty")
    page.reload()
    assert set(asked(page)) == expected(f"{seed}/1")


def test_without_a_script_all_are_asked(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator("cw-quiz[data-quiz=pools] cw-question:visible")).to_have_count(10)
    context.close()


def test_where_nothing_can_be_kept_a_quiz_is_drawn_all_the_same(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(REFUSE)
    page.goto(address)
    assert len(asked(page)) == EARLY + LATE + 1
    context.close()


FOREIGN = ["{", "[]", '"me"', '{"v":1,"seed":7,"draws":[1]}', '{"v":1,"draws":{"pools":-1}}']


@pytest.mark.parametrize("foreign", FOREIGN)
def test_a_seed_that_cannot_be_read_gives_way_to_a_new_one(learner: Learner, foreign: str) -> None:
    learner.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [ME, foreign])
    learner.page.reload()
    assert set(asked(learner.page)) == expected(seed_of(learner.page))


def test_what_a_newer_version_keeps_of_the_learner_stays(learner: Learner) -> None:
    newer = '{"v":2,"seed":"ab","more":[1]}'
    learner.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [ME, newer])
    learner.page.reload()
    assert set(asked(learner.page)) == expected("ab")
    assert learner.page.evaluate("key => localStorage.getItem(key)", ME) == newer


@pytest.mark.slow
def test_a_question_added_to_a_pool_changes_one_place_at_most(learner: Learner, project: Path) -> None:
    before = set(asked(learner.page))
    change(project, "quizzes/pools.yml", "questions:\n", ADDED)
    build_attempts(project)
    learner.page.reload()
    after = set(asked(learner.page))
    assert after == expected(seed_of(learner.page), added=True)
    assert len(before - after) == len(after - before) <= 1
