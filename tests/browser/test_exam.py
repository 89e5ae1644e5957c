"""An assessment in Chromium: taken, paused, closed and gone on with, handed in, printed, taken again, graded."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from coursewright.languages.words import words
from coursewright.quiz.assessment.exam import Exam

from ..quiz.assessment.exam_course import EXAM, exam_called, load, right_answer, write_exam_course
from ..tiny import run
from .conftest import violations, width_of
from .sites import build, served
from .test_keeping import REFUSE

SEED = '{"v":1,"role":"clerk","seed":"00000001"}'
HOME = "zh/index.html"
DAY = 86_400_000


def with_id(blueprint: str, name: str, old: str = "", new: str = "") -> str:
    """The blueprint under another id, with one more change."""
    assert old in blueprint
    return blueprint.replace("id: exam\n", f"id: {name}\n").replace(old, new, 1)


BLUEPRINTS = (
    EXAM
    + with_id(EXAM, "pre", "feedback: after", "feedback: none")
    + with_id(EXAM, "level", "feedback: after", "grading: trainer").replace("days: 0", "days: 7")
    + with_id(EXAM, "gain", "    pass: 80\n", "    pass: 0\n")
    .replace(", pass: 50", "")
    .replace("    scenario: {from: exam, count: 1, points: 9, min: 3}\n", "")
)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small course with four assessments: full feedback, none, one that a trainer grades, one without a mark."""
    root = tmp_path_factory.mktemp("exam")
    write_exam_course(root, assessments=BLUEPRINTS, banks=("exam", "pre", "level", "gain"))
    build(root)
    return root


@pytest.fixture(scope="module")
def address(course: Path) -> Iterator[str]:
    """Its site over http, under the strict policy that the build writes."""
    policy = (course / "site/csp-header.txt").read_text(encoding="utf-8").strip()
    with served(course / "site", policy=policy) as address:
        yield address


@pytest.fixture(scope="module")
def exams(course: Path) -> dict[tuple[str, str], Exam]:
    """Every assessment in every language."""
    projects, told = load(course)
    assert "error" not in told
    return {
        (name, language): exam
        for language, project in projects.items()
        for name in ("exam", "pre", "level", "gain")
        for exam in [exam_called(name, project)]
    }


class Candidate:
    """Takes one assessment in one language."""

    def __init__(self, page: Page, address: str, exam: Exam) -> None:
        """Open its page."""
        self.page = page
        self.exam = exam
        self.url = f"{address}/{exam.language}/assessments/{exam.id}.html"
        page.goto(self.url)

    def word(self, key: str, **values: object) -> str:
        """A UI text of the assessment part, or of the quiz part."""
        known = words(self.exam.language)
        return known.get(f"exam.say.{key}", known.get(f"quiz.say.{key}", "")).format(**values)

    def button(self, key: str) -> Locator:
        """A button by its name."""
        return self.page.get_by_role("button", name=self.word(key), exact=True)

    def start(self, name: str = "Li") -> None:
        """Begin."""
        self.page.get_by_label(self.word("name")).fill(name)
        self.button("start").click()

    @property
    def names(self) -> list[str]:
        """The questions shown, in their order."""
        return [str(card.get_attribute("data-question")) for card in self.cards.all()]

    @property
    def cards(self) -> Locator:
        """The questions shown."""
        return self.page.locator(".cw-desk cw-question")

    def card(self, name: str) -> Locator:
        """One question."""
        return self.page.locator(f".cw-desk cw-question[data-question='{name}']")

    def answer(self, name: str, *, right: bool = True) -> None:
        """Give an answer."""
        card = self.card(name)
        if name.startswith("talk-"):
            for _ in range(2):
                card.locator(".cw-reply").nth(0 if right else 1).click()
            return
        text = right_answer(name.partition("#")[2], self.exam.language)
        if "-blanks-" in name:
            card.locator("input.cw-in").fill(text if right else "zzz")
            return
        sheet = next(entry.sheet for entry in self.exam.entries if entry.sheet.name == name)
        token = sheet.token("option", text if right else "xy".replace(text, ""))
        card.locator(f".cw-opt[data-token='{token}']").click()

    def answer_all(self, *, right: bool = True) -> None:
        """Give answers to all."""
        for name in self.names:
            self.answer(name, right=right)

    @property
    def result(self) -> Locator:
        """The panel after handing in."""
        return self.page.locator(".cw-result")

    @property
    def record(self) -> Any:
        """What is kept."""
        key = f"coursewright/exam-case/x/{self.exam.id}"
        return json.loads(self.page.evaluate("key => localStorage.getItem(key)", key) or "null")


@pytest.fixture
def candidate(page: Page, address: str, exams: dict[tuple[str, str], Exam]) -> Candidate:
    """Somebody at the page with full feedback, in Chinese."""
    return Candidate(page, address, exams["exam", "zh"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_right_passes_and_is_told_after_handing_in(
    page: Page, address: str, exams: dict[tuple[str, str], Exam], language: str
) -> None:
    candidate = Candidate(page, address, exams["exam", language])
    candidate.start("Wang Xiaoming")
    assert tuple(candidate.names) in {form.questions for form in candidate.exam.forms}
    candidate.answer_all()
    expect(page.locator(".cw-q [data-shown], .cw-result")).to_have_count(0)
    expect(page.get_by_text(candidate.word("answered", n=7, of=7))).to_be_visible()
    candidate.button("hand_in").click()
    expect(candidate.result).to_be_focused()
    expect(candidate.result).to_contain_text("100%")
    expect(candidate.result).to_contain_text(candidate.word("passed"))
    expect(candidate.result).to_contain_text("Wang Xiaoming")
    expect(page.locator(".cw-opt[data-v=right]")).to_have_count(4)
    expect(page.locator(".cw-opt__w")).to_have_count(8)
    expect(page.locator(".cw-end")).to_be_visible()


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "…"])
def test_it_neither_begins_nor_is_handed_in_without_a_name(candidate: Candidate, name: str) -> None:
    page = candidate.page
    candidate.start(name)
    field = page.get_by_label(candidate.word("name"))
    expect(field).to_be_focused()
    expect(page.get_by_role("alert")).to_have_text(candidate.word("name_first"))
    assert field.get_attribute("aria-invalid") == "true"
    assert violations(page) == []
    assert candidate.record is None
    page.keyboard.type("Li")
    page.keyboard.press("Enter")
    expect(candidate.cards).to_have_count(7)
    page.evaluate(
        "() => { const key = 'coursewright/exam-case/x/exam', kept = JSON.parse(localStorage.getItem(key));"
        " localStorage.setItem(key, JSON.stringify({...kept, name: ''})); }"
    )
    page.reload()
    candidate.answer_all()
    candidate.button("hand_in").click()
    expect(page.get_by_role("alert")).to_have_text(candidate.word("name_first"))
    assert violations(page) == []
    expect(field).to_be_focused()
    page.keyboard.type("Li")
    page.keyboard.press("Enter")
    expect(candidate.result).to_contain_text("Li")
    assert candidate.record["name"] == "Li"


def test_a_double_click_on_start_answers_nothing(candidate: Candidate) -> None:
    page = candidate.page
    for height in (720, 900):
        page.set_viewport_size({"width": 1280, "height": height})
        page.get_by_label(candidate.word("name")).fill("Li")
        candidate.button("start").dblclick(delay=20)
        expect(candidate.cards).to_have_count(7)
        assert candidate.record["answers"] == {}
        first = next(name for name in candidate.names if "-single-" in name)
        # A quick second click on the same place, of a double click that began here, is the learner's own.
        candidate.card(first).locator(".cw-opt").first.dblclick()
        assert list(candidate.record["answers"]) == [first]
        page.evaluate("localStorage.clear()")
        page.reload()


def test_a_click_that_goes_on_from_another_one_chooses_nothing(candidate: Candidate) -> None:
    candidate.start()
    first = next(name for name in candidate.names if "-single-" in name)
    option = candidate.card(first).locator(".cw-opt").first
    for detail, chosen in ((2, 0), (3, 0), (1, 1)):
        option.dispatch_event("click", {"detail": detail, "bubbles": True, "cancelable": True})
        assert len(candidate.record["answers"]) == chosen


def test_an_answer_to_a_question_that_was_edited_is_left_out_and_said(candidate: Candidate) -> None:
    page = candidate.page
    candidate.start()
    candidate.answer_all()
    edited = candidate.names[0]
    page.add_init_script(
        "document.addEventListener('DOMContentLoaded', () => {"
        " const bank = document.querySelector('template.cw-bank').content;"
        f" bank.querySelector(`[data-question='{edited}']`).dataset.shape = '00000000'; }})"
    )
    page.reload()
    expect(page.get_by_text(candidate.word("changed"))).to_be_visible()
    expect(page.get_by_text(candidate.word("answered", n=6, of=7))).to_be_visible()
    candidate.button("hand_in").click()
    candidate.button("hand_in_all_the_same").click()
    record = candidate.record
    assert edited not in record["answers"]
    assert record["of"]["asked"][edited] == "00000000"
    assert len(record["of"]["asked"]) == len(record["of"]["keys"]) == 7


def test_a_clock_before_1970_keeps_what_was_answered(candidate: Candidate) -> None:
    page = candidate.page
    page.add_init_script("Date.now = () => -86_400_000")
    page.reload()
    candidate.start()
    candidate.answer_all()
    page.reload()
    expect(page.get_by_text(candidate.word("answered", n=7, of=7))).to_be_visible()
    candidate.button("hand_in").click()
    expect(candidate.result).to_contain_text("100%")
    page.reload()
    expect(candidate.result).to_contain_text("100%")


@pytest.mark.parametrize("odd", [{"toString": 1}, [{"toString": 1}], {"aaaaaa": {"toString": 1}}, [[[]]], 7])
def test_an_odd_answer_is_no_answer(candidate: Candidate, odd: Any) -> None:
    page = candidate.page
    candidate.start()
    names = candidate.names
    answers = {name: {"a": odd, "lang": "zh"} for name in names}
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)",
        ["coursewright/exam-case/x/exam", json.dumps({**candidate.record, "answers": answers})],
    )
    page.reload()
    expect(page.get_by_text(candidate.word("answered", n=0, of=7))).to_be_visible()
    candidate.answer_all()
    candidate.button("hand_in").click()
    expect(candidate.result).to_contain_text("100%")


def test_wrong_answers_fail_by_module_and_scenario(candidate: Candidate) -> None:
    candidate.start()
    candidate.answer_all(right=False)
    candidate.button("hand_in").click()
    rows = candidate.result.locator("tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.nth(0)).to_contain_text(candidate.word("not_met"))
    expect(rows.nth(1)).not_to_contain_text(candidate.word("not_met"))
    expect(rows.nth(2)).to_contain_text(candidate.word("not_met"))
    expect(candidate.result).to_contain_text(candidate.word("not_passed"))


def test_answers_form_and_name_survive_a_closed_tab(
    candidate: Candidate, context: BrowserContext, address: str
) -> None:
    candidate.start("王")
    names = candidate.names
    for name in names[:4]:
        candidate.answer(name)
    record = candidate.record
    assert {"v", "form", "start", "paused", "answers"} <= set(record)
    assert set(record["answers"]) == set(names[:4])
    candidate.page.close()
    again = Candidate(context.new_page(), address, candidate.exam)
    assert again.names == names
    expect(again.page.get_by_text(again.word("answered", n=4, of=7))).to_be_visible()
    for name in names[4:]:
        again.answer(name)
    again.button("hand_in").click()
    expect(again.result).to_contain_text("100%")
    expect(again.result).to_contain_text("王")


def test_handing_in_asks_once_where_something_is_open(candidate: Candidate) -> None:
    candidate.start()
    names = candidate.names
    candidate.answer(names[0])
    candidate.button("hand_in").click()
    expect(candidate.page.get_by_text(candidate.word("open", n=6))).to_be_visible()
    expect(candidate.result).to_have_count(0)
    candidate.button("back").click()
    candidate.answer(names[1])
    expect(candidate.page.get_by_text(candidate.word("open", n=6))).to_have_count(0)
    candidate.button("hand_in").click()
    candidate.button("hand_in_all_the_same").click()
    expect(candidate.result).to_be_visible()


def test_a_pause_hides_the_questions_and_stops_the_clock(page: Page, candidate: Candidate) -> None:
    page.clock.install()
    page.reload()
    candidate.start()
    timer = page.get_by_role("timer")
    page.clock.run_for(65_000)
    candidate.button("pause").click()
    stood = timer.inner_text()
    assert stood in {candidate.word("time_of", time=f"1:0{second}", limit="30:00") for second in range(4, 10)}
    expect(candidate.cards.first).to_be_hidden()
    expect(candidate.button("resume")).to_be_focused()
    page.clock.run_for(600_000)
    page.reload()
    expect(timer).to_have_text(stood)
    candidate.button("resume").click()
    expect(candidate.cards.first).to_be_visible()
    page.clock.run_for(1_740_000)
    expect(page.get_by_text(candidate.word("over"))).to_be_visible()


def test_the_seed_picks_the_form_and_a_retake_the_next(page: Page, candidate: Candidate) -> None:
    page.evaluate("seed => localStorage.setItem('coursewright/exam-case/me', seed)", SEED)
    page.reload()
    candidate.start()
    first = candidate.record["form"]
    assert json.loads(page.evaluate("localStorage.getItem('coursewright/exam-case/me')")) == json.loads(SEED)
    candidate.answer_all(right=False)
    candidate.button("hand_in").click()
    expect(candidate.result).to_contain_text(candidate.word("retake_now", n=1))
    candidate.button("retake").click()
    candidate.start()
    assert candidate.record["form"] == (first + 1) % 3
    assert candidate.record["before"][0][0] == first
    assert tuple(candidate.names) == candidate.exam.forms[(first + 1) % 3].questions
    candidate.answer_all()
    candidate.button("hand_in").click()
    expect(candidate.result).to_contain_text("100%")
    expect(candidate.result).to_contain_text(candidate.word("retake_used"))
    expect(candidate.button("retake")).to_have_count(0)


def test_another_language_goes_on_with_the_same_form(
    candidate: Candidate, address: str, exams: dict[tuple[str, str], Exam]
) -> None:
    candidate.start()
    names = candidate.names
    candidate.answer_all()
    english = Candidate(candidate.page, address, exams["exam", "en"])
    assert english.names == names
    gaps = [name for name in names if "-blanks-" in name]
    # Words typed in one language are not shown in another; choices and conversations are.
    expect(english.page.get_by_text(english.word("answered", n=7 - len(gaps), of=7))).to_be_visible()
    for name in gaps:
        english.answer(name)
    english.button("hand_in").click()
    expect(english.result).to_contain_text("100%")
    candidate.page.goto(candidate.url)
    expect(candidate.result).to_contain_text("100%")


def test_two_tabs_lose_no_answer(candidate: Candidate, context: BrowserContext, address: str) -> None:
    candidate.start()
    names = candidate.names
    other = Candidate(context.new_page(), address, candidate.exam)
    candidate.answer(names[0])
    other.answer(names[1])
    candidate.answer(names[2])
    assert set(candidate.record["answers"]) == set(names[:3])
    other.button("hand_in").click()
    other.button("hand_in_all_the_same").click()
    expect(candidate.result).to_be_visible()


def test_without_feedback_the_result_tells_nothing_of_single_questions(
    page: Page, address: str, exams: dict[tuple[str, str], Exam]
) -> None:
    candidate = Candidate(page, address, exams["pre", "zh"])
    candidate.start()
    candidate.answer_all()
    candidate.button("hand_in").click()
    expect(candidate.result).to_contain_text("100%")
    expect(candidate.cards).to_have_count(0)


def test_where_nothing_has_to_be_reached_nothing_is_passed(
    page: Page, address: str, exams: dict[tuple[str, str], Exam]
) -> None:
    candidate = Candidate(page, address, exams["gain", "zh"])
    expect(page.locator(".cw-facts").first).not_to_contain_text(words("zh")["quiz.pass"].format(n=0))
    candidate.start()
    candidate.answer_all()
    candidate.button("hand_in").click()
    expect(candidate.result).to_contain_text("100%")
    for told in (candidate.word("passed"), candidate.word("pass_line", n=0)):
        expect(candidate.result).not_to_contain_text(told)


def test_what_a_trainer_grades_is_saved_as_a_file_and_graded(
    page: Page, address: str, course: Path, exams: dict[tuple[str, str], Exam], tmp_path: Path
) -> None:
    candidate = Candidate(page, address, exams["level", "en"])
    candidate.start("Wang")
    names = candidate.names
    candidate.answer_all()
    candidate.answer(names[0], right=False)
    candidate.button("hand_in").click()
    expect(candidate.result).to_contain_text(candidate.word("handed_note"))
    expect(candidate.result).not_to_contain_text("%")
    expect(candidate.button("retake")).to_have_count(0)
    with page.expect_download() as started:
        candidate.button("save").click()
    file = tmp_path / "hand-in.json"
    started.value.save_as(file)
    values = json.loads(file.read_text(encoding="utf-8"))
    assert started.value.suggested_filename == f"level-{values['form']}-Wang-{values['check']}.json"
    assert set(values["asked"]) == set(names)
    assert "keys" not in values
    expect(candidate.result).to_contain_text(values["check"])
    done = run(course, "grade", "--format", "json", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    (row,) = json.loads(done.stdout)
    lost = 2 if "-blanks-" in names[0] else 1
    assert (row["name"], row["points"], row["of"]) == ("Wang", str(17 - lost), 17)
    file.write_text(file.read_text(encoding="utf-8").replace("Wang", "Wong"), encoding="utf-8", newline="\n")
    assert "it was changed" in run(course, "grade", str(file)).stderr


def test_a_retake_waits_for_its_days(page: Page, address: str, exams: dict[tuple[str, str], Exam]) -> None:
    page.clock.install()
    candidate = Candidate(page, address, exams["level", "zh"])
    candidate.start()
    candidate.button("hand_in").click()
    candidate.button("hand_in_all_the_same").click()
    expect(candidate.button("retake")).to_have_count(0)
    page.clock.set_system_time(page.evaluate("Date.now()") + 7 * DAY + 1000)
    page.reload()
    expect(candidate.button("retake")).to_be_visible()


def test_the_browser_and_the_command_give_the_same_points(
    candidate: Candidate, course: Path, tmp_path: Path
) -> None:
    candidate.start()
    for index, name in enumerate(candidate.names):
        candidate.answer(name, right=index % 2 == 0)
    candidate.button("hand_in").click()
    shown = candidate.result.locator(".cw-score").inner_text()
    with candidate.page.expect_download() as started:
        candidate.button("save").click()
    started.value.save_as(tmp_path / "x.json")
    done = run(course, "grade", "--format", "json", str(tmp_path / "x.json"))
    (row,) = json.loads(done.stdout)
    assert (row["notes"], done.stderr) == ([], "")
    assert f"{row['percent']}%" in shown
    assert candidate.word("points", got=row["points"], of=row["of"]) in shown


def test_the_printed_page_is_the_result_alone(candidate: Candidate) -> None:
    candidate.start("王")
    candidate.answer_all()
    candidate.button("hand_in").click()
    candidate.page.emulate_media(media="print")
    expect(candidate.result).to_be_visible()
    expect(candidate.cards.first).to_be_hidden()
    expect(candidate.button("save")).to_be_hidden()
    pdf = candidate.page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def test_a_whole_attempt_by_keyboard(candidate: Candidate) -> None:
    page = candidate.page
    page.get_by_label(candidate.word("name")).focus()
    page.keyboard.type("Li")
    page.keyboard.press("Tab")
    expect(candidate.button("start")).to_be_focused()
    page.keyboard.press("Enter")
    for name in candidate.names:
        card = candidate.card(name)
        if name.startswith("talk-"):
            for _ in range(2):
                card.locator(".cw-reply").first.focus()
                page.keyboard.press("Enter")
        elif "-single-" in name:
            card.locator("input").first.focus()
            page.keyboard.press("Space")
        else:
            card.locator("input").focus()
            page.keyboard.type("x")
    candidate.button("hand_in").focus()
    page.keyboard.press("Enter")
    expect(candidate.result).to_be_focused()


def test_where_storage_is_refused_one_can_still_hand_in(
    page: Page, address: str, exams: dict[tuple[str, str], Exam]
) -> None:
    page.add_init_script(REFUSE)
    candidate = Candidate(page, address, exams["exam", "zh"])
    expect(page.locator(".cw-storage")).to_contain_text(candidate.word("storage_refused"))
    candidate.start()
    candidate.answer_all()
    candidate.button("hand_in").click()
    expect(candidate.result).to_contain_text("100%")


@pytest.mark.parametrize("stored", ["{broken", "[]", '{"v":1,"n":"x"}'])
def test_what_cannot_be_read_is_put_aside(candidate: Candidate, stored: str) -> None:
    put = "text => localStorage.setItem('coursewright/exam-case/x/exam', text)"
    candidate.page.evaluate(put, stored)
    candidate.page.reload()
    expect(candidate.button("start")).to_be_visible()
    expect(candidate.page.locator(".cw-storage")).to_contain_text(candidate.word("kept_aside"))
    kept = candidate.page.evaluate("localStorage.getItem('coursewright/exam-case/kept/x/exam')")
    assert kept == stored


def test_what_a_newer_version_kept_is_left_alone(candidate: Candidate) -> None:
    candidate.page.evaluate("localStorage.setItem('coursewright/exam-case/x/exam', '{\"v\":2}')")
    candidate.page.reload()
    expect(candidate.page.get_by_text(candidate.word("newer"))).to_be_visible()
    expect(candidate.button("start")).to_have_count(0)
    assert candidate.record == {"v": 2}


def test_from_a_folder_it_works_as_well(page: Page, course: Path, exams: dict[tuple[str, str], Exam]) -> None:
    candidate = Candidate(page, (course / "site").as_uri(), exams["exam", "zh"])
    candidate.start()
    candidate.answer_all()
    candidate.button("hand_in").click()
    expect(candidate.result).to_contain_text("100%")


def test_the_second_script_is_loaded_on_these_pages_alone(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/{HOME}")
    assert not any("coursewright-exam.js" in url for url in asked)
    assert any("coursewright.js" in url for url in asked)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1200])
def test_axe_finds_nothing_in_any_state(candidate: Candidate, scheme: Any, width: int) -> None:
    page = candidate.page
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    found = [violations(page)]
    candidate.start()
    candidate.button("hand_in").click()
    found.append(violations(page))
    assert width_of(page) == width
    candidate.button("pause").click()
    found.append(violations(page))
    candidate.button("resume").click()
    candidate.answer_all()
    candidate.button("hand_in").click()
    found.append(violations(page))
    assert width_of(page) == width
    assert found == [[], [], [], []]
