"""Learners answer wrong, read why, try again, see the answer, answer right, and find it all after a reload."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import COURSE, LESSON
from .learner import Learner
from .quizzes import Task, tasks_of

WAYS = [
    (language, way, width, hand)
    for language in ("zh", "en")
    for way in ("http", "file")
    for width in (390, 1280)
    for hand in ("mouse", "keyboard")
    # By keyboard each language, way and width twice.
    if hand == "mouse" or (language == "zh") == ((way == "http") == (width == 390))
]


@pytest.mark.parametrize(("language", "way", "width", "hand"), WAYS)
def test_every_question_wrong_again_shown_right(
    page: Page,
    site: Path,
    http: str,
    quiz_files: dict[str, Path],
    language: str,
    way: str,
    width: int,
    hand: str,
) -> None:
    page.set_viewport_size({"width": width, "height": 860})
    page.goto(f"{http if way == 'http' else site.as_uri()}/{language}/{LESSON}")
    learner = Learner(page, language, keyboard=hand == "keyboard")
    tasks = tasks_of(quiz_files[language], COURSE)
    for task in tasks:
        be_wrong(learner, task)
    learner.redo(len(tasks))
    for task in tasks:
        be_right(learner, task)
    page.reload()
    for task in tasks:
        learner.expect_state(task, "right")
        if task.type != "blanks":
            assert set(learner.verdicts(task)) == set(task.whys)
    expect(page.locator(".cw-score")).to_contain_text("100%")


def be_wrong(learner: Learner, task: Task, *, plain: bool = True) -> None:
    """Be wrong twice and see the answer; reasons are compared if they are `plain`, without markup."""
    learner.expect_state(task, "empty")
    learner.check(task, task.wrong)
    if not task.tells_at_once:
        see_first_feedback(learner, task, plain=plain)
        learner.check(task, task.worse)
        learner.press(learner.button(task, "show"))
        learner.expect_state(task, "shown")
    see_all(learner, task, plain=plain)


def be_right(learner: Learner, task: Task, *, plain: bool = True) -> None:
    """Be right in a question that was opened again."""
    assert learner.verdicts(task) == {}
    learner.check(task, task.right)
    learner.expect_state(task, "right")
    see_all(learner, task, plain=plain)


def see_first_feedback(learner: Learner, task: Task, *, plain: bool) -> None:
    """Verdict and reason stand on what was chosen, and nowhere else; the answer is not offered yet.

    What was wrong is struck, all else can be chosen at once.
    """
    learner.expect_state(task, "partly" if any_right(task) else "wrong")
    expect(learner.main(task)).to_have_text(learner.word("check"))
    expect(learner.main(task)).to_have_attribute("aria-disabled", "true")
    expect(learner.button(task, "again")).to_be_hidden()
    expect(learner.button(task, "show")).to_be_hidden()
    options = learner.question(task).locator(".cw-opt input")
    closed = {token for token in task.wrong if task.type != "blanks"}
    assert (
        set(options.evaluate_all("all => all.filter(each => each.disabled).map(each => each.value)"))
        == closed
    )
    if options.count():
        expect(learner.question(task).locator(".cw-opt input:enabled:focus")).to_have_count(1)
    else:
        expect(learner.main(task)).to_be_focused()
    if task.type == "blanks":
        shown = told(learner, task)
        assert not plain or all(slip in shown for slip in task.slips)
        assert not any(why in shown for why in task.whys.values() if why)
        return
    assert set(learner.verdicts(task)) == set(task.wrong)
    see_reasons(learner, task, task.wrong, plain=plain)


def told(learner: Learner, task: Task) -> str:
    """What stands below a text with blanks."""
    return " ".join(learner.question(task).locator(".cw-whys").all_inner_texts())


def see_reasons(learner: Learner, task: Task, tokens: Iterable[str], *, plain: bool) -> None:
    """Each of these options has its reason, no other one has."""
    shown = learner.reasons(task)
    expected = {token: task.whys[token] for token in tokens}
    assert shown == expected if plain else set(shown) == set(expected)
    assert all(shown.values())


def any_right(task: Task) -> bool:
    """Whether the wrong answer earns a part: right picks minus wrong ones."""
    picked = set(task.wrong) if task.type == "multiple" else set()
    return len(picked & set(task.right)) > len(picked - set(task.right))


def see_all(learner: Learner, task: Task, *, plain: bool) -> None:
    """Every reason stands there, and the main button leads on."""
    expect(learner.main(task)).to_have_attribute("data-act", "next")
    if task.type != "blanks":
        see_reasons(learner, task, task.whys, plain=plain)
    elif plain:
        assert all(why in told(learner, task) for why in task.whys.values())


def test_next_goes_round_to_what_is_open_and_then_to_the_result(
    page: Page, http: str, quiz_files: dict[str, Path]
) -> None:
    page.goto(f"{http}/zh/{LESSON}")
    learner = Learner(page, "zh")
    first, *others = tasks_of(quiz_files["zh"], COURSE)
    for task in others[:-1]:
        learner.check(task, task.right)
    last = others[-1]
    learner.check(last, last.right)
    learner.press(learner.button(last, "next"))
    expect(learner.question(first).get_by_role("heading")).to_be_focused()
    expect(page.locator(".cw-result")).to_have_count(0)
    learner.check(first, first.right)
    expect(learner.main(first)).to_have_text(learner.word("say.finish"))
    expect(learner.main(first)).to_be_focused()
    learner.press(learner.main(first))
    panel = page.get_by_role("region", name=learner.word("say.result"))
    expect(panel.get_by_role("heading", name=learner.word("say.result"))).to_be_focused()
    expect(panel).to_contain_text(learner.word("say.passed"))


def test_the_result_names_what_is_short_and_redoes_only_what_went_wrong(
    page: Page, http: str, quiz_files: dict[str, Path]
) -> None:
    page.goto(f"{http}/zh/{LESSON}")
    learner = Learner(page, "zh")
    tasks = tasks_of(quiz_files["zh"], COURSE)
    wrong, right = tasks[:2], tasks[2:]
    learner.question(wrong[0]).get_by_label(learner.word("say.sure3"), exact=True).check()
    learner.check(wrong[0], wrong[0].wrong)
    expect(learner.question(wrong[0]).get_by_role("status")).to_contain_text(learner.word("say.sure_wrong"))
    learner.check(wrong[1], wrong[1].wrong)
    for task in right:
        learner.check(task, task.right)
    panel = page.locator(".cw-result")
    expect(panel).to_contain_text("60%")
    expect(panel).to_contain_text(learner.word("say.short", n=1))
    expect(panel).to_contain_text(learner.word("say.met", got=2, of=2))
    expect(panel).to_contain_text(learner.word("say.partly_met", got=1, of=3))
    title = page.locator("#idea").inner_text().strip()
    again = panel.get_by_role("link", name=learner.word("say.look_at", title=title))
    expect(again).to_have_attribute("href", "#idea")
    expect(panel).to_contain_text(learner.word("say.calibration_row", right=0, of=1))
    panel.get_by_role("button", name=learner.word("say.redo", n=2)).click()
    expect(panel).to_have_count(0)
    for task in wrong:
        learner.check(task, task.right)
    for task in tasks:
        learner.expect_state(task, "right")
    expect(panel).to_contain_text("100%")


def test_counts_are_told_where_an_answer_has_parts(
    page: Page, http: str, quiz_files: dict[str, Path]
) -> None:
    page.goto(f"{http}/zh/{LESSON}")
    learner = Learner(page, "zh")
    tasks = {task.id: task for task in tasks_of(quiz_files["zh"], COURSE)}
    many = tasks["evidence"]
    learner.check(many, many.wrong)
    status = learner.question(many).get_by_role("status")
    expect(status).to_contain_text(learner.word("say.counts", right=1, missed=1, wrong=1))
    learner.check(many, many.worse)
    learner.expect_state(many, "partly" if len(many.worse) == 1 else "wrong")


def test_an_input_of_another_width_or_script_form_is_the_same_word(
    page: Page, http: str, quiz_files: dict[str, Path]
) -> None:
    page.goto(f"{http}/en/{LESSON}")
    learner = Learner(page, "en")
    (gaps,) = (task for task in tasks_of(quiz_files["en"], COURSE) if task.type == "blanks")
    first, second = gaps.right
    learner.check(gaps, {first: " ＬＯＯＫＳ。", second: "“Behaviour”"})
    learner.expect_state(gaps, "right")
