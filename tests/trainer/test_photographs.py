"""Photographs of answer sheets on the page of results, opened from disk: read there, sent nowhere, never guessed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from coursewright.languages.words import words
from coursewright.quiz.assessment.printed import printed_form
from coursewright.quiz.assessment.sheet_plan import plan_answer_sheet
from coursewright.scan.answers import Paper, hand_in_of, many_of
from coursewright.scan.picture import find_code
from coursewright.scan.reading import read_page
from tests.browser.conftest import violations, width_of
from tests.quiz.assessment.exam_course import exam_called, full_bank, load, write_exam_course
from tests.scan.documents import locked_pdf, pdf_of
from tests.scan.drawn import taken
from tests.scan.test_in_browser import EXAM as TWO_PAGES
from tests.tiny import run
from tests.trainer.conftest import write_pages
from tests.trainer.photographs import CLEAN, Photographed, filled_paper, photograph

ZH, EN = words("zh"), words("en")
SAY = "trainer.say."
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def exam_pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The trainers' pages of a course with an exam."""
    folder = tmp_path_factory.mktemp("photographed")
    write_pages(write_exam_course(folder / "course"), folder / "trainer")
    return folder / "trainer"


@pytest.fixture(scope="module")
def photographed(exam_pages: Path) -> Photographed:
    """Photographs of its sheets."""
    return photograph(exam_pages.parent / "course", exam_pages.parent / "photographs")


def add(page: Page, files: list[Path]) -> None:
    """Put files into the page, and wait until they are read."""
    page.locator("input[type=file]").first.set_input_files(files)
    end = EN[f"{SAY}photos_read"].split("{")[0]
    expect(page.get_by_role("status").first).to_contain_text(end, timeout=60_000)


def opened(page: Page, exam_pages: Path, files: list[Path]) -> Page:
    """The page with files in it."""
    page.goto((exam_pages / "en" / "index.html").as_uri())
    add(page, files)
    return page


def card(page: Page, name: str) -> Locator:
    """The card of a paper."""
    return page.get_by_role("article").filter(has=page.get_by_role("heading", name=f"{name}:"))


def row(page: Page, number: int) -> Locator:
    """The fields of a question in doubt."""
    return page.get_by_role("group", name=EN[f"{SAY}row_of"].format(n=number))


def learners(page: Page) -> list[str]:
    """Who stands in the table of learners."""
    return page.locator("section:has(#class) tbody th").all_inner_texts()


def test_a_clear_sheet_counts_and_what_is_in_doubt_waits_for_people(
    page: Page, exam_pages: Path, photographed: Photographed
) -> None:
    opened(page, exam_pages, photographed.files("good.jpg", "doubt.jpg"))
    said = EN[f"{SAY}photos_read"].format(n=2, bad=0, open=2)
    expect(page.get_by_role("status").first).to_have_text(said)
    assert learners(page) == ["good"]
    expect(card(page, "good")).to_contain_text(EN[f"{SAY}sheet_counts"])
    doubt = card(page, "doubt")
    expect(doubt).to_contain_text(EN[f"{SAY}sheet_open"].format(n=2))
    single, written = row(page, photographed.single.number), row(page, photographed.written.number)
    expect(single).to_contain_text(EN[f"{SAY}row_several"])
    expect(written).to_contain_text(EN[f"{SAY}row_written"])
    for picture in (*single.get_by_role("img").all(), *written.get_by_role("img").all()):
        assert picture.evaluate("image => image.complete && image.naturalWidth") > 100
    assert single.locator("input:checked").count() == 0
    single.get_by_role("radio", name="B").check()
    written.get_by_role("textbox").fill("seven")
    expect(doubt).to_contain_text(EN[f"{SAY}sheet_counts"])
    assert learners(page) == ["doubt", "good"]
    doubt.get_by_label(EN[f"{SAY}sheet_name"]).fill("Wu Jun")
    page.keyboard.press("Tab")
    assert sorted(learners(page)) == ["Wu Jun", "good"]
    assert EN[f"{SAY}items"] in page.get_by_role("heading", level=2).all_inner_texts()
    single.get_by_role("checkbox", name=EN[f"{SAY}row_nothing"]).check()
    assert single.get_by_role("radio", name="B").is_checked() is False
    expect(card(page, "Wu Jun")).to_contain_text(EN[f"{SAY}sheet_counts"])


def test_the_file_of_a_paper_is_the_one_that_grade_writes(
    page: Page, exam_pages: Path, photographed: Photographed
) -> None:
    opened(page, exam_pages, photographed.files("doubt.jpg"))
    row(page, photographed.single.number).get_by_role("radio", name="B").check()
    row(page, photographed.written.number).get_by_role("textbox").fill("seven")
    with page.expect_download() as saving:
        page.get_by_role("button", name=EN[f"{SAY}sheet_save"]).click()
    picture = cv2.imread(str(photographed.folder / "doubt.jpg"), cv2.IMREAD_GRAYSCALE)
    assert picture is not None
    form, sheet = photographed.form, photographed.sheet
    grey = np.asarray(picture, np.uint8)
    reading = read_page(grey, find_code(grey, "CW1 "), sheet, sheet.pages[0], many_of(form))
    decided = {
        (photographed.single.entry.sheet.name, photographed.single.rows[0].name): "B",
        (photographed.written.entry.sheet.name, photographed.written.rows[0].name): "seven",
    }
    wanted = hand_in_of(Paper(form=form, name="doubt", pages=(reading,)), "doubt", decided, "2026.1")
    saved = Path(saving.value.path()).read_text(encoding="utf-8")
    assert json.loads(saved) == wanted
    assert saving.value.suggested_filename == f"exam-A-doubt-{wanted['check']}.json"


def test_each_picture_that_cannot_be_used_has_its_sentence(
    page: Page, exam_pages: Path, photographed: Photographed
) -> None:
    reasons = {
        "blurred": ("jpg", {}),
        "cooking": ("jpg", {"other": "cooking"}),
        "cut": ("jpg", {}),
        "far": ("jpg", {}),
        "old": ("jpg", {}),
        "torn": ("jpg", {}),
        "wall": ("png", {"other": "1"}),
    }
    why = dict(
        zip(reasons, ("blurred", "course", "corners", "small", "version", "open", "blank"), strict=True)
    )
    files = [f"{name}.{ending}" for name, (ending, _) in reasons.items()]
    opened(page, exam_pages, photographed.files(*files))
    told = page.locator("section:has(#refused) li").all_inner_texts()
    assert told == [
        f"{name}.{ending} {EN[f'{SAY}refused_photo_{why[name]}'].format(**values)}"
        for name, (ending, values) in reasons.items()
    ]
    page.get_by_role("button", name=EN[f"{SAY}clear"]).click()
    expect(page.locator("#refused")).to_have_count(0)


def test_the_same_page_twice_counts_once_unless_somebody_says_otherwise(
    page: Page, exam_pages: Path, photographed: Photographed
) -> None:
    opened(page, exam_pages, photographed.files("good.jpg", "again.jpg"))
    note = EN[f"{SAY}sheet_like"].format(file="good.jpg", other="again.jpg")
    expect(page.get_by_text(note)).to_be_visible()
    for name in ("good.jpg", "again.jpg"):
        head = EN[f"{SAY}sheet_head"].format(name=name)
        expect(page.get_by_role("img", name=head)).to_be_visible()
    assert learners(page) == ["again"]
    page.get_by_role("button", name=EN[f"{SAY}sheet_like_count"]).click()
    expect(page.get_by_text(note)).to_have_count(0)
    expect(page.get_by_role("heading", name=EN[f"{SAY}sheets"])).to_be_focused()
    assert learners(page) == ["again", "good"]
    card(page, "again").get_by_role("button", name=EN[f"{SAY}sheet_remove"]).click()
    assert learners(page) == ["good"]


def test_all_that_count_are_saved_in_one_file_that_comes_back(
    page: Page, exam_pages: Path, photographed: Photographed
) -> None:
    opened(page, exam_pages, photographed.files("doubt.jpg", "good.jpg"))
    expect(page.get_by_role("button", name=EN[f"{SAY}sheets_save"].format(n=1))).to_be_hidden()
    page.get_by_role("button", name=EN[f"{SAY}sheet_as_it_is"]).click()
    with page.expect_download() as saving:
        page.get_by_role("button", name=EN[f"{SAY}sheets_save"].format(n=2)).click()
    assert saving.value.suggested_filename == "exam-case-sheets-2.json"
    file = Path(saving.value.path()).with_name("all.json")
    file.write_bytes(Path(saving.value.path()).read_bytes())
    page.reload()
    page.locator("input[type=file]").first.set_input_files([file])
    expect(page.locator("section:has(#class) tbody th")).to_have_text(["doubt", "good"])
    done = run(exam_pages.parent / "course", "grade", "--format", "json", str(file))
    assert done.returncode == 0, done.stderr
    assert sorted(row["name"] for row in json.loads(done.stdout)) == ["doubt", "good"]


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The trainers' pages of a course whose exam fills two pages, and photographs of two papers beside them."""
    folder = tmp_path_factory.mktemp("long")
    course = write_exam_course(folder / "course", assessments=TWO_PAGES, batches=full_bank(45))
    write_pages(course, folder / "trainer")
    form = printed_form(exam_called("exam", load(course)[0]["en"]), "A")
    sheet = plan_answer_sheet(form, ["A", "B"])
    for name, written in (("lin", "Lin Meihua"), ("wu", "Wu Jun")):
        for page in sheet.pages:
            picture = taken(filled_paper(sheet, page, {}, written), CLEAN, np.random.default_rng(3))
            cv2.imwrite(str(folder / f"{name}-{page.number}.png"), picture)
    return folder


def in_turn(long: Path, folder: Path, names: str) -> list[Path]:
    """Photographs in an order, of which their names tell."""
    files = [folder / f"{at}-{name}.png" for at, name in enumerate(names.split())]
    for file, name in zip(files, names.split(), strict=True):
        shutil.copyfile(long / f"{name}.png", file)
    return files


def test_pages_are_put_together_and_taken_apart(page: Page, long: Path, tmp_path: Path) -> None:
    opened(page, long / "trainer", in_turn(long, tmp_path, "wu-1 wu-2 lin-2 lin-1"))
    assert learners(page) == ["0-wu-1"]
    expect(card(page, "0-wu-1").get_by_role("img")).to_have_count(2)
    late = card(page, "3-lin-1")
    late.get_by_label(EN[f"{SAY}sheet_name"]).fill("Lin")
    late.get_by_label(EN[f"{SAY}sheet_name"]).press("Tab")
    lin = card(page, "Lin")
    chosen = lin.get_by_label(EN[f"{SAY}sheet_join"])
    expect(chosen).to_have_text(EN[f"{SAY}sheet_join_at"].format(name="2-lin-2", pages=2))
    lin.get_by_role("button", name=EN[f"{SAY}sheet_join_do"]).click()
    expect(lin.get_by_role("heading")).to_be_focused()
    assert learners(page) == ["0-wu-1", "Lin"]
    card(page, "0-wu-1").get_by_role("button", name=EN[f"{SAY}sheet_apart"]).click()
    expect(card(page, "0-wu-1").get_by_role("heading")).to_be_focused()
    assert learners(page) == ["Lin"]


def test_a_stack_that_was_taken_from_its_end_waits_until_somebody_has_looked(
    page: Page, long: Path, tmp_path: Path
) -> None:
    opened(page, long / "trainer", in_turn(long, tmp_path, "lin-2 lin-1 wu-2 wu-1"))
    assert learners(page) == []
    expect(card(page, "0-lin-2")).to_contain_text(EN[f"{SAY}sheet_unsure"])
    note = page.get_by_text(EN[f"{SAY}sheets_turned"])
    expect(note).to_be_visible()
    page.get_by_role("button", name=EN[f"{SAY}sheets_turned_good"]).click()
    expect(note).to_have_count(0)
    assert learners(page) == ["0-lin-2", "2-wu-2"]


def test_a_paper_that_was_removed_comes_back(
    page: Page, exam_pages: Path, photographed: Photographed
) -> None:
    opened(page, exam_pages, photographed.files("good.jpg"))
    page.get_by_role("button", name=EN[f"{SAY}sheet_remove"]).click()
    assert learners(page) == []
    expect(page.get_by_text(EN[f"{SAY}sheet_removed"].format(name="good"))).to_be_visible()
    page.get_by_role("button", name=EN[f"{SAY}sheet_put_back"]).click()
    assert learners(page) == ["good"]
    expect(card(page, "good").get_by_role("heading")).to_be_focused()


def test_photographs_that_are_added_while_others_are_read_wait_for_them(
    page: Page, exam_pages: Path, photographed: Photographed
) -> None:
    page.goto((exam_pages / "en" / "index.html").as_uri())
    chooser = page.locator("input[type=file]").first
    page.evaluate(
        """() => {
          window.told = [];
          const place = document.querySelector('[role=status]');
          new MutationObserver(() => window.told.push(place.textContent)).observe(place, { childList: true });
        }"""
    )
    chooser.set_input_files(photographed.files("doubt.jpg", "good.jpg"))
    chooser.set_input_files(photographed.files("torn.jpg"))
    ends = [
        EN[f"{SAY}photos_read"].format(n=2, bad=0, open=2),
        EN[f"{SAY}photos_read"].format(n=0, bad=1, open=2),
    ]
    expect(page.get_by_role("status").first).to_have_text(ends[1], timeout=60_000)
    at = EN[f"{SAY}photo_at"].split("{")[0]
    told = [text for text in page.evaluate("window.told") if text.startswith(at) or text in ends]
    assert [text in ends for text in told] == [False, False, True, False, True]


def test_a_scanner_s_pdf_is_read_page_by_page(
    page: Page, exam_pages: Path, photographed: Photographed, tmp_path: Path
) -> None:
    scans = [
        cv2.imread(str(file), cv2.IMREAD_GRAYSCALE) for file in photographed.files("good.jpg", "wall.png")
    ]
    (tmp_path / "class.pdf").write_bytes(pdf_of([np.asarray(scan, np.uint8) for scan in scans]))
    opened(page, exam_pages, [tmp_path / "class.pdf"])
    said = EN[f"{SAY}photos_read"].format(n=1, bad=1, open=0)
    expect(page.get_by_role("status").first).to_have_text(said)
    assert learners(page) == ["class (1)"]
    refused = page.get_by_role("listitem").filter(has_text="class.pdf")
    expect(refused).to_have_text(f"class.pdf {EN[f'{SAY}refused_photo_blank'].format(other=1)}")


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", locked_pdf()], ids=["empty", "nothing in it", "locked"]
)
def test_a_pdf_without_a_photograph_is_refused_with_what_to_do(
    content: bytes, page: Page, exam_pages: Path, tmp_path: Path
) -> None:
    (tmp_path / "scan.pdf").write_bytes(content)
    opened(page, exam_pages, [tmp_path / "scan.pdf"])
    expect(page.get_by_text(EN[f"{SAY}refused_photo_pdf"])).to_be_visible()


def test_what_cannot_be_read_at_all_is_told_and_the_rest_is_read(
    page: Page, exam_pages: Path, photographed: Photographed
) -> None:
    page.goto((exam_pages / "en" / "index.html").as_uri())
    page.evaluate(
        """() => {
          const folder = new File([], "class 3");
          folder.text = () => Promise.reject(new DOMException("", "NotFoundError"));
          const event = new DragEvent("drop", { bubbles: true });
          const files = [folder, new File(["x"], "IMG_1.HEIF")];
          Object.defineProperty(event, "dataTransfer", { value: { files } });
          document.querySelector(".drop").dispatchEvent(event);
        }"""
    )
    told = page.locator("section:has(#refused) li")
    expect(told).to_have_text(
        [
            f"class 3 {EN[f'{SAY}refused_unread']}",
            f"IMG_1.HEIF {EN[f'{SAY}refused_photo_open']}",
        ]
    )
    page.locator("input[type=file]").first.set_input_files(photographed.files("good.jpg"))
    expect(page.locator("section:has(#class) tbody th")).to_have_text(["good"], timeout=60_000)


def test_what_is_in_no_file_is_cleared_only_when_somebody_says_so(
    page: Page, exam_pages: Path, photographed: Photographed
) -> None:
    opened(page, exam_pages, photographed.files("doubt.jpg"))
    page.get_by_role("button", name=EN[f"{SAY}sheet_as_it_is"]).click()
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.get_by_role("button", name=EN[f"{SAY}clear"]).click()
    assert asked == [EN[f"{SAY}clear_sure"]]
    assert learners(page) == ["doubt"]
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name=EN[f"{SAY}clear"]).click()
    assert learners(page) == []


def test_sheets_are_decided_by_keyboard_alone(
    page: Page, exam_pages: Path, photographed: Photographed
) -> None:
    opened(page, exam_pages, photographed.files("doubt.jpg"))
    reached = []
    page.locator("input[type=file]").first.focus()
    for _ in range(20):
        page.keyboard.press("Tab")
        kind = page.evaluate("document.activeElement.type ?? ''")
        inside = page.evaluate("document.activeElement.closest('.paper') !== null")
        reached.append((kind, inside))
        if inside and kind == "radio":
            page.keyboard.press("Space")
        if inside and kind == "text" and sum(own == ("text", True) for own in reached) == 2:
            page.keyboard.type("seven")
    assert {("radio", True), ("text", True), ("checkbox", True), ("button", True)} <= set(reached)
    expect(card(page, "doubt")).to_contain_text(EN[f"{SAY}sheet_counts"])
    assert learners(page) == ["doubt"]


def test_a_sheet_counts_with_what_is_open_when_somebody_says_so(
    page: Page, exam_pages: Path, photographed: Photographed
) -> None:
    opened(page, exam_pages, photographed.files("doubt.jpg"))
    assert learners(page) == []
    page.get_by_role("button", name=EN[f"{SAY}sheet_as_it_is"]).click()
    expect(card(page, "doubt")).to_contain_text(EN[f"{SAY}sheet_counts_open"])
    expect(page.get_by_role("status").first).to_have_text(EN[f"{SAY}sheet_counts_open"])
    assert learners(page) == ["doubt"]
    back = page.get_by_role("button", name=EN[f"{SAY}sheet_not_yet"])
    expect(back).to_be_focused()
    back.click()
    expect(page.get_by_role("button", name=EN[f"{SAY}sheet_as_it_is"])).to_be_focused()
    assert learners(page) == []


def test_it_is_said_how_far_reading_is(page: Page, exam_pages: Path, photographed: Photographed) -> None:
    page.goto((exam_pages / "en" / "index.html").as_uri())
    page.evaluate(
        """() => {
          window.told = [];
          const place = document.querySelector('[role=status]');
          new MutationObserver(() => window.told.push(place.textContent)).observe(place, { childList: true });
        }"""
    )
    bar = page.locator("progress")
    expect(bar).to_be_hidden()
    page.evaluate(
        """() => {
          window.reached = [];
          const bar = document.querySelector('progress');
          new MutationObserver(() => window.reached.push([bar.hidden, bar.value, bar.max]))
            .observe(bar, { attributes: true });
        }"""
    )
    names = ("good.jpg", "wall.png")
    add(page, photographed.files(*names))
    told = page.evaluate("window.told")
    shown = [(value, most) for hidden, value, most in page.evaluate("window.reached") if not hidden]
    assert list(dict.fromkeys(shown)) == [(0, 2), (1, 2)]
    expect(bar).to_be_hidden()
    for at, name in enumerate(names, 1):
        assert EN[f"{SAY}photo_at"].format(n=at, of=2, file=name) in told


def test_what_reads_photographs_is_loaded_with_the_first_one(
    page: Page, exam_pages: Path, photographed: Photographed
) -> None:
    page.goto((exam_pages / "en" / "index.html").as_uri())
    assert page.evaluate("document.scripts.length") == 1
    add(page, photographed.files("good.jpg"))
    assert page.evaluate("document.scripts.length") == 4


def test_where_the_reader_is_missing_it_is_said(
    browser: Browser, exam_pages: Path, photographed: Photographed, tmp_path: Path
) -> None:
    for name in ("index.html", "trainer.js", "trainer.css"):
        (tmp_path / name).write_bytes((exam_pages / "zh" / name).read_bytes())
    context = browser.new_context()
    page = context.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    page.locator("input[type=file]").first.set_input_files(photographed.files("good.jpg"))
    expect(page.get_by_text(ZH[f"{SAY}refused_photo_missing"])).to_be_visible()
    context.close()


def test_a_telephone_offers_its_camera(browser: Browser, exam_pages: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto((exam_pages / "zh" / "index.html").as_uri())
    camera = page.get_by_label(ZH[f"{SAY}camera"])
    assert camera.get_attribute("capture") == "environment"
    assert camera.get_attribute("accept") == "image/jpeg,image/png"
    context.close()


@pytest.mark.parametrize("reader", [(390, "dark"), (390, "light"), (1280, "light")], indirect=True)
def test_axe_finds_nothing_and_nothing_leaves_the_window(
    reader: Page, exam_pages: Path, photographed: Photographed
) -> None:
    files = photographed.files("again.jpg", "cut.jpg", "doubt.jpg", "good.jpg")
    opened(reader, exam_pages, files)
    assert violations(reader) == []
    row(reader, photographed.single.number).get_by_role("radio", name="B").check()
    assert violations(reader) == []
    assert width_of(reader) <= reader.viewport_size["width"]  # type: ignore[index]
    small = reader.evaluate(
        """() => [...document.querySelectorAll('.paper button, .paper .tick, .paper .typed input')]
        .filter(element => element.offsetParent && element.getBoundingClientRect().height < 43.5)
        .map(element => element.outerHTML.slice(0, 80))"""
    )
    assert small == []
