"""What was answered is kept: over reloads, tabs, edits of the quiz, and where a browser refuses to keep it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from ..tiny import change
from .conftest import COURSE, LESSON
from .learner import Learner
from .quizzes import Task, tasks_of
from .sites import build, copy_project, served
from .tools import CASES

REFUSE = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
}"""
FULL = """() => {
  Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""
QUIZZES = {language: f"quizzes/{language}/part/first.yml" for language in ("zh", "en")}
INSERTED = """questions:
  - id: added
    type: true-false
    objective: idea
    prompt: NEW
    answer: true
    why:
      true: A
      false: B
"""
MOVED = {
    "zh": ("只有柜台前的同事", "只有处理投诉的同事"),
    "en": ("Only colleagues at the counter", "Only those who"),
}


@pytest.fixture
def tasks(quiz_files: dict[str, Path]) -> list[Task]:
    """The questions in Chinese."""
    return tasks_of(quiz_files["zh"], COURSE)


@pytest.fixture
def learner(page: Page, http: str) -> Learner:
    """A learner at the Chinese lesson over http."""
    page.goto(f"{http}/zh/{LESSON}")
    return Learner(page, "zh")


def key(task: Task) -> str:
    """The question's key in storage."""
    return f"coursewright/{COURSE}/q/first#{task.id}"


def test_a_record_holds_what_the_format_says(learner: Learner, tasks: list[Task]) -> None:
    task = tasks[0]
    question = learner.question(task)
    question.get_by_text(learner.word("hint", n=1, of=2)).click()
    expect(question.get_by_text(learner.word("hint", n=2, of=2))).to_be_visible()
    question.get_by_label(learner.word("say.sure2")).check()
    learner.check(task, task.wrong)
    learner.check(task, task.worse)
    learner.press(learner.button(task, "show"))
    for other in tasks[1:]:
        learner.check(other, other.right)
    learner.redo(1)
    learner.check(task, task.right)
    record = learner.records()[key(task)]
    rev = question.get_attribute("data-rev")
    counted = {name: record[name] for name in ("v", "rev", "n", "best", "shown", "hints")}
    assert counted == {"v": 1, "rev": rev, "n": 3, "best": [1, 1], "shown": 2, "hints": 1}
    first, last = record["first"], record["last"]
    assert (first["a"], first["got"], first["sure"], first["lang"]) == (task.wrong[0], [0, 1], 2, "zh")
    assert (last["a"], last["got"]) == (task.right[0], [1, 1])
    assert first["at"] <= last["at"]
    assert 0 < first["ms"] < 60_000


def test_first_feedback_is_as_it_was_after_a_reload(learner: Learner, tasks: list[Task]) -> None:
    for task in tasks:
        learner.check(task, task.wrong)
    before = [(learner.state(task).inner_text(), learner.verdicts(task)) for task in tasks]
    shown = [learner.question(task).locator(".cw-status .cw-note").inner_text() for task in tasks]
    learner.page.reload()
    assert [(learner.state(task).inner_text(), learner.verdicts(task)) for task in tasks] == before
    assert [learner.question(task).locator(".cw-status .cw-note").inner_text() for task in tasks] == shown


def test_another_tab_sees_what_was_answered_and_counts_on(learner: Learner, tasks: list[Task]) -> None:
    task = tasks[0]
    other = Learner(learner.page.context.new_page(), "zh")
    other.page.goto(learner.page.url)
    learner.check(task, task.wrong)
    other.expect_state(task, "wrong")
    other.check(task, task.right)
    learner.expect_state(task, "right")
    assert learner.records()[key(task)]["n"] == 2


def test_words_typed_in_one_language_are_not_shown_in_another(
    learner: Learner, tasks: list[Task], http: str
) -> None:
    for task in tasks:
        learner.check(task, task.right)
    learner.page.goto(f"{http}/en/{LESSON}")
    english = Learner(learner.page, "en")
    for task in tasks:
        english.expect_state(task, "right")
    (gaps,) = (task for task in tasks if task.type == "blanks")
    for field in english.question(gaps).locator(".cw-blank input").all():
        expect(field).to_have_value("")
    assert set(english.verdicts(tasks[0])) == set(tasks[0].whys)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small course, to be changed and built again."""
    return copy_project(CASES / "site", tmp_path / "course")


@pytest.fixture
def growing(project: Path, site: Path) -> Iterator[str]:
    """Where its site is served, build after build; the first is the small site as it is."""
    shutil.copytree(site, project / "site")
    with served(project) as address:
        yield f"{address}/site"


def answer_all(learner: Learner, tasks: list[Task]) -> None:
    """Answer the first wrong and all others right."""
    learner.check(tasks[0], tasks[0].wrong)
    for task in tasks[1:]:
        learner.check(task, task.right)


@pytest.mark.slow
def test_inserting_moving_mending_and_renaming_lose_nothing(
    page: Page, project: Path, growing: str, tasks: list[Task]
) -> None:
    page.goto(f"{growing}/zh/{LESSON}")
    learner = Learner(page, "zh")
    answer_all(learner, tasks)
    before = learner.records()
    for language, name in QUIZZES.items():
        change(project, name, "questions:\n", INSERTED)
        first, second = MOVED[language]
        swap(project, name, f"        text: {first}", f"        text: {second}")
        swap(project, name, "id: counter", "id: complaints")
        change(project, name, "id: which\n", "id: which-first\n    formerly: [first#which]\n")
    change(project, QUIZZES["zh"], "谁会遇到关键时刻？", "谁会碰到关键时刻？")
    build(project)
    page.reload()
    added, *rest = tasks_of(project / QUIZZES["zh"], COURSE)
    learner.expect_state(added, "empty")
    learner.expect_state(rest[0], "wrong")
    assert learner.verdicts(rest[0]) == {tasks[0].wrong[0]: "wrong"}
    for task in rest[1:]:
        learner.expect_state(task, "right")
    after = learner.records()
    assert after.pop(f"coursewright/{COURSE}/q/first#which-first") == before.pop(key(tasks[-1]))
    assert after == before


def swap(project: Path, name: str, one: str, other: str) -> None:
    """Let two texts of a file change places."""
    text = (project / name).read_text(encoding="utf-8")
    assert one in text
    assert other in text
    text = text.replace(one, "\0").replace(other, one).replace("\0", other)
    (project / name).write_text(text, encoding="utf-8", newline="\n")


@pytest.mark.slow
def test_an_option_added_or_re_keyed_marks_that_question_alone(
    page: Page, project: Path, growing: str, tasks: list[Task]
) -> None:
    page.goto(f"{growing}/zh/{LESSON}")
    learner = Learner(page, "zh")
    answer_all(learner, tasks)
    for name in QUIZZES.values():
        change(
            project,
            name,
            "    hints:\n",
            "      - id: nobody\n        text: NEW\n        why: NO\n    hints:\n",
        )
        change(project, name, "answer: false", "answer: true")
    build(project)
    page.reload()
    now = tasks_of(project / QUIZZES["zh"], COURSE)
    states = ["updated", "right", "updated", "right", "right"]
    for task, state in zip(now, states, strict=True):
        learner.expect_state(task, state)
    task = now[0]
    expect(learner.question(task)).to_contain_text(learner.word("say.updated_head"))
    old = learner.records()[key(task)]
    assert old["n"] == 1
    learner.check(task, task.right)
    learner.expect_state(task, "right")
    record = learner.records()[key(task)]
    assert record["was"] == {"rev": old["rev"], "best": old["best"]}
    assert record["n"] == 1


def test_where_storage_is_refused_the_page_says_so_and_offers_export(
    page: Page, http: str, tasks: list[Task], tmp_path: Path
) -> None:
    page.add_init_script(REFUSE)
    page.goto(f"{http}/zh/{LESSON}")
    learner = Learner(page, "zh")
    notice = page.locator(".cw-storage")
    expect(notice).to_contain_text(learner.word("say.storage_refused"))
    for task in tasks:
        learner.check(task, task.right)
    expect(page.locator(".cw-result")).to_contain_text("100%")
    with page.expect_download() as started:
        notice.get_by_role("button", name=learner.word("say.export")).click()
    file = tmp_path / "progress.json"
    started.value.save_as(file)
    kept: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    assert kept["entries"].keys() - {"me", "l/first"} == {f"q/first#{task.id}" for task in tasks}
    page.reload()
    learner.expect_state(tasks[0], "empty")
    page.locator(".cw-storage input[type=file]").set_input_files(file)
    for task in tasks:
        learner.expect_state(task, "right")
    page.locator(".cw-storage input[type=file]").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": b"{}"}
    )
    expect(notice).to_contain_text(learner.word("say.import_refused"))


def test_a_full_storage_is_said_when_it_shows_and_practice_goes_on(
    learner: Learner, tasks: list[Task]
) -> None:
    learner.page.evaluate(FULL)
    learner.check(tasks[0], tasks[0].right)
    learner.expect_state(tasks[0], "right")
    expect(learner.page.locator(".cw-storage")).to_contain_text(learner.word("say.storage_full"))


def test_a_record_that_cannot_be_read_is_put_aside_and_said(learner: Learner, tasks: list[Task]) -> None:
    learner.page.evaluate("key => localStorage.setItem(key, '{broken')", key(tasks[0]))
    learner.page.reload()
    learner.expect_state(tasks[0], "empty")
    expect(learner.page.locator(".cw-storage")).to_contain_text(learner.word("say.kept_aside"))
    kept = f"coursewright/{COURSE}/kept/q/first#{tasks[0].id}"
    assert learner.page.evaluate("key => localStorage.getItem(key)", kept) == "{broken"
    learner.page.reload()
    expect(learner.page.locator(".cw-storage")).to_be_empty()


def test_words_accepted_later_make_a_kept_answer_right(
    page: Page, http: str, tasks: list[Task], learner: Learner
) -> None:
    (gaps,) = (task for task in tasks if task.type == "blanks")
    learner.check(gaps, gaps.right)
    record = learner.records()[key(gaps)]
    record["last"]["got"] = record["best"] = [1, 2]
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key(gaps), json.dumps(record)])
    page.goto(f"{http}/zh/{LESSON}")
    learner.expect_state(gaps, "right")
    assert learner.records()[key(gaps)]["best"] == [2, 2]


FILL = """() => {
  for (let size = 1 << 22; size >= 1; size >>= 1) {
    try {
      for (let n = 0; ; n++) localStorage.setItem(`other/${size}/${n}`, "x".repeat(size));
    } catch { /* The next size is smaller. */ }
  }
}"""
REFUSING = "Storage.prototype.setItem = () => {{ throw new DOMException('no', '{}'); }};"
NOTHING_NEW = {
    "read_only": REFUSING.format("NoModificationAllowedError"),
    "read_only, in silence": "Storage.prototype.setItem = () => undefined;",
    "full": REFUSING.format("QuotaExceededError"),
}


def exported(page: Page, learner: Learner, tmp_path: Path) -> dict[str, Any]:
    """The entries of an exported file."""
    with page.expect_download() as started:
        page.locator(".cw-storage").get_by_role("button", name=learner.word("say.export")).click()
    started.value.save_as(tmp_path / "progress.json")
    entries: dict[str, Any] = json.loads((tmp_path / "progress.json").read_text(encoding="utf-8"))["entries"]
    return entries


def test_a_storage_that_others_filled_is_still_read_and_exported(
    learner: Learner, tasks: list[Task], tmp_path: Path
) -> None:
    page = learner.page
    learner.check(tasks[0], tasks[0].right)
    kept = learner.records()[key(tasks[0])]
    page.evaluate(FILL)
    page.reload()
    learner.expect_state(tasks[0], "right")
    expect(page.locator(".cw-storage")).to_contain_text(learner.word("say.storage_full"))
    learner.check(tasks[1], tasks[1].right)
    learner.expect_state(tasks[1], "right")
    expect(page.locator(".cw-storage .cw-note")).to_have_count(1)
    entries = exported(page, learner, tmp_path)
    assert entries[f"q/first#{tasks[0].id}"] == kept
    assert entries[f"q/first#{tasks[1].id}"]["n"] == 1
    page.evaluate(
        "for (const name of Object.keys(localStorage)) if (name.startsWith('other/')) localStorage.removeItem(name)"
    )
    page.reload()
    learner.expect_state(tasks[0], "right")
    expect(page.locator(".cw-storage")).to_be_empty()


@pytest.mark.parametrize("how", NOTHING_NEW)
def test_a_storage_that_takes_nothing_new_is_read_and_called_what_it_is(
    learner: Learner, tasks: list[Task], tmp_path: Path, how: str
) -> None:
    page = learner.page
    learner.check(tasks[0], tasks[0].wrong)
    page.add_init_script(NOTHING_NEW[how])
    page.reload()
    learner.expect_state(tasks[0], "wrong")
    said = learner.word(f"say.storage_{how.partition(',')[0]}")
    expect(page.locator(".cw-storage .cw-note .h")).to_have_text(said)
    learner.check(tasks[1], tasks[1].right)
    expect(page.locator(".cw-storage .cw-note")).to_have_count(1)
    there = exported(page, learner, tmp_path).keys() - {"me"}
    assert there - {"l/first"} == {f"q/first#{task.id}" for task in tasks[:2]}


def test_a_clock_before_1970_loses_no_answer(learner: Learner, tasks: list[Task]) -> None:
    learner.page.add_init_script("Date.now = () => -86_400_000")
    learner.page.reload()
    learner.check(tasks[0], tasks[0].right)
    learner.page.reload()
    learner.expect_state(tasks[0], "right")
    expect(learner.page.locator(".cw-storage")).to_be_empty()


AGENTS = {
    "Firefox": "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0",
    "Chromium": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36",
}
APART = """for (const name of ["getItem", "setItem", "removeItem"]) {
  const own = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...text) { return own.call(this, `${location.pathname} ${key}`, ...text); };
}"""


@pytest.mark.parametrize("agent", AGENTS)
@pytest.mark.parametrize("apart", [False, True])
def test_from_a_folder_one_is_told_that_pages_keep_apart_where_they_do(
    browser: Browser, site: Path, agent: str, apart: bool
) -> None:
    context = browser.new_context(user_agent=AGENTS[agent])
    page = context.new_page()
    if apart:
        page.add_init_script(APART)
    page.goto(f"{site.as_uri()}/en/{LESSON}")
    notice = page.locator(".cw-storage")
    learner = Learner(page, "en")
    if apart:
        expect(notice).to_contain_text(learner.word("say.storage_apart"))
        expect(page.get_by_role("button", name=learner.word("say.export"))).to_be_visible()
    else:
        page.wait_for_function("localStorage.getItem('coursewright/pages') === 'together'")
        expect(notice).to_be_empty()
    expect(page.locator("iframe[src$='.html']")).to_have_count(0)
    context.close()
