"""The page of results in a browser, opened from disk: what it reads, what it says, and that it is there for all."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from coursewright.languages.words import words
from tests.browser.conftest import violations, width_of
from tests.trainer import reckoned
from tests.trainer.conftest import SEED
from tests.trainer.school import school
from tests.trainer.synthetic import class_files

Open = Callable[[Page, str], None]
ZH, EN = words("zh"), words("en")
WIDTHS = (320, 390, 768, 1280, 1920)


def rows_of(page: Page, heading: str) -> list[list[str]]:
    """The cells of the table in the section with a heading, row by row."""
    section = page.get_by_role("region", name=heading).first
    return [
        [" ".join(text.split()) for text in row.locator("th, td").all_inner_texts()]
        for row in section.locator("tbody tr").all()
    ]


HAIR = 1e-9


def percent(share: float) -> str:
    """As the page rounds."""
    return f"{int(np.floor(share * 100 + 0.5))}%"


def percents(share: float) -> set[str]:
    """Both sides of a half, where a sum's last digit decides."""
    return {percent(share - HAIR), percent(share + HAIR)}


def signed(value: float) -> str:
    """A correlation as the page writes it."""
    digits = f"{abs(value):.2f}"
    sign = "\u2212" if value < 0 and float(digits) else "+"
    return f"{sign}{digits}"


def test_files_are_read_and_the_others_named(
    page: Page, pages: Path, class_folder: Path, tmp_path: Path
) -> None:
    bad = {
        "cut.json": '{"format": "coursewright/progress"',
        "newer.json": '{"format": "coursewright/progress", "v": 2, "course": "tiny", "entries": {}}',
        "other.json": '{"format": "coursewright/progress", "v": 1, "course": "cooking", "entries": {}}',
    }
    for name, text in bad.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    page.goto((pages / "zh" / "index.html").as_uri())
    files = [*sorted(class_folder.iterdir()), *sorted(tmp_path.iterdir())]
    page.locator("input[type=file]").set_input_files(files)
    known = len(files) - len(bad)
    expect(page.get_by_role("status").first).to_have_text(ZH["trainer.say.read"].format(n=known, learners=30))
    refused = page.get_by_role("region", name=ZH["trainer.say.refused"].format(n=3))
    assert refused.get_by_role("listitem").all_inner_texts() == [
        f"cut.json {ZH['trainer.say.refused_json']}",
        f"newer.json {ZH['trainer.say.refused_newer']}",
        f"other.json {ZH['trainer.say.refused_course'].format(other='cooking')}",
    ]
    page.get_by_role("button", name=ZH["trainer.say.clear"]).click()
    expect(page.locator("#class")).to_have_count(0)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_to_look_at_first_comes_before_any_table(page: Page, open_class: Open, language: str) -> None:
    open_class(page, language)
    heads = page.get_by_role("heading", level=2).all_inner_texts()
    word = words(language)
    first = [word["trainer.say.first"], word["trainer.say.debrief"], word["trainer.say.items"]]
    assert [head for head in heads if head in first] == first
    assert 1 <= page.locator(".looks > li").count() <= 3
    for note in page.locator(".looks > li").all():
        text = note.inner_text()
        reason = next(
            key
            for key in ("key", "hard", "sure", "gap", "weak", "easy", "idle")
            if word[f"trainer.say.look_{key}"] in text
        )
        assert word[f"trainer.say.do_{reason}"] in text
        assert re.search(r"n = \d+", text)


def test_the_tables_show_what_numpy_finds(page: Page, open_class: Open) -> None:
    open_class(page, "en")
    contents = school()
    answers = reckoned.first_answers(class_files(contents, SEED), contents)
    for test in (*contents["tests"], *contents["exams"]):
        wanted = reckoned.figures(answers[test["id"]], contents)
        label = EN["trainer.say.test_of"].format(test=test["title"], n=wanted["learners"])
        page.get_by_label(EN["trainer.say.choose"]).select_option(label=label)
        rows = rows_of(page, EN["trainer.say.table_of"].format(test=test["title"]))
        assert len(rows) == len(wanted["items"])
        facts = " ".join(page.locator("#items ~ div .facts").inner_text().split())
        means = [f"{EN['trainer.say.mean']} {mean}" for mean in percents(wanted["score"])]
        assert any(mean in facts for mean in means)
        if wanted["alpha"] is not None:
            assert f"{EN['trainer.say.alpha']} {wanted['alpha']:.2f}".replace("-", "\u2212") in facts
            assert f"±{wanted['sem'] * 100:.1f}%" in facts
        for row in rows:
            question, rev = key_of(row, contents)
            assert_row(row, wanted["items"][question, rev])


def key_of(row: list[str], contents: dict[str, object]) -> tuple[str, str]:
    """Which question and revision a row of the table is about."""
    questions: dict[str, dict[str, str]] = contents["questions"]  # type: ignore[assignment]
    question = next(name for name, known in questions.items() if known["stem"] in row[1])
    old = re.search(r"older revision (\w+)", row[1])
    return question, old[1] if old else questions[question]["rev"]


def assert_row(row: list[str], wanted: dict[str, object]) -> None:
    """The cells of one question."""
    n, right = int(str(wanted["n"])), int(str(wanted["right"]))
    if wanted["wilson"] is None:
        assert row[2] == EN["trainer.say.few_of"].format(n=n, least=10)
    else:
        low, high = np.asarray(wanted["wilson"])
        assert row[2].startswith(f"{percent(right / n)} {percent(low)[:-1]}–{percent(high)} n = {n}")
        assert "orientation" in row[2]
    if wanted["r"] is not None:
        low, high = np.asarray(wanted["interval"])
        assert row[3] == f"{signed(float(str(wanted['r'])))} {signed(low)} to {signed(high)}"
    sure = int(str(wanted["sure"]))
    assert row[4] == (f"{wanted['sureWrong']} of {sure}" if sure else "")


def test_people_by_modules(page: Page, open_class: Open, class_folder: Path) -> None:
    open_class(page, "zh")
    rows = rows_of(page, ZH["trainer.say.class"])
    names = sorted(file.stem for file in class_folder.iterdir() if not file.name.startswith("exam-"))
    assert [row[0].split(" ")[0] for row in rows] == names
    assert all(re.fullmatch(r"\d / 2 课 \d+% \d+ 题", row[1]) for row in rows if row[1])


def test_tables_are_saved_for_spreadsheets(page: Page, open_class: Open) -> None:
    open_class(page, "zh")
    for name, count in ((ZH["trainer.say.csv_class"], 31), (ZH["trainer.say.csv_items"], 2)):
        with page.expect_download() as saving:
            page.get_by_role("button", name=name).click()
        raw = Path(saving.value.path()).read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(raw.decode("utf-8-sig").splitlines()))
        assert len(rows) >= count
        assert len({len(row) for row in rows}) == 1


def test_marks_go_back_as_a_file_of_the_learner(page: Page, open_class: Open, class_folder: Path) -> None:
    open_class(page, "zh")
    first = page.locator("details.written").first
    first.locator("summary").click()
    card = first.locator(".card").first
    name = card.get_by_role("heading").inner_text()
    card.get_by_role("checkbox").first.check()
    card.get_by_role("textbox").fill("动作写得具体。")
    with page.expect_download() as saving:
        page.get_by_role("button", name=ZH["trainer.say.marks_for"].format(name=name), exact=True).click()
    assert saving.value.suggested_filename == f"{name}-marks.json"
    file = json.loads(Path(saving.value.path()).read_text(encoding="utf-8"))
    own = json.loads((class_folder / f"{name}.json").read_text(encoding="utf-8"))["entries"]
    ((entry, mark),) = file["entries"].items()
    assert file["format"] == "coursewright/progress"
    assert (mark["ticks"], mark["note"], mark["v"]) == ([0], "动作写得具体。", 1)
    assert mark["of"] == own[entry.replace("m/", "q/")]["last"]["at"]


def test_everything_is_done_by_keyboard(page: Page, open_class: Open) -> None:
    open_class(page, "en")
    page.locator("body").press("Home")
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("document.activeElement.tagName + ' ' + (document.activeElement.type ?? '')")
        )
    assert {"INPUT file", "SELECT select-one", "BUTTON button", "A "} <= reached
    chooser = page.get_by_label(EN["trainer.say.choose"])
    chooser.focus()
    before = page.locator("#items ~ div table caption").inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#items ~ div table caption")).not_to_have_text(before)


@pytest.mark.parametrize(
    "reader", [(320, "light"), (390, "dark"), (1280, "dark"), (1920, "light")], indirect=True
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_finds_nothing(reader: Page, open_class: Open, language: str) -> None:
    open_class(reader, language)
    reader.locator("details").first.evaluate("element => { element.open = true; }")
    assert violations(reader) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_leaves_the_window(page: Page, open_class: Open, language: str) -> None:
    open_class(page, language)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert width_of(page) <= width


def test_what_is_pressed_is_large_enough(page: Page, open_class: Open) -> None:
    open_class(page, "zh")
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, select, label.btn, summary, .tick, .slides a, .top a')]
        .filter(element => element.offsetParent && element.getBoundingClientRect().height < 43.5)
        .map(element => element.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_without_a_script_the_slides_are_there(pages: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((pages / "zh" / "index.html").as_uri())
    page.get_by_role("link", name="第一课").click()
    for slide in page.locator(".slide").all():
        expect(slide).to_be_visible()
    expect(page.get_by_role("heading", name="第一课")).to_be_visible()
    context.close()
