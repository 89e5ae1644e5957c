from __future__ import annotations

import re

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
        '<div class="quiz"><div class="q" id="c-gallery-many">'
        '<div class="qn"><i>多选</i>选出全部对的<br>目标 2</div>'
        '<p class="stem">哪些可以写进证据？</p>'
        '<ol class="opts many"><li><span class="k">A</span>看着屏幕</li>'
        '<li><span class="k">B</span>比较敷衍</li><li><span class="k">C</span>沉默了四分钟</li></ol></div></div>'
    )


def test_a_trainers_question_has_key_reasons_and_a_key_row():
    page = printed(paper_quiz(quiz_from(ALL_KINDS), "trainer", only="many"))
    assert '<li><span class="k on">A</span>看着屏幕<span class="why">REASON 4</span></li>' in page
    assert '<li><span class="k">B</span>比较敷衍<span class="why">REASON 5</span></li>' in page
    assert '<div class="key"><b>答案\u3000A、C</b></div>' in page


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
    assert '<span class="why"><b>外表：</b>REASON 9</span>' in page


def test_a_trainers_statement_has_a_tick_at_the_truth():
    page = printed(paper_quiz(quiz_from(ALL_KINDS), "trainer", only="truth"))
    assert '<li><span class="k"></span>对<span class="why">REASON 7</span></li>' in page
    assert '<li><span class="k on">✓</span>错<span class="why">REASON 8</span></li>' in page


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
