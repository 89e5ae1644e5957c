from __future__ import annotations

import re
from itertools import pairwise

import pytest

from coursewright.base.markup import Node, Prose, to_html
from coursewright.quiz.choices import letter
from coursewright.quiz.paper import key_rows, paper_quiz
from coursewright.quiz.screen import screen_quiz
from tests.quiz.cases import ALL_KINDS, quiz_from


def printed(node: Node) -> str:
    return to_html(node, lambda leaf: filled(leaf) if isinstance(leaf, Prose) else "")


def filled(leaf: Prose) -> str:
    text = leaf.text
    for name, gap in leaf.slots:
        text = text.replace(f"[[{name}]]", to_html(gap))
    return text


def test_a_learners_question_is_an_empty_form():
    page = printed(paper_quiz(quiz_from(ALL_KINDS), "learner", objectives={"grades": 2}, only="many"))
    assert page == (
        '<div class="quiz"><div class="q multiple" id="c-gallery-many">'
        '<div class="qn"><i>多选</i>选出全部对的<br>目标 2<span class="qc">BA8-DBC</span></div>'
        '<p class="stem">哪些可以写进证据？</p>'
        '<ol class="opts many two"><li><span class="k">A</span>看着屏幕</li>'
        '<li><span class="k">B</span>比较敷衍</li><li><span class="k">C</span>沉默了四分钟</li></ol></div></div>'
    )


def test_a_trainers_question_has_key_reasons_and_a_key_row():
    page = printed(paper_quiz(quiz_from(ALL_KINDS), "trainer", only="many"))
    assert '<li><span class="k on">A</span>看着屏幕<span class="why">REASON 4</span></li>' in page
    assert '<li><span class="k">B</span>比较敷衍<span class="why">REASON 5</span></li>' in page
    assert '<div class="key"><b class="words">答案\u3000A、C</b></div>' in page


def test_no_secret_stands_in_the_learners_quiz():
    page = printed(paper_quiz(quiz_from(ALL_KINDS), "learner"))
    for secret in ("REASON", "EXPLAIN", "外表", "外貌", "looks", "right-one", "k on", "bl on", "答案", "✓"):
        assert secret not in page


def test_learner_and_trainer_have_the_same_numbers_letters_and_order():
    def skeleton(page: str) -> list[str]:
        return re.findall(r'<b>(\d+)</b>|<span class="k[^"]*">([A-Z])</span>([^<]+)', page)

    loaded = quiz_from(ALL_KINDS)
    learner, trainer = (printed(paper_quiz(loaded, who)) for who in ("learner", "trainer"))
    assert skeleton(learner) == skeleton(trainer)
    assert len(skeleton(learner)) == 10


def test_paper_and_page_show_options_in_the_same_order():
    loaded = quiz_from(ALL_KINDS)
    page, paper = printed(screen_quiz(loaded, only="one")), printed(paper_quiz(loaded, "learner", only="one"))
    on_page = re.findall(r'<span class="cw-opt__t">([^<]+)', page)
    assert on_page == re.findall(r'<span class="k">[A-C]</span>([^<]+)', paper)
    assert len(on_page) == 3


def test_a_trainers_blanks_hold_the_first_accepted_word():
    page = printed(paper_quiz(quiz_from(ALL_KINDS), "trainer", only="gaps"))
    assert 'A 是 <span class="bl on">外表</span>，一共 <span class="bl on">3</span> 条。' in page
    assert '<ul class="slips"><li><b>外表</b> REASON 9</li>' in page


def test_a_trainers_statement_has_a_tick_at_the_truth():
    page = printed(paper_quiz(quiz_from(ALL_KINDS), "trainer", only="truth"))
    assert '<li><span class="k"></span>对</li><li><span class="k on">✓</span>错</li>' in page
    assert '<ul class="slips"><li><b>对</b> REASON 7</li><li><b>错</b> REASON 8</li></ul>' in page


def test_the_answer_key_names_each_answer():
    rows = key_rows(quiz_from(ALL_KINDS))
    assert [row.number for row in rows] == [1, 2, 3, 4]
    assert [row.kind for row in rows] == ["单选", "多选", "判断", "填空"]
    answers = ["".join(to_html(node) for node in row.answer) for row in rows]
    assert answers[1:] == ["A、C", "错", "外表 / 仪表；3"]
    letter = re.search(r'k on">([A-Z])', printed(paper_quiz(quiz_from(ALL_KINDS), "trainer", only="one")))
    assert letter is not None
    assert answers[0] == letter[1]
    assert [printed(leaf) for leaf in rows[0].why] == ["EXPLAIN"]
    assert rows[1].why == ()


def test_the_answer_key_speaks_its_language():
    rows = key_rows(quiz_from(ALL_KINDS, "en"))
    assert ["".join(to_html(node) for node in row.answer) for row in rows][1:3] == ["A, C", "False"]


def test_every_anchor_of_the_key_stands_in_the_quiz():
    loaded = quiz_from(ALL_KINDS)
    page = printed(paper_quiz(loaded, "trainer"))
    for row in key_rows(loaded):
        assert f'id="{row.anchor}"' in page


def test_an_unknown_question_is_refused():
    with pytest.raises(KeyError):
        paper_quiz(quiz_from(ALL_KINDS), "learner", only="nowhere")


@pytest.mark.parametrize(
    ("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (51, "AZ"), (52, "BA"), (702, "AAA")]
)
def test_letters_go_on_behind_z(place, name):
    assert letter(place) == name


def test_each_of_thirty_options_has_a_letter_of_its_own():
    rows = "".join(
        f"      - {{id: o{n}, text: Thing {n}, correct: {str(n == 29).lower()}, why: So it is.}}\n"
        for n in range(30)
    )
    head = "id: gallery\nquestions:\n  - id: x\n    type: single\n    objective: o\n    prompt: Which?\n    options:\n"
    loaded = quiz_from(head + rows)
    letters = re.findall(r'<span class="k(?: on)?">(\w+)</span>', printed(paper_quiz(loaded, "trainer")))
    assert len(set(letters)) == len(letters) == 30
    assert [row.answer for row in key_rows(loaded)] == [("AD",)]


def choice(*texts: str) -> str:
    rows = "".join(
        f"      - {{id: o{n}, text: {text}, correct: {str(n == 0).lower()}, why: So it is.}}\n"
        for n, text in enumerate(texts)
    )
    head = "id: gallery\nquestions:\n  - id: x\n    type: single\n    objective: o\n    prompt: Which?\n    options:\n"
    return printed(paper_quiz(quiz_from(head + rows), "learner"))


def test_options_stand_side_by_side_where_each_leaves_room_for_another():
    just = "两列各一半，放得下十七个汉字的话"
    assert len(just) == 16
    assert 'class="opts one two"' in choice("短的", just)
    assert 'class="opts one"' in choice("短的", f"{just}了吗")


def numbers(*prompts: str) -> str:
    rows = "".join(
        f"  - {{id: n{n}, type: numeric, objective: o, prompt: {text}, answer: 2}}\n"
        for n, text in enumerate(prompts)
    )
    return f"id: gallery\nquestions:\n{rows}"


def test_two_neighbours_that_ask_for_a_number_in_few_words_stand_side_by_side():
    source = numbers("一共多少？", "均值多少？", "最低多少？")
    learner = printed(paper_quiz(quiz_from(source), "learner"))
    assert [part.count('class="q ') for part in learner.split('<div class="pair">')] == [0, 3]
    assert re.findall(r"<b>(\d)</b>", learner) == ["1", "2", "3"]
    assert '<div class="pair">' not in printed(paper_quiz(quiz_from(source), "trainer"))
    long = "很" * 43
    assert '<div class="pair">' not in printed(paper_quiz(quiz_from(numbers("一共多少？", long)), "learner"))


def sorting(*items: str, groups: tuple[str, ...] = ("甲", "乙")) -> str:
    ends = [len(items) * turn // len(groups) for turn in range(len(groups) + 1)]
    lists = [items[start:end] for start, end in pairwise(ends)]
    source = (
        "id: gallery\nquestions:\n- id: x\n  type: categorise\n  objective: o\n  prompt: Where?\n  groups:\n"
    )
    for turn, (group, own) in enumerate(zip(groups, lists, strict=True)):
        rows = ", ".join(f"{{id: i{turn}{place}, text: {text}}}" for place, text in enumerate(own))
        source += f"  - {{id: g{turn}, text: {group}, items: [{rows}]}}\n"
    return printed(paper_quiz(quiz_from(source), "learner"))


def test_a_grid_of_small_items_stands_in_two_halves_that_count_on():
    page = sorting("有益", "自主", "便利", "知识", "身份")
    assert page.count('<table class="grid half">') == 2
    first, second = page.split('<table class="grid half">')[1:]
    assert re.findall(r'class="n">(\d)<', first) == ["1", "2", "3"]
    assert re.findall(r'class="n">(\d)<', second) == ["4", "5"]
    assert "half" not in sorting("有益", "自主", "便利", "说来话长的一件事情")


@pytest.mark.parametrize(
    ("head", "width"),
    [
        ("初级", 12),
        ("初级体验", 15),
        ("说来话长的一列", 15),
        ("说来话很长的这一列", 18),
        ("影响（我们能动手的地方）", 21),
    ],
)
def test_a_column_is_as_wide_as_its_head_wants(head, width):
    page = sorting("有益", "自主", "便利", "说来话长的一件事情", groups=(head, "乙"))
    assert re.findall(r'<col style="width:([\d.]+)mm">', page) == [f"{width}", "12"]


def test_no_column_is_narrower_than_its_longest_word():
    page = sorting("one", "two", "three", "something of some length", groups=("Understanding", "B"))
    assert float(re.findall(r'<col style="width:([\d.]+)mm">', page)[0]) > 13 * 1.4


def test_many_columns_part_no_word_of_their_heads():
    groups = ("Reliability", "Responsiveness", "Assurance", "Empathy", "Tangibles", "None of these")
    page = sorting("one", "two", "three", "four", "five", "something of some length", groups=groups)
    widths = [float(width) for width in re.findall(r'<col style="width:([\d.]+)mm">', page)]
    assert all(
        width > len(max(head.split(), key=len)) * 1.4 for head, width in zip(groups, widths, strict=True)
    )


@pytest.mark.parametrize(("pairs", "kept"), [(3, True), (4, False)])
def test_a_few_pairs_with_their_reasons_are_never_parted(pairs, kept):
    source = "id: gallery\nquestions:\n- id: x\n  type: match\n  objective: o\n  prompt: Which?\n  pairs:\n"
    for turn in range(pairs):
        source += f"  - {{id: p{turn}, left: l{turn}, right: r{turn}, why: because}}\n"
    assert ('class="mat keep"' in printed(paper_quiz(quiz_from(source), "trainer"))) == kept


def test_what_stands_in_brackets_has_a_line_of_its_own():
    page = sorting("有益", "自主", "便利", "知识", groups=("初级（底）", "乙"))
    assert '初级<span class="note">（底）</span></th>' in page


@pytest.mark.parametrize(("word", "whole"), [("wardrobe", True), ("w" * 61, False)])
def test_the_words_of_a_key_are_parted_only_where_they_must_be(word, whole):
    source = (
        "id: gallery\nquestions:\n- id: x\n  type: blanks\n  objective: o\n  prompt: Fill in.\n"
        f"  text: It is [[a]].\n  blanks:\n  - {{id: a, accept: [the {word}]}}\n"
    )
    assert ('<b class="words">' in printed(paper_quiz(quiz_from(source), "trainer"))) == whole
