"""The kinds of numbers and order: their forms on screen and paper, from the gallery's quiz."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from coursewright.base.fields import common_facts
from coursewright.base.issues import IssueLog, as_text
from coursewright.base.markup import Element, Sealed, plain_text
from coursewright.base.source import read_yaml
from coursewright.quiz.kinds import kind_of
from coursewright.quiz.kinds.match import _shuffled
from coursewright.quiz.load import read_quizzes
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.paper import key_rows, paper_quiz
from coursewright.quiz.screen import screen_quiz
from coursewright.quiz.seal import revision
from tests.quiz.cases import CASES, quiz_from
from tests.quiz.test_paper import printed
from tests.quiz.test_screen import attr, elements, readable, walk
from tests.secrecy.twins import with_rows_named_in_order


def gallery(language: str) -> LoadedQuiz:
    issues = IssueLog()
    root = CASES / "gallery"
    quizzes = read_quizzes(root / language, root, issues, language=language, course="c")
    assert as_text(issues) == ""
    return quizzes["numbers-and-order"]


@pytest.fixture(scope="module")
def zh() -> LoadedQuiz:
    return gallery("zh")


def form_of(loaded: LoadedQuiz, name: str) -> Element:
    return elements(screen_quiz(loaded, only=name), "section")[0]


def test_the_gallery_is_the_same_quiz_in_both_languages(zh):
    english = gallery("en")
    assert common_facts(zh.quiz) == common_facts(english.quiz)
    for (question, sheet), (other, _) in zip(zh.sheets(), english.sheets(), strict=True):
        kind = kind_of(question)
        numbers = (
            revision(question.type, kind.stable(question), 1),
            revision(other.type, kind.stable(other), 1),
        )
        assert numbers[0] == numbers[1], sheet.name


def test_a_number_field_has_a_label_a_unit_and_a_hidden_sign(zh):
    question, sheet = zh.one("mean-hides")
    form = form_of(zh, "mean-hides")
    field = next(each for each in elements(form, "input") if attr(each, "inputmode"))
    assert attr(field, "inputmode") == "decimal"
    assert attr(field, "name") == sheet.token("number", "answer")
    label = next(each for each in elements(form, "label") if attr(each, "for") == attr(field, "id"))
    assert plain_text(label) == "答案"
    assert '<span class="cw-unit__u">分</span>' in readable(form)
    sign = next(each for each in elements(form, "button") if attr(each, "data-sign") is not None)
    assert attr(sign, "hidden") == ""
    assert question.type == "numeric"


def test_ordered_items_never_stand_in_key_order(zh):
    question, sheet = zh.one("change-a-card")
    form = form_of(zh, "change-a-card")
    shown = [attr(row, "data-token") for row in elements(form, "li")]
    key = kind_of(question).key(question, sheet.token)
    assert sorted(filter(None, shown)) == sorted(key)
    assert shown != key
    fields = [each for each in elements(form, "input") if attr(each, "type") == "number"]
    assert [attr(field, "name") for field in fields] == shown
    assert {attr(field, "max") for field in fields} == {"4"}
    assert all(attr(field, "value") is None for field in fields)
    moves = [each for each in elements(form, "button") if attr(each, "data-move")]
    assert [attr(each, "data-move") for each in moves] == ["up", "down"] * 4
    assert {attr(each, "hidden") for each in moves} == {""}


def test_every_select_begins_with_please_choose_and_has_the_same_choices(zh):
    selects = elements(form_of(zh, "behaviour-to-grade"), "select")
    choices = [[(attr(o, "value"), plain_text(o)) for o in elements(each, "option")] for each in selects]
    assert len(selects) > 3
    assert all(row == choices[0] for row in choices)
    assert choices[0][0] == ("", "请选择")
    assert not any(attr(o, "selected") for each in selects for o in elements(each, "option"))


def test_equal_right_sides_are_one_choice_and_right_sides_do_not_stand_as_the_left_ones_do(zh):
    question, sheet = zh.one("behaviour-to-grade")
    key = kind_of(question).key(question, sheet.token)
    select = elements(form_of(zh, "behaviour-to-grade"), "select")[0]
    shown = [attr(option, "value") for option in elements(select, "option")][1:]
    assert len(shown) == len(set(shown)) == 4
    assert set(key.values()) < set(shown)
    assert [token for token in shown if token in key.values()] != list(dict.fromkeys(key.values()))


def test_categorised_items_do_not_stand_by_group_as_written(zh):
    question, sheet = zh.one("which-channel")
    form = form_of(zh, "which-channel")
    shown = list(dict.fromkeys(attr(each, "name") for each in elements(form, "input")))
    key = kind_of(question).key(question, sheet.token)
    assert set(shown) == set(key)
    assert shown != list(key)


def test_few_choices_are_radios_of_a_group_that_has_the_rows_text_as_name(zh):
    form = form_of(zh, "which-channel")
    rows = [each for each in elements(form, "div") if attr(each, "role") == "radiogroup"]
    names = {attr(each, "id"): plain_text(each) for each in elements(form, "span") if attr(each, "id")}
    assert all(names[attr(row, "aria-labelledby")] for row in rows)
    labels = [[plain_text(label) for label in elements(row, "label")] for row in rows]
    assert len(rows) > 3
    assert all(each == labels[0] for each in labels)
    assert labels[0][-1] == "都不属于"
    (says,) = (each for each in elements(form, "p") if "cw-says" in str(attr(each, "class")))
    assert plain_text(says).endswith("、".join(labels[0]))
    assert elements(form, "select") == []
    assert not any(attr(each, "checked") for each in elements(form, "input"))


def test_a_rating_has_seven_radios_with_names_and_a_place_for_the_curve(zh):
    form = form_of(zh, "rate-the-clerk")
    rates = [each for each in elements(form, "fieldset") if attr(each, "class") == "cw-rate"]
    assert len(rates) == 3
    for rate in rates:
        radios = elements(rate, "input")
        assert [attr(each, "value") for each in radios] == ["-3", "-2", "-1", "0", "1", "2", "3"]
        assert {attr(each, "name") for each in radios} == {attr(rate, "data-token")}
        assert [attr(each, "aria-label") for each in radios][1] == "−2 未达期望"
    assert '<div class="cw-plot" hidden=""></div>' in readable(form)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_sealed_stands_in_the_page_or_on_the_learners_paper(language):
    loaded = gallery(language)
    shown = "".join(readable(each) for each in elements(screen_quiz(loaded), "cw-question"))
    paper = printed(paper_quiz(loaded, "learner"))
    sealed = [
        (path, text.text)
        for leaf in walk(screen_quiz(loaded))
        if isinstance(leaf, Sealed)
        for path, text in leaf.texts
        if path[0] != "answer"
    ]
    assert len(sealed) > 20
    for _, text in sealed:
        assert text not in shown
        assert text not in paper
    assert not re.search(r'class="[^"]*\bon"', paper)


def twin_of(question: dict[str, Any]) -> None:
    """Turn the key of one question, as authors write it, and leave all that is shown as it is."""
    for row in (question, *question.get("blanks", []), *question.get("items", [])):
        row.update({key: "1" for key in ("answer", "tolerance") if key in row})
        row.pop("slips", None)
    if question["type"] == "order":
        question["items"].insert(1, question["items"].pop())
    if question["type"] == "categorise":
        first, second = question["groups"][:2]
        second["items"].append(first["items"].pop())
    if question["type"] == "match":
        pairs = question["pairs"]
        rights = [(pair["id"], pair["right"]) for pair in (*pairs[1:], *pairs[:1])]
        for pair, (name, right) in zip(pairs, rights, strict=True):
            pair.update(id=name, right=right)


def pages_of_twins(zh: LoadedQuiz, names: tuple[str, ...]) -> tuple[list[str], list[str]]:
    file = CASES / "gallery" / "zh" / "numbers-and-order.yml"
    document = read_yaml(file, CASES, IssueLog())
    assert document is not None
    tree: Any = document.tree
    for question in tree["questions"]:
        twin_of(question)
    twin = quiz_from(json.dumps(tree, ensure_ascii=False))
    trees = [[screen_quiz(loaded, only=name) for name in names] for loaded in (zh, twin)]
    first, second = (["".join(readable(q) for q in elements(t, "cw-question")) for t in row] for row in trees)
    return first, second


def without_revision(page: str) -> str:
    return re.sub(r'data-rev="\w+"', "", page)


def test_a_twin_with_another_key_has_the_same_page_but_for_its_revision(zh):
    names = tuple(q.id for q in zh.questions if q.type != "match" and q.id != "my-last-shift")
    for first, second in zip(*pages_of_twins(zh, names), strict=True):
        assert first != second
        assert without_revision(first) == without_revision(second)


def test_a_twin_with_other_pairs_has_the_same_page_but_for_which_row_has_which_token(zh):
    first, second = (without_revision(page[0]) for page in pages_of_twins(zh, ("behaviour-to-grade",)))
    assert first != second
    assert with_rows_named_in_order(first) == with_rows_named_in_order(second)


def test_a_learners_number_has_a_box_for_the_working_and_a_rule_with_its_unit(zh):
    page = printed(paper_quiz(zh, "learner", only="mean-hides"))
    assert '<div class="calc">算式</div>' in page
    assert '<p class="ansrow">答案 <span class="nb"><span class="bl"></span> 分</span></p>' in page
    filled = printed(paper_quiz(zh, "trainer", only="mean-hides"))
    assert '<div class="key"><b class="words">答案\u30000.5 ± 0.01 分</b>' in filled
    assert "<li><b>0.55 … 0.6</b> 除以了 7" in filled


def test_short_ordered_items_stand_side_by_side_and_the_trainers_are_numbered(zh):
    page = printed(paper_quiz(zh, "learner", only="change-a-card"))
    assert page.count('<ol class="ord two">') == 1
    assert page.count('<li><span class="sq"></span>') == 4
    filled = printed(paper_quiz(zh, "trainer", only="change-a-card"))
    assert sorted(re.findall(r'<span class="sq on">(\d)</span>', filled)) == ["1", "2", "3", "4"]
    assert re.findall(r"</span>([^<]+)<span class=\"why\">叫到号", filled) == ["办理"]


def test_paper_and_page_have_the_same_order(zh):
    page = re.findall(r'cw-rank__t" id="[^"]+">([^<]+)', readable(form_of(zh, "change-a-card")))
    assert (
        re.findall(r'class="sq"></span>([^<]+)', printed(paper_quiz(zh, "learner", only="change-a-card")))
        == page
    )
    page = re.findall(r'cw-sort__t" id="[^"]+">([^<]+)', readable(form_of(zh, "which-channel")))
    paper = printed(paper_quiz(zh, "learner", only="which-channel"))
    assert re.findall(r'<td class="n">\d</td><td>([^<]+)</td>', paper) == page


def test_a_printed_match_has_squares_at_the_left_and_letters_at_the_right(zh):
    page = printed(paper_quiz(zh, "learner", only="behaviour-to-grade"))
    assert page.count('<span class="sq"></span>') == 4
    assert re.findall(r"<b>([A-Z])</b>", page) == ["A", "B", "C", "D"]
    filled = printed(paper_quiz(zh, "trainer", only="behaviour-to-grade"))
    letters = re.findall(r'<span class="sq on">([A-Z])</span>', filled)
    texts = dict(re.findall(r"<b>([A-Z])</b> ([^<]+)", filled))
    assert [texts[letter] for letter in letters] == [
        "+3 令客户喜悦",
        "+1 符合期望",
        "+1 符合期望",
        "−3 危及关系",
    ]


def test_printed_grids_have_a_circle_a_column_and_the_trainers_are_filled(zh):
    for name, rows, columns in (("which-channel", 5, 4), ("rate-the-clerk", 3, 7), ("my-last-shift", 3, 7)):
        page = printed(paper_quiz(zh, "learner", only=name))
        assert page.count('<span class="o"></span>') == rows * columns
        filled = printed(paper_quiz(zh, "trainer", only=name))
        assert filled.count('<span class="o on"></span>') == (0 if name == "my-last-shift" else rows)


def test_the_answer_key_has_a_row_each(zh):
    answers = {row.anchor.removeprefix("q-numbers-and-order-"): row for row in key_rows(zh)}
    words = {name: "".join(printed(node) for node in row.answer) for name, row in answers.items()}
    assert words["mean-hides"] == "0.5 ± 0.01 分"
    assert words["sum-and-mean"] == "4 分；1 分；最低 / 最低分"
    filled = printed(paper_quiz(zh, "trainer", only="change-a-card"))
    assert words["change-a-card"].split() == re.findall(r'<span class="sq on">(\d)</span>', filled)
    assert sorted(words["change-a-card"].split()) == list("1234")
    assert re.fullmatch(r"1 [A-D] 2 [A-D] 3 [A-D] 4 [A-D]", " ".join(words["behaviour-to-grade"].split()))
    groups = dict(row.split("：") for row in words["which-channel"].split("；"))
    assert list(groups) == ["A 外表", "B 行为", "C 沟通", "都不属于"]
    assert sorted(number for numbers in groups.values() for number in numbers.split("、")) == list("12345")
    assert len(groups["B 行为"].split("、")) == 2
    assert words["rate-the-clerk"] == "−1 ± 1、+2 ± 1、+1"
    assert words["my-last-shift"] == "自评，无标准答案"


def test_two_choices_shared_by_several_rows_keep_the_order_that_the_seed_gives():
    assert {_shuffled(("a", "b"), 0, str(seed)) for seed in range(20)} == {("a", "b"), ("b", "a")}
    for seed in range(50):
        order = _shuffled(("a", "b", "c", "spare"), 1, str(seed))
        assert [name for name in order if name != "spare"] != ["a", "b", "c"]
