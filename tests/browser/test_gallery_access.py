"""The gallery for everybody: axe-core, targets, motion, and what each kind says and does besides being graded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import DESK, PHONE, violations, width_of
from .gallery import COURSE, PAGE
from .gallery_learner import GalleryLearner
from .sites import served
from .trials import Trial, score_of, trials_of

TAP = 44
LABELS = ".cw-opt, .cw-chip, .cw-seg label, .cw-scale label, .cw-mk label, .cw-cells label, .cw-tick"
CONTROLS = f"button, select, textarea, summary, .cw-in, {LABELS}"
SMALL = """least => controls => controls.map(each => [each, each.getBoundingClientRect()]).filter(
  ([, {width, height}]) => width && Math.min(width, height) < least - 0.01
).map(([each, {width, height}]) => `${each.tagName}.${each.className} ${width} x ${height}`)"""
SLOW = """() => Array.from(document.querySelectorAll("cw-quiz *")).filter(each => {
  const {transitionDuration, animationDuration} = getComputedStyle(each);
  return [transitionDuration, animationDuration].some(all => all.split(", ").some(time => parseFloat(time) > 0.001));
}).map(each => each.className)"""

# Each width in each scheme; in English, whose lines are longer, each scheme once.
READERS = [
    *(((width, scheme), "zh") for width in (PHONE, DESK) for scheme in ("light", "dark")),
    ((PHONE, "dark"), "en"),
    ((DESK, "light"), "en"),
]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def http(gallery: Path) -> Iterator[str]:
    """Its address over http."""
    with served(gallery) as address:
        yield address


@pytest.fixture
def learner(page: Page, gallery: Path) -> GalleryLearner:
    """A learner at the Chinese gallery."""
    page.goto(f"{gallery.as_uri()}/zh/{PAGE}")
    return GalleryLearner(page, "zh")


def trial(name: str, language: str = "zh") -> Trial:
    """A question of the gallery by its id."""
    return next(each for each in trials_of(language) if each.id == name)


def faults(page: Page) -> list[str]:
    """What is wrong with the quizzes of a page as it stands: axe-core's rules, targets, motion.

    What stands around the quizzes here is the bare theme's.
    """
    small: list[str] = page.locator(f"cw-quiz :is({CONTROLS})").evaluate_all(f"({SMALL})({TAP})")
    return [*violations(page, "cw-quiz"), *small, *page.evaluate(SLOW)]


@pytest.mark.parametrize(("reader", "language"), READERS, ids=str, indirect=["reader"])
def test_nothing_is_in_the_way_before_and_after_checks(reader: Page, http: str, language: str) -> None:
    reader.goto(f"{http}/{language}/{PAGE}")
    assert faults(reader) == []
    learner = GalleryLearner(reader, language)
    trials = trials_of(language)
    for each in trials:
        learner.enter(each, each.right if each.wrong is None else each.wrong)
    for details in reader.locator("cw-quiz details").all():
        details.evaluate("node => { node.open = true; }")
    assert faults(reader) == []
    for each in trials:
        if each.type != "dialogue":
            learner.press(learner.main(each))
    assert faults(reader) == []
    for each in trials:
        if each.worse is not None and not learner.question(each).locator(".cw-q[data-checked]").count():
            learner.check(each, each.worse)
            show = learner.button(each, "show")
            if show.is_visible():
                show.click()
    assert faults(reader) == []
    assert reader.viewport_size is not None
    assert width_of(reader) == reader.viewport_size["width"]


def test_a_moved_row_is_marked_said_and_keeps_the_focus(learner: GalleryLearner) -> None:
    question = learner.question(trial("change-a-card"))
    question.get_by_role("button", name=learner.word("say.by_moves")).click()
    rows = question.locator(".cw-rank > li")
    text = rows.nth(0).locator(".cw-rank__t").inner_text()
    expect(rows.nth(0).locator("[data-move=up]")).to_have_attribute("aria-disabled", "true")
    down = question.get_by_role("button", name=f"{learner.word('down')} {text}")
    down.focus()
    learner.page.keyboard.press("Enter")
    expect(rows.nth(1)).to_contain_text(text)
    expect(rows.nth(1)).to_have_class("is-moved")
    expect(down).to_be_focused()
    expect(question.locator(".cw-live")).to_have_text(learner.word("say.moved", text=text, n=2, of=4))
    for _ in range(3):
        learner.page.keyboard.press("Enter")
    expect(rows.nth(3)).to_contain_text(text)
    expect(down).to_be_focused()
    expect(down).to_have_attribute("aria-disabled", "true")


def test_a_row_follows_the_mouse(learner: GalleryLearner) -> None:
    question = learner.question(trial("change-a-card"))
    question.get_by_role("button", name=learner.word("say.by_moves")).click()
    question.scroll_into_view_if_needed()
    rows = question.locator(".cw-rank > li")
    text = rows.nth(0).locator(".cw-rank__t").inner_text()
    start, end = rows.nth(0).bounding_box(), rows.nth(2).bounding_box()
    assert start is not None
    assert end is not None
    mouse = learner.page.mouse
    mouse.move(start["x"] + 60, start["y"] + start["height"] / 2)
    mouse.down()
    mouse.move(end["x"] + 60, end["y"] + end["height"] / 2, steps=8)
    mouse.up()
    expect(rows.nth(2)).to_contain_text(text)
    expect(question.locator(".cw-live")).to_have_text(learner.word("say.moved", text=text, n=3, of=4))


def test_the_order_of_the_page_is_no_answer(learner: GalleryLearner) -> None:
    task = trial("change-a-card")
    learner.question(task).get_by_role("button", name=learner.word("say.by_moves")).click()
    learner.button(task, "check").focus()
    learner.page.keyboard.press("Enter")
    expect(learner.question(task).get_by_role("status").last).to_contain_text(learner.word("say.move_first"))
    learner.expect_state(task, "empty")


def test_a_wrong_match_waits_in_its_first_row_for_one_tap_a_row(learner: GalleryLearner) -> None:
    task = trial("behaviour-to-grade")
    question = learner.question(task)
    learner.check(task, task.wrong)
    rows = question.locator(".cw-pair")
    for row in rows.all():
        expect(row.locator(".cw-slot")).to_have_attribute("data-s", "now")
        text = row.locator(f"option[value='{task.key[row.get_attribute('data-token')]}']").text_content()
        question.locator(".cw-token").get_by_text(str(text), exact=True).click()
    learner.press(learner.button(task, "check"))
    learner.expect_state(task, "right")


def test_a_shown_answer_stands_as_it_does_after_a_reload(learner: GalleryLearner) -> None:
    tasks = [task for task in trials_of("zh") if task.wrong is not None and task.worse is not None]
    for task in tasks:
        learner.check(task, task.wrong)
        learner.check(task, task.worse)
        learner.press(learner.button(task, "show"))
    expect(learner.page.locator(".cw-status > .cw-hide")).to_have_count(0)
    shown = [learner.question(task).inner_text() for task in tasks]
    learner.page.reload()
    assert [learner.question(task).inner_text() for task in tasks] == shown
    assert len(tasks) > 4


def test_a_conversation_tells_what_happens_and_forgets_nothing(learner: GalleryLearner) -> None:
    task = trial("forty-minutes")
    question = learner.question(task)
    way = task.wrong
    learner.talk(task, way[:1])
    beat = question.locator(".cw-beat")
    score = task.key["nodes"][way[0][0]][way[0][1]]["score"]
    expect(beat.locator(".cw-sc")).to_have_text(f"{score:+d}".replace("-", "−"))
    expect(question.locator(".cw-mood [aria-current=true]")).to_have_text(f"{score:+d}".replace("-", "−"))
    expect(question.get_by_role("group", name=learner.word("say.what_now"))).to_be_focused()
    expect(learner.state(task)).to_have_text(learner.word("say.talking"))
    expect(learner.button(task, "check")).to_be_hidden()
    question.get_by_role("button", name=learner.word("say.from_start")).click()
    expect(beat).to_have_count(0)
    learner.expect_state(task, "empty")
    learner.talk(task, task.partly)
    turns = question.locator(".cw-turns > li")
    expect(turns).to_have_count(len(task.partly))
    expect(beat).to_have_count(len(task.partly))
    total = score_of(task.key, task.partly)
    expect(question.locator(".cw-end .cw-score b")).to_have_text(
        f"{total:+d}".replace("-", "−") if total else "0"
    )


def test_a_conversation_that_was_broken_off_goes_on_where_it_was(learner: GalleryLearner) -> None:
    task = trial("forty-minutes")
    question = learner.question(task)
    key = f"coursewright/{COURSE}/q/{task.name}"
    way = task.partly
    assert len(way) > 1
    for n in (0, 1):
        learner.talk(task, way[:1])
        learner.page.reload()
        expect(question.locator(".cw-beat")).to_have_count(1)
        expect(learner.state(task)).to_have_text(learner.word("say.talking"))
        assert learner.records()[key]["open"] == way[:1]
        assert learner.records()[key]["n"] == n
        learner.talk(task, way[1:])
        learner.page.reload()
        expect(question.locator(".cw-turns > li")).to_have_count(len(way))
        assert learner.records()[key]["n"] == n + 1
        assert "open" not in learner.records()[key]
        learner.try_again(task)
    learner.talk(task, way[:1])
    question.get_by_role("button", name=learner.word("say.from_start")).click()
    assert "open" not in learner.records()[key]
    learner.page.reload()
    expect(question.locator(".cw-turns > li")).to_have_count(len(way))


def test_a_reflection_keeps_its_text_and_its_ticks(learner: GalleryLearner) -> None:
    task = trial("mend-a-minus")
    question = learner.question(task)
    expect(question.locator(".cw-model")).to_have_count(0)
    learner.button(task, "say.compare").focus()
    learner.page.keyboard.press("Enter")
    expect(question.get_by_role("status")).to_contain_text(learner.word("say.write_first"))
    learner.check(task, task.right)
    question.locator(".cw-tick").nth(1).click()
    learner.page.reload()
    learner.expect_state(task, "done")
    expect(question.locator(".cw-tick input").nth(1)).to_be_checked()
    expect(question.locator(".cw-tick input").nth(0)).not_to_be_checked()
    assert learner.records()[f"coursewright/{COURSE}/q/{task.name}"]["n"] == 1
    learner.press(learner.button(task, "revise"))
    expect(question.locator("textarea")).to_have_value(task.right["text"])


def test_what_a_trainer_said_stands_below_a_reflection(learner: GalleryLearner) -> None:
    task = trial("mend-a-minus")
    learner.check(task, task.right)
    key = f"coursewright/{COURSE}/q/{task.name}"
    mark = {
        "v": 1,
        "rev": "",
        "of": learner.records()[key]["last"]["at"],
        "ticks": [1],
        "note": "<b>Well</b> done",
    }
    learner.page.evaluate(
        "([key, mark]) => localStorage.setItem(key, mark)", [key.replace("/q/", "/m/"), json.dumps(mark)]
    )
    learner.page.reload()
    said = learner.question(task).locator(".cw-model").filter(has_text=learner.word("say.marked"))
    expect(said).to_contain_text("<b>Well</b> done")
    met = learner.question(task).locator(".cw-tick").nth(1).inner_text()
    assert [" ".join(row.split()) for row in said.get_by_role("listitem").all_inner_texts()] == [met.strip()]
    expect(said).not_to_contain_text(learner.word("say.marked_before"))


def test_what_one_wrote_can_be_read_beside_the_model_on_a_low_phone(page: Page, gallery: Path) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{gallery.as_uri()}/zh/{PAGE}")
    learner = GalleryLearner(page, "zh", one=True)
    task = trial("mend-a-minus")
    learner.check(task, task.right)
    bar = learner.question(task).locator(".cw-dock").bounding_box()
    assert bar
    assert bar["height"] < 640 / 2
    learner.question(task).locator("textarea").evaluate("area => area.scrollIntoView({ block: 'center' })")
    expect(learner.question(task).locator(".cw-model b")).to_be_in_viewport()
    bottom = (
        learner.question(task).locator("textarea").evaluate("area => area.getBoundingClientRect().bottom")
    )
    bar = learner.question(task).locator(".cw-dock").bounding_box()
    assert bar
    assert bottom < bar["y"]


def test_ratings_are_drawn_and_stand_in_a_table(learner: GalleryLearner) -> None:
    task = trial("my-last-shift")
    question = learner.question(task)
    expect(question.locator(".cw-conf")).to_have_count(0)
    rows = question.locator(".cw-rate")
    for row, rating in zip(rows.all(), (-2, 0, 3), strict=True):
        row.locator(f"label:has(input[value='{rating}'])").click()
    assert question.locator(".cw-dot").evaluate_all("dots => dots.map(dot => dot.dataset.n)") == [
        "-2",
        "0",
        "+3",
    ]
    expect(question.get_by_role("figure")).to_contain_text(learner.word("say.plot"))
    expect(question.get_by_role("img")).to_have_accessible_name(learner.word("say.plot_mean", n="+0.3"))
    question.locator(".cw-more summary").click()
    assert [cell.strip() for cell in question.locator(".cw-more td:last-child").all_inner_texts()] == [
        "−2",
        "0",
        "+3",
    ]
    learner.press(learner.button(task, "check"))
    learner.expect_state(task, "done")


def test_a_slip_is_told_by_its_range_and_a_word_is_no_number(learner: GalleryLearner) -> None:
    task = trial("mean-hides")
    question = learner.question(task)
    (token,) = task.key
    learner.check(task, {token: "４ 分"})
    expect(question.locator(".cw-whys")).to_contain_text("这是总分")
    learner.check(task, {token: "零点五"})
    expect(question.locator(".cw-whys")).to_contain_text(learner.word("say.not_a_number"))


def test_a_thumb_can_turn_the_sign(browser: Browser, gallery: Path) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{gallery.as_uri()}/zh/{PAGE}")
    learner = GalleryLearner(page, "zh")
    question = learner.question(trial("mean-hides"))
    field = question.locator(".cw-num input")
    field.fill("0.5")
    sign = question.get_by_role("button", name=learner.word("sign"))
    sign.tap()
    expect(field).to_have_value("−0.5")
    sign.tap()
    expect(field).to_have_value("0.5")
    context.close()


def test_a_transcript_asks_for_rules_of_bad_lines_and_shows_the_models_at_the_end(
    learner: GalleryLearner,
) -> None:
    task = trial("eight-yuan")
    question = learner.question(task)
    first = question.locator("li[data-token]").first
    expect(first.locator("select")).to_be_hidden()
    first.locator("label:has(input[value=bad])").click()
    expect(first.locator("select")).to_be_visible()
    first.locator("label:has(input[value=good])").click()
    expect(first.locator("select")).to_be_hidden()
    learner.check(task, task.wrong)
    expect(question.locator(".cw-model")).to_have_count(0)
    learner.check(task, task.right)
    expect(question.locator(".cw-model").last).to_contain_text("您好，请坐。今天想办点什么？")
    learner.page.reload()
    expect(question.locator("textarea")).to_have_value(task.right["text"])


def test_a_double_tap_fills_one_row_and_two_taps_fill_two(learner: GalleryLearner) -> None:
    question = learner.question(trial("behaviour-to-grade"))
    full = question.locator(".cw-slot[data-s=full]")
    question.locator(".cw-token").first.dblclick()
    expect(full).to_have_count(1)
    question.locator(".cw-token").first.click()
    expect(full).to_have_count(2)


def test_a_double_tap_takes_one_step_and_not_the_one_that_comes_in_its_place(learner: GalleryLearner) -> None:
    steps = learner.question(trial("change-a-card")).locator(".cw-token:visible")
    there = steps.count()
    steps.first.dblclick()
    expect(steps).to_have_count(there - 1)
    steps.first.click()
    expect(steps).to_have_count(there - 2)


@pytest.mark.parametrize("name", ["rate-the-clerk", "eight-yuan", "which-channel"])
def test_by_keys_the_focus_is_seen_after_a_check_and_with_a_mouse_the_page_stays(
    page: Page, gallery: Path, name: str
) -> None:
    page.set_viewport_size({"width": PHONE, "height": 500})
    page.goto(f"{gallery.as_uri()}/zh/{PAGE}#q-{name}")
    learner, task = GalleryLearner(page, "zh", one=True), trial(name)
    learner.enter(task, task.wrong)
    check = learner.button(task, "check")
    check.click()
    before = page.evaluate("scrollY")
    expect(learner.state(task)).to_have_text(learner.word("say.wrong"))
    assert page.evaluate("scrollY") == before
    page.evaluate("localStorage.clear()")
    page.reload()
    learner.enter(task, task.wrong)
    check.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(learner.state(task)).to_have_text(learner.word("say.wrong"))
    expect(page.locator(":focus")).to_be_in_viewport()
