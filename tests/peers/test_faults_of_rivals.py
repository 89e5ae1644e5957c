"""A test for each fault that was seen in the direct rivals, named after it and numbered as in the note."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
import weasyprint
from playwright.sync_api import Browser, Page, expect

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Prose, to_html
from coursewright.base.source import read_yaml
from coursewright.languages.words import words
from coursewright.project.alone import quizzes_alone
from coursewright.quiz.paper import paper_quiz
from coursewright.quiz.seal import context, open_capsule
from tests.browser.gallery import COURSE as GALLERY
from tests.browser.gallery import quiz_files
from tests.browser.gallery_learner import GalleryLearner
from tests.browser.trials import Trial, trials_in, trials_of
from tests.hosts.engines import run_engine
from tests.sealed import sealed_texts
from tests.tiny import change, lesson_file, quiz_file, run, write_tiny_course

from .small import COURSE, DEEP, TOP, lay_small, texts_of

pytestmark = pytest.mark.slow
SCRIPT = "assets/javascripts/coursewright.js"
STYLE = "assets/stylesheets/coursewright.css"
MOST_BYTES = 30 * 1024
FIVE = 5
OPTIONS = 3
FOUND = 200


def check(tmp_path: Path, name: str, old: str, new: str) -> str:
    """What `check` says of the tiny course after an edit that it has to refuse."""
    change(write_tiny_course(tmp_path), name, old, new)
    done = run(tmp_path, "check")
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


def line_of(project: Path, name: str, text: str) -> int:
    """The author's line, from 1, that holds a text."""
    lines = (project / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def small_trials(project: Path, quiz: str) -> list[Trial]:
    """The questions of a quiz of the small site."""
    return trials_in(quizzes_alone(project, "quizzes", "zh", COURSE, IssueLog())[quiz])


@pytest.fixture
def top(small: Path) -> list[Trial]:
    """The questions of the root page, as they were before any edit."""
    return small_trials(small / "source" / "before", TOP)


def test_01_the_right_answer_does_not_stand_in_the_page_source(gallery: Path) -> None:
    for language in ("zh", "en"):
        page = (gallery / language / "index.html").read_text(encoding="utf-8")
        assert not re.search(r"data-(correct|answer|key|right)|\bcorrect\b", page)
        rows = [re.sub(r'value="\w+"|data-token="\w+"', "", row) for row in choices(page)]
        assert len(rows) == OPTIONS
        marks = {re.sub(r">[^<]+<", "><", row) for row in rows}
        assert len(marks) == 1, "right and wrong options are marked up alike"


def choices(page: str) -> list[str]:
    """The markup of each option of the single choice question, inputs and all."""
    question = page.split('id="q-who-meets-it"', 1)[1].split("</cw-question>", 1)[0]
    return re.findall(r"<label[^>]*cw-opt.*?</label>", question.split("cw-conf", 1)[0], re.DOTALL)


def test_02_no_script_and_no_style_is_inlined_on_any_page(small: Path) -> None:
    pages = {name: text for name, text in texts_of(small / "before").items() if name.endswith(".html")}
    assert {"index.html", "deep/page.html", "plain.html"} <= pages.keys()
    for name, page in pages.items():
        inlined = re.findall(
            r"<script(?![^>]+src=)[^>]*>(.*?)</script>|<style[^>]*>(.*?)</style>", page, re.DOTALL
        )
        assert not [text for pair in inlined for text in pair if "cw-" in text or "coursewright" in text], (
            name
        )
        assert not re.search(r'\son\w+="', page.split("<article", 1)[-1].split("</article>")[0]), name
        assert page.count(SCRIPT) == page.count(STYLE) == 1, name


def test_03_a_question_inserted_above_an_answered_one_is_open_and_the_other_stays_answered(
    page: Page, http: str, top: list[Trial]
) -> None:
    page.goto(f"{http}/before/index.html")
    learner = GalleryLearner(page, "zh")
    learner.check(top[0], top[0].right)
    learner.check(top[1], top[1].wrong)
    page.goto(f"{http}/inserted/index.html")
    first = page.locator("cw-question").first
    expect(first).to_have_id("q-added")
    expect(first.locator(".cw-state__w")).to_have_text(learner.word("say.empty"))
    expect(first.locator("input[name=answer]").first).to_be_enabled()
    expect(first.locator("input:checked")).to_have_count(0)
    learner.expect_state(top[0], "right")
    learner.expect_state(top[1], "wrong")


def test_04_a_reset_works_on_a_page_with_a_blank(page: Page, http: str, small: Path) -> None:
    page.goto(f"{http}/before/deep/page.html")
    learner = GalleryLearner(page, "zh")
    trials = small_trials(small / "source" / "before", DEEP)
    assert trials[0].type == "blanks"
    for trial in trials:
        learner.check(trial, trial.right)
    learner.press(learner.main(trials[-1]))
    page.get_by_role("button", name=learner.word("say.redo_all")).click()
    fields = learner.question(trials[0]).locator(".cw-blank input").all()
    assert fields
    for field in fields:
        expect(field).to_be_editable()
        expect(field).to_have_value("")
    for trial in trials:
        learner.check(trial, trial.right)
        learner.expect_state(trial, "right")


def test_05_arrow_down_on_a_radio_neither_submits_nor_locks(page: Page, http: str, top: list[Trial]) -> None:
    page.goto(f"{http}/before/index.html")
    learner = GalleryLearner(page, "zh")
    options = learner.question(top[0]).locator("input[name=answer]")
    options.first.focus()
    for place in (1, 2, 0):
        page.keyboard.press("ArrowDown")
        expect(options.nth(place)).to_be_checked()
    for option in options.all():
        expect(option).to_be_enabled()
    learner.expect_state(top[0], "chosen")
    assert learner.verdicts(top[0]) == {}
    assert learner.records() == {}


def test_06_a_misspelt_mark_of_the_right_answer_is_an_error(tmp_path: Path) -> None:
    said = check(tmp_path, quiz_file("en"), "correct: true", "correct: yess")
    assert f"{quiz_file('en')}:10:18: error quiz/wrong-value" in said


def test_07_what_is_opened_and_never_closed_is_an_error(tmp_path: Path) -> None:
    said = check(tmp_path, lesson_file("en"), "```quiz\nfirst\n```", "```quiz\nfirst\n")
    assert "error lesson/fence-left-open" in said


def test_08_duplicate_options_are_an_error_that_names_the_first(tmp_path: Path) -> None:
    said = check(tmp_path, quiz_file("en"), "text: The flow chart", "text: The moment")
    first = line_of(tmp_path, quiz_file("en"), "text: The moment")
    assert "error quiz/duplicate-option-text" in said
    assert f"in line {first}." in said


def test_09_an_unknown_key_is_an_error_and_the_known_one_is_named(tmp_path: Path) -> None:
    said = check(tmp_path, quiz_file("en"), "correct: true", "corect: true")
    assert "error quiz/unknown-key: 'corect'" in said
    assert "Did you mean 'correct'?" in said


@pytest.mark.parametrize("above", [0, 7])
def test_10_line_numbers_are_the_authors(tmp_path: Path, above: int) -> None:
    name = lesson_file("en")
    fault = "Text.\n\n" * above + "[gone](term:nowhere)"
    said = check(tmp_path, name, "Customers remember the moment.", fault)
    assert f"{name}:{line_of(tmp_path, name, 'term:nowhere')}:" in said


def test_11_paper_shows_boxes_and_no_bars_to_submit(page: Page, http: str, top: list[Trial]) -> None:
    page.goto(f"{http}/before/index.html")
    learner = GalleryLearner(page, "zh")
    expect(learner.button(top[0], "check")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("cw-quiz button:visible")).to_have_count(0)
    for box in learner.question(top[0]).locator("input[name=answer]").all():
        expect(box).to_be_visible()
    found = quizzes_alone(quiz_files("zh")[0].parent, ".", "zh", GALLERY, IssueLog())
    leaf = to_html(
        paper_quiz(found[TOP], "learner"), lambda leaf: leaf.text if isinstance(leaf, Prose) else ""
    )
    assert 'class="k"' in leaf
    assert "<button" not in leaf


def test_12_five_questions_fetch_less_than_30_kib_of_ours(page: Page, http: str, small: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{http}/inserted/index.html")
    expect(page.locator("cw-question")).to_have_count(FIVE)
    ours = sorted({url.removeprefix(f"{http}/inserted/") for url in asked if "coursewright" in url})
    assert ours == [SCRIPT, STYLE]
    assert sum(len(gzip.compress((small / "inserted" / name).read_bytes())) for name in ours) < MOST_BYTES


def test_13_no_key_in_the_script_opens_capsules_each_has_its_own(gallery: Path) -> None:
    page = (gallery / "zh" / "index.html").read_text(encoding="utf-8")
    capsules = dict(re.findall(r'<cw-question[^>]* data-question="([^"]+)"[^>]* data-seal="([^"]+)"', page))
    assert len(capsules) > FIVE
    bound = {one: context(GALLERY, *one.split("#"), "zh") for one in capsules}
    for one, sealed in capsules.items():
        assert open_capsule(sealed, bound[one])
        for other in capsules.keys() - {one}:
            with pytest.raises(ValueError, match=r"damaged|utf-8|codec"):
                open_capsule(sealed, bound[other])


def test_14_no_database_of_answers_is_published(gallery: Path) -> None:
    for language in ("zh", "en"):
        site = texts_of(gallery / language)
        reasons = []
        for file in quiz_files(language):
            document = read_yaml(file, file.parent, IssueLog())
            assert document is not None
            reasons += sealed_texts(document.tree)
        assert len(reasons) > 10 * FIVE
        assert [(name, text) for name, page in site.items() for text in reasons if text in page] == []
        assert not [name for name in site if name.endswith((".db", ".sqlite", ".yml", ".yaml", ".csv"))]


def test_15_every_item_to_be_ordered_can_be_focused(page: Page, gallery: Path) -> None:
    page.goto(f"{gallery.as_uri()}/zh/index.html")
    GalleryLearner(page, "zh")
    (order,) = (trial for trial in trials_of("zh") if trial.type == "order")
    items = page.locator(f"#q-{order.id} .cw-token:visible")
    expect(items).to_have_count(len(order.key))
    items.first.focus()
    for place in range(len(order.key)):
        expect(items.nth(place)).to_be_focused()
        page.keyboard.press("ArrowDown")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_16_without_javascript_items_do_not_stand_in_the_right_order(
    browser: Browser, gallery: Path, language: str
) -> None:
    context_ = browser.new_context(java_script_enabled=False)
    page = context_.new_page()
    page.goto(f"{gallery.as_uri()}/{language}/index.html")
    (order,) = (trial for trial in trials_of(language) if trial.type == "order")
    rows = page.locator(f"#q-{order.id} .cw-rank > li").evaluate_all(
        "rows => rows.map(row => row.dataset.token)"
    )
    context_.close()
    assert sorted(rows) == sorted(order.key)
    assert rows != order.key


def test_17_assets_are_found_with_and_without_directory_urls(page: Page, http: str) -> None:
    answers: dict[str, int] = {}
    page.on("response", lambda answer: answers.update({answer.url.rsplit("/", 1)[-1]: answer.status}))
    for address in ("before/index.html", "before/deep/page.html", "mended/deep/page/index.html"):
        answers.clear()
        page.goto(f"{http}/{address}")
        button = page.get_by_role("button", name=words("zh")["quiz.check"], exact=True)
        expect(button.first).to_be_visible()
        assert answers["coursewright.js"] == answers["coursewright.css"] == FOUND


def test_18_weasyprint_reads_our_style_sheet(gallery: Path) -> None:
    page = (gallery / "zh" / "index.html").read_text(encoding="utf-8")
    article = page[page.index("<article") : page.index("</article>")]
    sheet = weasyprint.CSS(filename=gallery / "zh" / STYLE)
    pdf = weasyprint.HTML(string=article).write_pdf(stylesheets=[sheet])
    assert pdf.startswith(b"%PDF")


def test_19_a_quiz_without_a_right_answer_is_an_error(tmp_path: Path) -> None:
    said = check(tmp_path, quiz_file("en"), "        correct: true\n", "")
    assert "error quiz/no-right-option" in said


def test_20_a_mistyped_kind_is_an_error_and_prints_nothing(tmp_path: Path) -> None:
    said = check(tmp_path, quiz_file("en"), "type: single", "type: singel")
    assert "error quiz/unknown-kind: 'singel'" in said
    done = run(tmp_path, "build", "--only", "site", "--quiet")
    assert done.returncode == 1
    assert not list((tmp_path / "site").rglob("*.html"))


def test_21_saved_answers_survive_an_edit_of_the_quiz(page: Page, http: str, top: list[Trial]) -> None:
    page.goto(f"{http}/before/index.html")
    learner = GalleryLearner(page, "zh")
    for trial in top:
        learner.check(trial, trial.right)
    kept = learner.records()
    page.goto(f"{http}/mended/index.html")
    expect(learner.question(top[0])).to_contain_text("谁会碰到关键时刻？")
    for trial in top:
        learner.expect_state(trial, "right")
    assert learner.records() == kept


def test_22_the_build_writes_nothing_into_the_authors_files(tmp_path: Path) -> None:
    project = lay_small(tmp_path / "project")
    before = {file: file.read_bytes() for file in project.rglob("*") if file.is_file()}
    run_engine("mkdocs", project, tmp_path / "site")
    assert {file: file.read_bytes() for file in project.rglob("*") if file.is_file()} == before
    assert (tmp_path / "site" / "index.html").is_file()


def test_23_ten_days_are_not_seven_days(page: Page, http: str, small: Path) -> None:
    page.goto(f"{http}/before/deep/page.html")
    learner = GalleryLearner(page, "zh")
    trial = small_trials(small / "source" / "before", DEEP)[0]
    (name,) = trial.key
    for said, state in (("十天退货", "wrong"), ("七天退", "wrong"), ("七天退貨。", "right")):
        learner.check(trial, {name: said})
        learner.expect_state(trial, state)
        assert trial.state({name: said}) == state
