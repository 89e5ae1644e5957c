"""What helps teaching within questions: reasons on spare choices, exercise data, prompts to think first."""

from __future__ import annotations

import pytest

from coursewright.base.markup import Node, Sealed, to_html
from coursewright.quiz.back import paper_back, screen_back
from coursewright.quiz.form import sealed_part
from coursewright.quiz.paper import paper_quiz
from coursewright.quiz.screen import screen_quiz
from tests.quiz.cases import quiz_from

MATCH = """
id: gallery
questions:
  - id: grades
    type: match
    objective: o
    prompt: Match them.
    data: practice
    pairs:
      - {id: one, left: ahead, right: three, why: REASON ONE}
      - {id: two, left: kept, right: two, why: REASON TWO}
      - {id: six, left: shamed, right: six, why: REASON SIX}
    extra:
      - {id: none, text: nought, why: REASON OF THE SPARE}
"""


def written(tree: Node) -> str:
    return to_html(tree, lambda leaf: getattr(leaf, "text", ""))


def test_a_spare_choice_has_its_reason_in_the_capsule_by_its_own_token() -> None:
    quiz = quiz_from(MATCH)
    question, sheet = quiz.one("grades")
    texts = {path: leaf.text for path, leaf in sealed_part(question, sheet).texts}
    assert texts[("why", sheet.token("right", "none"))] == "REASON OF THE SPARE"


def test_the_reason_of_a_spare_choice_is_printed_for_trainers_alone() -> None:
    quiz = quiz_from(MATCH)
    assert "REASON OF THE SPARE" not in written(screen_quiz(quiz))
    assert "REASON OF THE SPARE" not in written(paper_quiz(quiz, "learner"))
    trainer = written(paper_quiz(quiz, "trainer"))
    assert trainer.index("nought") < trainer.index("REASON OF THE SPARE")


@pytest.mark.parametrize(("language", "tag"), [("zh", "练习数据"), ("en", "exercise data")])
def test_made_up_data_are_a_tag_on_screen_and_paper(language: str, tag: str) -> None:
    quiz = quiz_from(MATCH, language)
    for tree in (screen_quiz(quiz), paper_quiz(quiz, "learner"), paper_quiz(quiz, "trainer")):
        assert written(tree).count(tag) == 1
    plain = quiz_from(MATCH.replace("data: practice", "must: true"), language)
    assert tag not in written(screen_quiz(plain))


FIRST = """
id: gallery
questions:
  - id: think
    type: reflection
    asks: before
    objective: o
    prompt: What did the system note?
    space: 3
    model: THE MODEL
  - id: who
    type: true-false
    objective: o
    prompt: It did.
    answer: true
    why: {true: REASON ONE, false: REASON TWO}
"""


def test_what_asks_before_is_no_part_of_its_quiz() -> None:
    quiz = quiz_from(FIRST)
    assert [question.id for question, _ in quiz.rows()] == ["who"]
    assert [sheet.number for _, sheet in quiz.sheets()] == [0, 1]
    assert quiz.attempt_size == 1
    for tree in (screen_quiz(quiz), paper_quiz(quiz, "learner"), paper_quiz(quiz, "trainer")):
        assert "system" not in written(tree)


def test_a_prompt_gives_its_model_only_where_it_comes_back() -> None:
    quiz = quiz_from(FIRST)
    question, sheet = quiz.one("think")
    assert not sealed_part(question, sheet).texts
    for tree in (paper_quiz(quiz, "trainer", only="think"), paper_back(quiz, "think", "learner", "")):
        assert "THE MODEL" not in written(tree)
    assert written(paper_quiz(quiz, "learner", only="think")).count('class="line"') == 3
    assert "THE MODEL" in written(paper_back(quiz, "think", "trainer", ""))
    held = next(leaf for leaf in screen_back(quiz, "think").children if isinstance(leaf, Sealed))
    assert [(path, text.text) for path, text in held.texts] == [(("model",), "THE MODEL")]
    assert held.context == sheet.context


def test_a_page_leads_from_what_comes_back_to_where_it_was_asked() -> None:
    quiz = quiz_from(FIRST)
    _, sheet = quiz.one("think")
    assert f'href="#{sheet.anchor}"' in written(screen_back(quiz, "think"))
    assert 'href="#one--c-gallery-think"' in written(paper_back(quiz, "think", "learner", "one--"))
