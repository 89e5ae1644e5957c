"""A test for each trap that was seen in the field, named after it and numbered as in the note."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from coursewright.base.issues import IssueLog
from coursewright.languages.words import word_languages, words
from coursewright.project.alone import quizzes_alone
from coursewright.site.assets import SCRIPT_FILE
from tests.browser.gallery import COURSE as GALLERY
from tests.browser.gallery import PAGE, QUIZZES
from tests.browser.gallery_learner import GalleryLearner
from tests.browser.trials import trials_in, trials_of
from tests.hosts.engines import run_engine
from tests.tiny import change, lesson_file, quiz_file, run, write_tiny_course

from .small import GALLERY_CASES, fail_to_build, lay_small, texts_of

pytestmark = pytest.mark.slow
MOVES = """() => Array.from(document.querySelectorAll("cw-quiz *")).filter(each => {
  const {transitionDuration, animationDuration} = getComputedStyle(each);
  return [transitionDuration, animationDuration].some(all => all.split(", ").some(time => parseFloat(time) > 0.001));
}).length"""
PRAISE = re.compile(
    r"excellent|well done|good job|great|awesome|perfect|brilliant|keep trying|太棒|真棒|优秀|厉害|完美|加油|继续努力",
    re.IGNORECASE,
)


@pytest.fixture
def learner(page: Page, gallery: Path) -> GalleryLearner:
    """A learner at the Chinese gallery who uses the keyboard alone."""
    page.goto(f"{gallery.as_uri()}/zh/{PAGE}")
    return GalleryLearner(page, "zh", keyboard=True)


def refused(root: Path, name: str, old: str, new: str) -> str:
    """What `check` says of the tiny course after an edit."""
    change(write_tiny_course(root), name, old, new)
    done = run(root, "check")
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


def test_01_arrow_keys_submit_nothing_in_any_kind(learner: GalleryLearner) -> None:
    tried = 0
    for trial in trials_of("zh"):
        fields = learner.question(trial).locator(".cw-q__set :is(input, select, textarea):visible")
        if not fields.count():
            continue
        fields.first.focus()
        for key in ("ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft"):
            learner.page.keyboard.press(key)
        expect(learner.question(trial).locator("[data-v]")).to_have_count(0)
        expect(fields.first).to_be_enabled()
        tried += 1
    assert tried > len(QUIZZES)
    assert learner.records() == {}


def test_02_nothing_can_be_done_by_dragging_alone(learner: GalleryLearner) -> None:
    trials = [trial for trial in trials_of("zh") if trial.type in ("order", "match", "categorise")]
    assert len(trials) == 3
    for trial in trials:
        learner.check(trial, trial.right)
        learner.expect_state(trial, "right")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_03_the_html_without_javascript_tells_no_order(gallery: Path, language: str) -> None:
    page = (gallery / language / PAGE).read_text(encoding="utf-8")
    (order,) = (trial for trial in trials_of(language) if trial.type == "order")
    question = page.split(f'id="q-{order.id}"', 1)[1].split("</cw-question>", 1)[0]
    rows = list(dict.fromkeys(re.findall(r'<li[^>]*data-token="(\w+)"', question)))
    assert sorted(rows) == sorted(order.key)
    assert rows != order.key
    assert not re.search(r'<input[^>]*\svalue="\d', question), "no place is filled in"


@pytest.mark.parametrize("state", ["before", "mended"])
def test_04_every_path_to_our_assets_leads_to_a_file(small: Path, state: str) -> None:
    folder = small / state
    pages = [file for file in folder.rglob("*.html") if file.name != "404.html"]
    assert len(pages) == 3
    for file in pages:
        found = re.findall(r'(?:src|href)="([^"]*coursewright\.\w+)"', file.read_text(encoding="utf-8"))
        assert len(found) == 2, file
        assert all((file.parent / path).resolve().is_file() for path in found)
    assert '"../' not in (folder / "index.html").read_text(encoding="utf-8")


def test_05_no_file_that_holds_a_key_is_copied_into_the_site(tmp_path: Path) -> None:
    project = lay_small(tmp_path / "project")
    (project / "quizzes").rename(project / "docs" / "quizzes")
    change(project, "mkdocs.yml", "folder: quizzes", "folder: docs/quizzes")
    run_engine("mkdocs", project, tmp_path / "site")
    site = texts_of(tmp_path / "site")
    assert "<cw-question" in site["index.html"]
    assert not [name for name, text in site.items() if "correct: true" in text or name.startswith("quizzes")]


def test_06_no_script_of_ours_stands_inline(gallery: Path) -> None:
    for language in ("zh", "en"):
        page = (gallery / language / PAGE).read_text(encoding="utf-8")
        article = page[page.index("<article") : page.index("</article>")]
        assert "<cw-question" in article
        assert not re.search(r"<script(?! src=)|<style|\sstyle=|\son[a-z]+=|javascript:", article)


def test_07_a_reset_with_mixed_kinds_opens_them_all(page: Page, gallery: Path) -> None:
    page.goto(f"{gallery.as_uri()}/zh/{PAGE}")
    learner = GalleryLearner(page, "zh")
    found = quizzes_alone(GALLERY_CASES, "zh", "zh", GALLERY, IssueLog())
    trials = trials_in(found["numbers-and-order"])
    assert len({trial.type for trial in trials}) == 6
    for trial in trials:
        learner.check(trial, trial.right)
    learner.press(learner.main(trials[-1]))
    page.get_by_role("button", name=learner.word("say.redo_all")).click()
    for trial in trials:
        expect(learner.question(trial).locator(".cw-q__set [data-v]")).to_have_count(0)
        expect(learner.main(trial)).to_have_attribute("data-act", "check")
    for trial in trials:
        learner.check(trial, trial.wrong or trial.right)
        learner.expect_state(trial, trial.state(trial.wrong or trial.right))


def test_08_an_option_text_that_stands_twice_is_refused(tmp_path: Path) -> None:
    assert "quiz/duplicate-option-text" in refused(tmp_path, quiz_file("zh"), "text: 流程图", "text: 那一刻")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (quiz_file("zh"), "    prompt: 客户记住什么？", "    prompt: 客户记住什么？\n    promt: 又一句"),
        (quiz_file("zh"), "id: first\n", "id: first\nshufle: true\n"),
        (lesson_file("zh"), "minutes: 5", "minutes: 5\nminuets: 6"),
        ("content/course.yml", "id: tiny\n", "id: tiny\nidd: tiny\n"),
    ],
)
def test_09_no_unknown_key_passes_in_silence(tmp_path: Path, name: str, old: str, new: str) -> None:
    said = refused(tmp_path, name, old, new)
    assert f"{name}:" in said
    assert "/unknown-key" in said


def test_10_lines_are_counted_in_the_file_that_the_author_wrote(tmp_path: Path) -> None:
    name = lesson_file("zh")
    above = "| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n\n> 一句\n\n"
    said = refused(tmp_path, name, "客户记住的是那一刻。", f"{above}![没有](../assets/none.png)")
    lines = (tmp_path / name).read_text(encoding="utf-8").splitlines()
    assert f"{name}:{lines.index('![没有](../assets/none.png)') + 1}:" in said


def test_11_what_is_kept_is_not_keyed_by_the_address(page: Page, http: str, small: Path) -> None:
    trial = trials_in(quizzes_alone(small / "source/before", "quizzes", "zh", "small", IssueLog())["days"])[1]
    learner = GalleryLearner(page, "zh")
    page.goto(f"{http}/before/deep/page.html?from=mail#q-how-long")
    learner.check(trial, trial.right)
    assert list(learner.records()) == [f"coursewright/small/q/{trial.name}"]
    page.goto(f"{http}/mended/deep/page/")
    learner.expect_state(trial, "right")


def test_12_no_words_of_praise_by_bands_stand_in_the_script_or_the_words() -> None:
    for language in word_languages():
        found = {key: text for key, text in words(language).items() if PRAISE.search(text)}
        assert found == {}
    assert not PRAISE.search(SCRIPT_FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("wish", ["reduce", "no-preference"])
def test_13_nothing_moves_where_reduced_motion_is_wanted(browser: Browser, gallery: Path, wish: str) -> None:
    context = browser.new_context(reduced_motion="reduce" if wish == "reduce" else "no-preference")
    page = context.new_page()
    page.goto(f"{gallery.as_uri()}/zh/{PAGE}")
    moving = page.evaluate(MOVES)
    context.close()
    assert (moving == 0) == (wish == "reduce")


def test_14_the_language_of_the_ui_never_falls_back_in_silence(tmp_path: Path) -> None:
    known = [words(language).keys() for language in word_languages()]
    assert all(keys == known[0] for keys in known)
    said = fail_to_build(lay_small(tmp_path, language="eo"))
    assert "no words of the user interface in 'eo'; those of 'en' are shown." in said
    assert "Traceback" not in said
