"""Progress taken along and taken back: as text, as pictures, as a file, over http and from disk."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from coursewright.languages.words import words

from .conftest import COURSE, LESSON, violations, width_of
from .learner import Learner
from .quizzes import Task, tasks_of
from .test_keeping import FILL, REFUSE

PREFIX = f"coursewright/{COURSE}/"
STATE = """prefix => Object.fromEntries(Object.entries(localStorage)
  .filter(([key]) => key.startsWith(prefix) && !key.startsWith(`${prefix}d/`))
  .map(([key, text]) => [key.slice(prefix.length), JSON.parse(text)]))"""
KEEP = """([prefix, entries]) => {
  for (const [name, value] of Object.entries(entries)) localStorage.setItem(prefix + name, JSON.stringify(value));
}"""
LONG = "我先道歉，再说明原因，然后请他坐下。" * 8
SHEET = {"v": 1, "at": 1764400100, "lang": "zh", "cells": {"1.1": "等候太久", "1.2": "<b>“说明”</b>"}}


class Desk:
    """The page in one language."""

    def __init__(self, page: Page, root: str, language: str) -> None:
        """Go there."""
        self.page = page
        self.words = words(language)
        page.goto(f"{root}/{language}/progress.html")

    def word(self, key: str, **values: object) -> str:
        """A word of the page."""
        return self.words[f"copy.{key}"].format(**values)

    def press(self, key: str, **values: object) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=self.word(key, **values), exact=True).click()

    def text(self) -> str:
        """All pieces of the text, leafed through."""
        way = self.page.locator(".cw-way--text")
        pieces = [way.locator("textarea").input_value()]
        while (on := way.get_by_role("button", name=self.word("say.turn_on"))).is_visible():
            if on.get_attribute("aria-disabled") == "true":
                break
            on.click()
            pieces.append(way.locator("textarea").input_value())
        return "\n".join(pieces)

    def pictures(self) -> list[bytes]:
        """A photo of each picture code."""
        way = self.page.locator(".cw-way--qr")
        photos = [way.locator(".cw-qr").screenshot()]
        while (on := way.get_by_role("button", name=self.word("say.turn_on"))).is_visible():
            if on.get_attribute("aria-disabled") == "true":
                break
            on.click()
            photos.append(way.locator(".cw-qr").screenshot())
        return photos

    def file(self, folder: Path) -> Path:
        """The file, downloaded."""
        with self.page.expect_download() as started:
            self.press("download")
        started.value.save_as(folder / "copy.json")
        return folder / "copy.json"

    def paste(self, text: str) -> None:
        """Take a text back."""
        field = self.page.get_by_label(self.word("paste_label"))
        if not field.is_visible():
            self.press("paste")
        field.fill(text)
        self.press("paste_take")

    def choose(self, key: str, *files: tuple[str, bytes]) -> None:
        """Take files or photos back."""
        kind = "image/png" if key == "photo" else "application/json"
        rows = [{"name": name, "mimeType": kind, "buffer": data} for name, data in files]
        self.page.get_by_label(self.word(key)).set_input_files(rows)  # type: ignore[arg-type]  # payloads

    def expect(self, key: str, **values: object) -> None:
        """Wait for what came of it."""
        expect(self.page.locator(".cw-taken[role=status] .h")).to_have_text(self.word(f"say.{key}", **values))

    @property
    def state(self) -> dict[str, Any]:
        """All that is kept and that copies hold."""
        found: dict[str, Any] = self.page.evaluate(STATE, PREFIX)
        return found


@pytest.fixture
def tasks(quiz_files: dict[str, Path]) -> list[Task]:
    """The questions in Chinese."""
    return tasks_of(quiz_files["zh"], COURSE)


@pytest.fixture(params=["http", "file"])
def root(request: pytest.FixtureRequest, site: Path, policed: str) -> str:
    """The small site, under the strict policy or from disk."""
    return policed if request.param == "http" else site.as_uri()


def practise(page: Page, root: str, tasks: list[Task]) -> None:
    """Answer the first wrong and all others right, and fill in a worksheet."""
    page.goto(f"{root}/zh/{LESSON}")
    learner = Learner(page, "zh")
    learner.check(tasks[0], tasks[0].wrong)
    for task in tasks[1:]:
        learner.check(task, task.right)
    page.evaluate(KEEP, [PREFIX, {"w/w-01": SHEET}])


def without_pages(state: dict[str, Any]) -> dict[str, Any]:
    """A state without the moments at which pages were opened."""
    return {
        name: {key: value for key, value in entry.items() if key != "page"} for name, entry in state.items()
    }


def test_each_copy_brings_back_what_a_phone_has_cleared(
    page: Page, root: str, tasks: list[Task], tmp_path: Path
) -> None:
    practise(page, root, tasks)
    desk = Desk(page, root, "zh")
    before = desk.state
    assert len(before) == len(tasks) + 3
    text, photos, file = desk.text(), desk.pictures(), desk.file(tmp_path).read_bytes()
    kept = len(before)
    ways = {
        "text": lambda: desk.paste(text),
        "file": lambda: desk.choose("choose", ("copy.json", file)),
        "photo": lambda: desk.choose("photo", *((f"{n}.png", photo) for n, photo in enumerate(photos))),
    }
    for name, take in ways.items():
        page.evaluate("localStorage.clear()")
        page.reload()
        expect(page.get_by_text(desk.word("empty"))).to_be_visible()
        take()
        desk.expect("taken", n=kept - (name == "photo"))
        wanted = {key: entry for key, entry in before.items() if name != "photo" or key != "w/w-01"}
        assert without_pages(desk.state) == without_pages(wanted)
        take()
        desk.expect("same")
        assert without_pages(desk.state) == without_pages(wanted)
    page.goto(f"{root}/zh/{LESSON}")
    learner = Learner(page, "zh")
    learner.expect_state(tasks[0], "wrong")
    for task in tasks[1:]:
        learner.expect_state(task, "right")


def test_pieces_come_in_any_order_and_missing_ones_are_named(page: Page, policed: str) -> None:
    desk = Desk(page, policed, "en")
    chance = Random(7)  # noqa: S311  # not a secret
    cells = {
        f"{row}.1": "".join(chr(0x4E00 + chance.randrange(8000)) for _ in range(100)) for row in range(120)
    }
    noise = {
        f"w/{name}": {"v": 1, "at": 5, "lang": "zh", "cells": cells | {"n": str(name)}} for name in range(3)
    }
    page.evaluate(KEEP, [PREFIX, noise])
    page.reload()
    before = desk.state
    pieces = desk.text().split("\n")
    assert len(pieces) >= 3
    assert all(len(piece) <= 12_000 for piece in pieces)
    page.evaluate("localStorage.clear()")
    desk.paste(pieces[-1])
    missing = ", ".join(str(n) for n in range(1, len(pieces)))
    desk.expect("parts", have=len(pieces), missing=missing)
    assert desk.state == {}
    desk.paste("\n\n".join(f"> {piece[:500]}\n{piece[500:]}" for piece in pieces[:-1]))
    desk.expect("taken", n=3)
    assert desk.state == before


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("nothing", "今天天气很好"),
        ("foreign", '{"format": "coursewright/progress", "v": 1, "course": "other", "entries": {}}'),
        ("damaged", "CW1:SITE-CASE:0F647675:1-1:D3DF:MZK16$4HX:"),
        ("newer", "CW2:SITE-CASE:0F647675:1-1:D3DF:MZK16$4HX:"),
        ("newer", f'{{"format": "coursewright/progress", "v": 2, "course": "{COURSE}", "entries": {{}}}}'),
    ],
)
def test_what_is_no_copy_is_refused_with_a_sentence_and_changes_nothing(
    page: Page, policed: str, why: str, text: str
) -> None:
    desk = Desk(page, policed, "zh")
    page.evaluate(KEEP, [PREFIX, {"w/w-01": SHEET}])
    before = desk.state
    desk.paste(text)
    desk.expect(f"refused_{why}")
    desk.choose("choose", ("copy.txt", text.encode()))
    desk.expect(f"refused_{why}")
    expect(page.locator(".cw-taken .cw-note")).to_have_count(1)
    assert desk.state == before


def test_a_photo_without_a_code_says_so(page: Page, policed: str) -> None:
    desk = Desk(page, policed, "en")
    desk.choose("photo", ("page.png", page.screenshot()), ("none.png", b"no picture"))
    desk.expect("unread")


def test_a_refused_storage_is_said_once_and_a_copy_still_leaves_it(
    page: Page, http: str, tasks: list[Task]
) -> None:
    practise(page, http, tasks)
    text = Desk(page, http, "zh").text()
    page.add_init_script(REFUSE)
    desk = Desk(page, http, "zh")
    expect(page.locator(".cw-storage .cw-note")).to_have_count(1)
    expect(page.locator(".cw-storage")).to_contain_text(words("zh")["quiz.say.storage_refused"])
    desk.paste(text)
    desk.expect("taken", n=len(tasks) + 3)
    expect(page.locator(".cw-taken")).to_contain_text(desk.word("say.unkept"))
    assert desk.text() == text


def test_a_full_storage_loses_nothing_and_says_that_not_all_is_kept(
    page: Page, http: str, tasks: list[Task]
) -> None:
    practise(page, http, tasks)
    desk = Desk(page, http, "zh")
    text, before = desk.text(), desk.state
    page.evaluate("prefix => localStorage.removeItem(`${prefix}w/w-01`)", PREFIX)
    page.evaluate(FILL)
    page.reload()
    expect(page.locator(".cw-storage .cw-note")).to_have_count(1)
    desk.paste(text)
    expect(page.locator(".cw-taken")).to_contain_text(desk.word("say.unkept"))
    assert desk.state == {name: entry for name, entry in before.items() if name != "w/w-01"}


def test_copying_works_by_keyboard_and_remembers_when(page: Page, policed: str) -> None:
    page.goto(policed)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk = Desk(page, policed, "zh")
    page.evaluate(KEEP, [PREFIX, {"w/w-01": SHEET}])
    page.reload()
    copy = page.get_by_role("button", name=desk.word("say.copy"), exact=True)
    copy.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(desk.word("say.copied"))).to_be_visible()
    assert page.evaluate(f"JSON.parse(localStorage.getItem('{PREFIX}d/copy')).at > 0")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=desk.word("download"))).to_be_focused()
    for name in ("paste", "photo", "choose"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('button, label').textContent") == desk.word(name)


@pytest.mark.parametrize("reader", [(320, "light"), (390, "dark"), (1280, "light")], ids=str, indirect=True)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_can_be_used_by_everybody(reader: Page, http: str, language: str) -> None:
    desk = Desk(reader, http, language)
    reader.evaluate(KEEP, [PREFIX, {"w/w-01": SHEET}])
    reader.reload()
    desk.press("paste")
    desk.press("paste_take")
    desk.expect("refused_nothing")
    assert violations(reader) == []
    assert reader.viewport_size is not None
    assert width_of(reader) == reader.viewport_size["width"]
    small = reader.locator(".cw-copy :is(button, label.cw-btn, textarea):visible").evaluate_all(
        "parts => parts.filter(part => part.getBoundingClientRect().height < 43.9).map(part => part.textContent)"
    )
    assert small == []


def test_neither_the_page_nor_a_copy_tells_of_what_was_not_answered(
    page: Page, http: str, site: Path, tasks: list[Task]
) -> None:
    page.goto(f"{http}/zh/{LESSON}")
    learner = Learner(page, "zh")
    learner.check(tasks[0], tasks[0].wrong)
    desk = Desk(page, http, "zh")
    assert [name for name in desk.state if name.startswith("q/")] == [f"q/first#{tasks[0].id}"]
    source = (site / "zh" / "progress.html").read_text(encoding="utf-8")
    piece = (site / "zh" / "assets" / "course" / "legend.js").read_text(encoding="utf-8")
    for task in tasks:
        assert [why for why in task.whys.values() if why in source + piece] == []
    rows = json.loads(piece.partition(",")[2].rstrip().removesuffix(")"))["questions"]
    assert {row["name"] for row in rows} == {f"first#{task.id}" for task in tasks}
    assert all(row["tokens"] == sorted(row["tokens"]) for row in rows)
