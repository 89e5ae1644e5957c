"""The pages of one's own progress where storage is corrupt, full, refused or somebody else's: one note, nothing lost.

And a search through what they and the trainer's page show and give away, for texts of questions nobody has answered.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from coursewright.languages.words import words

from .conftest import COURSE, LESSON
from .quizzes import Task, tasks_of
from .test_copies import Desk
from .test_keeping import FILL, REFUSE
from .test_review import choose, on_day

PAGES = ("index", "review", "notebook", "results", "changes", "progress")
PREFIX = f"coursewright/{COURSE}/"
CORRUPT = {"q/first#who": '{"v":1,"rev":', "q/first#lowest": "[1,2]", "l/first": '"odd"', "me": "17"}
FOREIGN = {
    "coursewright/another-course/q/first#who": "{",
    "coursewright": "mine",
    "unread-messages": '{"first#who": 3}',
}
SAID = {**dict.fromkeys(("review", "notebook", "results", "changes", "index"), 1), "progress": 0}
"""How many notes there are on pages where what is kept cannot be read: a copy takes it along as it is."""


def notes(page: Page) -> list[str]:
    """The notes about storage that can be seen."""
    return page.locator(".cw-storage .cw-note:visible").all_inner_texts()


def opened(page: Page, root: str, name: str) -> None:
    """Open a page, and wait until it has said all that it says."""
    page.goto(f"{root}/en/{name}.html")
    page.wait_for_load_state("networkidle")


def kept(page: Page) -> dict[str, str]:
    """The whole storage."""
    entries: dict[str, str] = page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    return entries


def put(page: Page, root: str, entries: dict[str, str]) -> None:
    """Have texts in the storage."""
    page.goto(f"{root}/en/404.html")
    page.evaluate(
        "entries => { for (const [k, v] of Object.entries(entries)) localStorage.setItem(k, v) }", entries
    )


def answer(page: Page, root: str) -> None:
    """Answer two questions of the lesson, one of them wrong."""
    on_day(page, 0)
    for name, place, sure in (("who", 0, 3), ("lowest", 1, 1)):
        page.goto(f"{root}/en/{LESSON}#q-{name}")
        choose(page.locator(f"#q-{name}"), place, "en", sure=sure)


@pytest.mark.parametrize("name", PAGES)
def test_what_cannot_be_read_stops_no_page_and_stays(page: Page, http: str, name: str) -> None:
    corrupt = {f"{PREFIX}{key}": text for key, text in CORRUPT.items()}
    put(page, http, corrupt)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    opened(page, http, name)
    assert errors == []
    assert len(notes(page)) == SAID[name]
    # Each text is where it was, or was put aside.
    after = kept(page)
    for key, text in corrupt.items():
        aside = f"{PREFIX}kept/{key.removeprefix(PREFIX)}"
        assert text in (after.get(key), after.get(aside)), key


@pytest.mark.parametrize("name", PAGES)
def test_a_refused_storage_is_said_once(page: Page, http: str, name: str) -> None:
    page.add_init_script(REFUSE)
    opened(page, http, name)
    refused = words("en")["quiz.say.storage_refused"]
    assert [refused in note for note in notes(page)] == [True]


@pytest.mark.parametrize("name", PAGES)
def test_a_storage_that_others_filled_is_said_once_and_read(page: Page, http: str, name: str) -> None:
    answer(page, http)
    before = {key: text for key, text in kept(page).items() if "/q/" in key}
    assert len(before) == 2
    page.evaluate(FILL)
    opened(page, http, name)
    full = words("en")["quiz.say.storage_full"]
    assert [full in note for note in notes(page)] == [True]
    after = kept(page)
    assert {key: after.get(key) for key in before} == before
    shown = {
        "notebook": "Who meets moments of truth?",
        "results": "1 / 2",
        "review": "Who meets moments of truth?",
    }
    expect(page.locator(".md-content")).to_contain_text(shown.get(name, ""))


@pytest.mark.parametrize("name", PAGES)
def test_what_others_keep_is_neither_read_nor_touched(page: Page, http: str, name: str) -> None:
    put(page, http, FOREIGN)
    opened(page, http, name)
    assert notes(page) == []
    after = kept(page)
    assert {key: after.get(key) for key in FOREIGN} == FOREIGN


def sealed(task: Task) -> list[str]:
    """The texts of a question that only its answers tell."""
    return [why for why in (*task.whys.values(), *task.slips) if why]


def test_nothing_of_unanswered_questions_is_shown_or_given_away(
    page: Page, http: str, quiz_files: dict[str, Path]
) -> None:
    tasks = {task.id: task for task in tasks_of(quiz_files["en"], COURSE)}
    answer(page, http)
    hidden = [text for name, task in tasks.items() if name not in ("who", "lowest") for text in sealed(task)]
    # Of an answer that was wrong only its own reason was told.
    right = set(tasks["who"].right)
    hidden += [tasks["who"].whys[token] for token in right]
    assert len(hidden) > 8
    found: dict[str, Any] = {}
    for name in PAGES:
        opened(page, http, name)
        found[name] = page.content()
    opened(page, http, "results")
    found["record"] = page.locator(".cw-record__o").get_attribute("data-text")
    desk = Desk(page, http, "en")
    found["copy"] = json.dumps(desk.state, ensure_ascii=False)
    with page.expect_download() as started:
        desk.press("download")
    found["file"] = started.value.path().read_text(encoding="utf-8")
    assert {place: [text for text in hidden if text in shown] for place, shown in found.items() if shown} == {
        place: [] for place in found
    }
