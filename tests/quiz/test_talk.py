"""Reflection, dialogue and transcript: credit for any answer, what a page tells, what paper tells to whom."""

from __future__ import annotations

import json
import re
import time
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Node, Prose, to_html
from coursewright.base.places import Places, Where
from coursewright.base.source import load_yaml
from coursewright.languages.words import words
from coursewright.quiz.kinds import KINDS, kind_of
from coursewright.quiz.kinds.dialogue.check import check
from coursewright.quiz.kinds.dialogue.graph import extremes, graph_of, without_optional
from coursewright.quiz.kinds.dialogue.model import Band, DialogueNode, DialogueQuestion, Reply
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.paper import paper_quiz
from coursewright.quiz.screen import screen_quiz
from tests.quiz.cases import CASES, quiz_from, rows_of
from tests.secrecy.twins import changed

TALK = ("reflection", "dialogue", "transcript")
NAMES = st.sampled_from(
    [
        "n1",
        "n1/a",
        "n1/b",
        "n2",
        "n2/a",
        "n2/b",
        "n3",
        "n3/a",
        "n3/b",
        "l1",
        "l3",
        "bad",
        "good",
        "greet",
        "end",
        "",
    ]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | NAMES | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(NAMES | st.sampled_from(["marks", "rules", "text"]), inner, max_size=4)
    ),
    max_leaves=12,
)


def gallery(language: str = "zh") -> LoadedQuiz:
    text = (CASES / "gallery" / language / "words-and-talk.yml").read_text(encoding="utf-8")
    return quiz_from(text, language)


def printed(node: Node) -> str:
    """Markup with Markdown in place and nothing for capsules."""
    return to_html(node, lambda leaf: leaf.text if isinstance(leaf, Prose) else "")


def sealed_texts(loaded: LoadedQuiz) -> list[str]:
    return [
        leaf.text
        for question, sheet in loaded.sheets()
        for _, leaf in kind_of(question).reasons(question, sheet)
    ]


@pytest.mark.parametrize("kind", TALK)
@settings(deadline=None)  # the machine may be busy
@given(answer=JSON)
def test_any_answer_earns_between_nothing_and_all(kind: str, answer: Any) -> None:
    for row in rows_of(f"grade/{kind}.json"):
        grade = KINDS[kind].grade(row["key"], answer)
        assert 0 <= grade.got <= grade.of
        assert json.dumps(dict(grade.marks))


@settings(deadline=None)  # the machine may be busy
@given(
    turns=st.lists(
        st.sampled_from([["n1", "n1/a"], ["n1", "n1/b"], ["n2", "n2/a"], ["n2", "n2/b"], ["n3", "n3/a"]])
    )
)
def test_any_turns_earn_between_nothing_and_all(turns: list[list[str]]) -> None:
    row = rows_of("grade/dialogue.json")[0]
    grade = KINDS["dialogue"].grade(row["key"], turns)
    assert 0 <= grade.got <= grade.of == 7


SCORES = st.integers(min_value=-3, max_value=3)


@settings(deadline=None)  # the machine may be busy
@given(scores=st.lists(st.tuples(SCORES, SCORES, SCORES), min_size=1, max_size=5))
def test_the_best_way_earns_all_the_worst_nothing_and_no_other_more(scores: list[tuple[int, ...]]) -> None:
    question = dialogue_of(scores).questions[0]
    found = extremes(graph_of(question))
    assert found is not None
    best, worst = found
    totals = {sum(way) for way in product(*scores)}
    assert (best.total, worst.total) == (max(totals), min(totals))
    key = KINDS["dialogue"].key(question, lambda _side, name: name)
    for route, got in ((best, best.total - worst.total), (worst, 0)):
        answer = [[name.partition("/")[0], name] for name in route.replies]
        grade = KINDS["dialogue"].grade(key, answer)
        assert (grade.got, grade.of) == (got, best.total - worst.total)


def dialogue_of(scores: list[tuple[int, ...]]) -> LoadedQuiz:
    lines = [
        "id: gallery",
        "questions:",
        "  - id: talk",
        "    type: dialogue",
        "    objective: o",
        "    prompt: p",
    ]
    lines.append("    nodes:")
    for number, row in enumerate(scores):
        lines += [f"      - id: n{number}", "        says: s", "        replies:"]
        for letter, score in zip("abc", row, strict=True):
            lines.append(f"          - {{id: {letter}, text: t, score: {score}, happens: h, because: b}}")
    return quiz_from("\n".join([*lines, "    bands:", "      - {text: any}"]))


def test_the_short_cut_goes_around_optional_nodes():
    question, _ = gallery().one("forty-minutes")
    short = graph_of(without_optional(question))
    assert list(short.ways) == ["arriving", "leaving"]
    assert [way.to for way in short.ways["arriving"]] == ["leaving", "leaving"]
    assert [way.to for way in short.ways["leaving"]] == ["end", "end", "leaving"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_page_and_learners_paper_tell_nothing_that_is_sealed(language: str) -> None:
    loaded = gallery(language)
    page, paper = printed(screen_quiz(loaded)), printed(paper_quiz(loaded, "learner"))
    secrets = sealed_texts(loaded)
    assert len(secrets) > 20
    for secret in secrets:
        assert secret not in page
        assert secret not in paper
    script = page[page.index('id="q-forty-minutes"') : page.index('id="q-eight-yuan"')]
    script = re.sub(r'<div class="cw-mood".*?</div></div>', "", script)
    assert not re.search(r"[+−]\d", script)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_trainers_paper_tells_all_that_is_sealed(language: str) -> None:
    loaded = gallery(language)
    paper = printed(paper_quiz(loaded, "trainer"))
    for secret in sealed_texts(loaded):
        assert secret in paper


def test_every_step_of_the_script_leads_somewhere_on_the_page():
    page = printed(screen_quiz(gallery(), only="forty-minutes"))
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert len(targets) == 3
    assert targets <= set(re.findall(r'id="([^"]+)"', page))
    assert page.count('class="cw-choice"') == 7
    assert len(re.findall(r'data-then="end"', page)) == 3


def test_trainers_read_totals_of_all_ways_and_of_the_short_cut():
    paper = printed(paper_quiz(gallery(), "trainer", only="forty-minutes"))
    assert "最好：1 B → 2 A，合计 +4。最差：1 A → 3 C → 2 B → 3 A，合计 −5。" in paper.replace("\u00a0", " ")
    assert "考试删去第 2 步：最好 +3，最差 −4。" in paper
    learner = printed(paper_quiz(gallery(), "learner", only="forty-minutes"))
    assert learner.count('\u00a0<span class="go">→ 3</span>') == 2, "the arrow stands behind the last word"
    assert learner.count("→ 3") == paper.count('<span class="go">→ 3</span>') == 2
    assert words("zh")["quiz.talk.ask"] in learner
    assert 'class="q dialogue long"' in learner


def ledger(paper: str) -> list[list[str]]:
    table = paper[paper.index('<table class="led">') :]
    rows = re.findall(r"<tr>(.*?)</tr>", table[: table.index("</table>")])
    return [re.findall(r"<t[dh][^>]*>([^<]*)</t[dh]>", row) for row in rows]


def test_a_ledger_has_a_cell_for_each_step_and_two_more_where_one_can_come_back():
    learner = printed(paper_quiz(gallery(), "learner", only="forty-minutes"))
    assert ledger(learner)[0] == ["步", "1", "2", "3", "", "", "合计"]
    assert [len(row) for row in ledger(learner)] == [7, 7, 7]


def test_a_trainer_reads_the_best_way_and_has_no_ledger_to_fill_in():
    trainer = printed(paper_quiz(gallery(), "trainer", only="forty-minutes"))
    assert 'class="led"' not in trainer
    assert "1\u00a0B → 2\u00a0A，合计 +4" in trainer


def test_a_step_that_the_best_way_takes_twice_is_named_twice():
    replies = {
        "ask": "{id: a, text: t, score: 1, happens: h, because: b, then: ask}\n"
        "          - {id: b, text: u, score: 0, happens: h, because: b}",
        "close": "{id: a, text: t, score: 2, happens: h, because: b}\n"
        "          - {id: b, text: u, score: -1, happens: h, because: b}",
    }
    nodes = "".join(
        f"      - id: {name}\n        says: s\n        replies:\n          - {rows}\n"
        for name, rows in replies.items()
    )
    text = (
        "id: loop\nquestions:\n  - id: talk\n    type: dialogue\n    objective: idea\n    prompt: p\n"
        f"    nodes:\n{nodes}    bands:\n      - {{text: all}}\n"
    )
    paper = printed(paper_quiz(quiz_from(text), "trainer", only="talk"))
    assert "1\u00a0A → 1\u00a0B → 2\u00a0A" in paper


def test_in_chinese_no_gap_stands_between_what_happens_and_why():
    assert "找了个靠窗的位子。实话加上一个办法" in printed(
        paper_quiz(gallery(), "trainer", only="forty-minutes")
    )
    english = printed(paper_quiz(gallery("en"), "trainer", only="forty-minutes"))
    assert re.search(r'<b>\+2</b> <span class="go">→ \d</span>\u3000[^<]+[a-z]\. [A-Z]', english)


def test_a_learners_transcript_has_circles_for_the_staff_alone():
    learner = printed(paper_quiz(gallery(), "learner", only="eight-yuan"))
    trainer = printed(paper_quiz(gallery(), "trainer", only="eight-yuan"))
    assert learner.count('<span class="o">') == 8
    assert 'class="o on"' not in learner
    assert trainer.count('<span class="o on">') == 4
    assert trainer.count('<span class="o r on">') == 2
    assert "1 − A、3 − C、5 ＋、6 ＋" in trainer


def test_capsules_hold_scores_and_marks_in_tokens():
    loaded = gallery()
    for name, side, thing in (("forty-minutes", "reply", "arriving/b"), ("eight-yuan", "line", "l1")):
        question, sheet = loaded.one(name)
        key = json.dumps(kind_of(question).key(question, sheet.token))
        assert sheet.token(side, thing) in key
        assert thing not in key


def test_a_changed_score_changes_the_revision_of_the_dialogue_alone():
    text = (CASES / "gallery" / "zh" / "words-and-talk.yml").read_text(encoding="utf-8")
    before, after = quiz_from(text), quiz_from(text.replace("score: 2", "score: 3"))
    changed = [
        old.id
        for old, new in zip(before.questions, after.questions, strict=True)
        if kind_of(old).stable(old) != kind_of(new).stable(new)
    ]
    assert changed == ["forty-minutes"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_page_and_learners_paper_are_those_of_a_twin_with_other_keys(language: str) -> None:
    text = (CASES / "gallery" / language / "words-and-talk.yml").read_text(encoding="utf-8")
    document = load_yaml(text, "gallery.yml", IssueLog())
    assert document is not None
    twin = quiz_from(json.dumps(changed(document.tree), ensure_ascii=False), language)
    for render in (screen_quiz, lambda loaded: paper_quiz(loaded, "learner")):
        pages = [
            re.sub(r' data-rev="\w+"', "", printed(render(loaded))) for loaded in (gallery(language), twin)
        ]
        assert pages[0] == pages[1]
    keys = [
        [kind_of(question).key(question, sheet.token) for question, sheet in loaded.sheets()]
        for loaded in (gallery(language), twin)
    ]
    assert all(one != other for one, other in zip(*keys, strict=True))


def knot(count: int) -> DialogueQuestion:
    """A conversation in which every node leads to every node."""
    nodes = tuple(
        DialogueNode(
            id=f"n{node}",
            says="a",
            replies=tuple(
                Reply(id=f"r{to}", text="b", score=0, happens="c", because="d", then=f"n{to}")
                for to in range(count)
            ),
        )
        for node in range(count)
    )
    bands = (Band(min=1, text="e"), Band(text="f"))
    return DialogueQuestion(type="dialogue", id="knot", objective="g", prompt="h", nodes=nodes, bands=bands)


@pytest.mark.parametrize("count", [18, 200])
def test_a_knot_of_any_size_is_refused_before_its_ways_are_followed(count: int) -> None:
    issues = IssueLog()
    begun = time.process_time()
    check(knot(count), Where(places=Places(file="a.yml", keys={}, values={})), issues)
    assert time.process_time() - begun < 2
    assert [issue.rule for issue in issues.found] == ["quiz/too-many-ways"]
