"""What is heard of the page of results from head to end, before files and after, and all of it done by keyboard."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FileChooser, Locator, Page, expect

from coursewright.languages.words import words
from tests.browser.ears import Ears
from tests.browser.tools import CASES

SPEECH = CASES / "speech-of-trainer"
MOST_TABS = 200

pytestmark = pytest.mark.slow


def heard(page: Page, case: Path) -> None:
    """Hear the page and compare it with its case file, or write that."""
    # The reader takes the text of what is there without a script alone for a text.
    page.evaluate("document.querySelectorAll('noscript').forEach(part => part.remove())")
    said = "\n".join(Ears(page).walk(page.locator("body"))) + "\n"
    if os.environ.get("COURSEWRIGHT_WRITE_SPEECH"):
        case.parent.mkdir(parents=True, exist_ok=True)
        case.write_text(said, encoding="utf-8", newline="\n")
    assert said == case.read_text(encoding="utf-8")


@pytest.fixture
def small_class(class_folder: Path) -> list[Path]:
    """Files of a class small enough to be read out, and large enough for something to be said of it."""
    files = sorted(class_folder.glob("*.json"))
    return [file for file in files if not file.name.startswith("exam-")][:12]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_heard_is_what_the_case_file_says(
    browser: Browser, pages: Path, small_class: list[Path], language: str
) -> None:
    # The reader is a script that the page's policy refuses.
    context = browser.new_context(bypass_csp=True, timezone_id="UTC")
    page = context.new_page()
    page.goto((pages / language / "index.html").as_uri())
    heard(page, SPEECH / language / "before.txt")
    page.locator("input[type=file]").set_input_files(small_class)
    page.locator("#class").wait_for()
    heard(page, SPEECH / language / "class.txt")
    context.close()


class Keys:
    """Somebody without a mouse."""

    def __init__(self, page: Page) -> None:
        """Begin at the head of the page."""
        self.page = page

    def to(self, target: Locator) -> None:
        """Press Tab until something has the focus."""
        for _ in range(MOST_TABS):
            if target.evaluate("node => node === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{target} is not reached by Tab")

    def press(self, target: Locator, key: str = "Enter") -> None:
        """Go there and press a key."""
        self.to(target)
        self.page.keyboard.press(key)


def test_files_are_opened_read_marked_and_saved_by_keyboard(
    page: Page, pages: Path, small_class: list[Path]
) -> None:
    word = words("en")
    page.goto((pages / "en" / "index.html").as_uri())
    keys = Keys(page)
    with page.expect_file_chooser() as choosing:
        keys.press(page.locator("input[type=file]"))
    chooser: FileChooser = choosing.value
    chooser.set_files(small_class)
    page.locator("#class").wait_for()
    caption = page.locator("#items ~ div table caption")
    before = caption.inner_text()
    keys.press(page.get_by_label(word["trainer.say.choose"]), "ArrowDown")
    page.keyboard.press("Enter")
    expect(caption).not_to_have_text(before)
    with page.expect_download() as table:
        items = page.get_by_role("region", name=word["trainer.say.items"], exact=True)
        keys.press(items.get_by_role("button", name=word["trainer.say.csv_items"]))
    assert Path(table.value.path()).read_bytes()
    written = page.locator("details.written").first
    keys.press(written.locator("summary"))
    card = written.locator(".card").first
    name = card.get_by_role("heading").inner_text()
    keys.press(card.get_by_role("checkbox").first, "Space")
    keys.to(card.get_by_role("textbox"))
    page.keyboard.type("Clear.")
    marks = page.get_by_role("button", name=word["trainer.say.marks_for"].format(name=name), exact=True)
    with page.expect_download() as saving:
        keys.press(marks)
    (mark,) = json.loads(Path(saving.value.path()).read_text(encoding="utf-8"))["entries"].values()
    assert (mark["ticks"], mark["note"]) == ([0], "Clear.")
