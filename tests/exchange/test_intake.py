"""What comes to a quiz file: once, behind what is there, with a mark where something is left to write."""

from __future__ import annotations

from coursewright.base.issues import IssueLog, Place
from coursewright.base.source import load_yaml
from coursewright.exchange.format import Found
from coursewright.exchange.intake import Intake, take_in
from coursewright.exchange.yaml_text import question_yaml
from coursewright.quiz.load import load_quiz

from .made import made

FILE = "quizzes/zh/part/bank.yml"
OWN = """\
# Ours.
id: bank
questions:
  - id: first
    type: true-false     # easy
    objective: aim
    prompt: It rains.
    answer: true
    why:
      true: It does.
      false: Look outside.
pass: 70
"""


def found(*trees: dict[str, object]) -> list[Found]:
    return [Found(tree=tree, place=Place(file="a")) for tree in trees]  # type: ignore[arg-type]


def taken(text: str, *trees: dict[str, object]) -> Intake:
    old = load_yaml(text, FILE, IssueLog()) if text else None
    return take_in(found(*trees), "bank", old, text)


def faults(text: str) -> list[str]:
    issues = IssueLog()
    document = load_yaml(text, FILE, issues)
    assert document is not None
    load_quiz(document, issues, language="zh", course="demo")
    return [f"{issue.place.line} {issue.rule}" for issue in issues.in_order()]


CHOICE: dict[str, object] = {
    "type": "single",
    "prompt": "Who: you?",
    "options": [{"text": "me", "correct": "true", "why": "Yes."}, {"text": "them # all"}],
}


def test_a_new_file_has_ids_and_marks_what_is_left_to_write() -> None:
    intake = taken("", {"id": "who", **CHOICE})
    assert intake.text == (
        "id: bank\n"
        "questions:\n"
        "  - id: who\n"
        "    type: single\n"
        "    objective: …\n"
        "    prompt: 'Who: you?'\n"
        "    options:\n"
        "      - id: a\n"
        "        text: me\n"
        "        correct: true\n"
        "        why: Yes.\n"
        "      - id: b\n"
        "        text: 'them # all'\n"
        "        why: …\n"
    )
    assert faults(intake.text) == ["5 quiz/left-to-write", "14 quiz/left-to-write"]


def test_more_comes_behind_the_last_question_and_the_rest_stays_to_the_letter() -> None:
    intake = taken(OWN, {"id": "first", **CHOICE}, {"id": "who", **CHOICE})
    assert (intake.added, intake.known) == (("who",), ("first",))
    assert intake.text.startswith(OWN.removesuffix("pass: 70\n") + "\n  - id: who\n")
    assert intake.text.endswith("        why: …\n\npass: 70\n")


def test_what_is_there_already_changes_nothing_though_its_author_has_changed_it() -> None:
    text = (
        taken(OWN, {"id": "who", **CHOICE})
        .text.replace("why: …", "why: Not they.")
        .replace("Who: you?", "Who?")
    )
    again = taken(text, {"id": "who", **CHOICE})
    assert (again.added, again.known, again.text) == ((), ("who",), text)


def test_a_known_question_that_says_something_else_is_named() -> None:
    text = taken("", {"id": "who", **CHOICE}).text
    same = taken(text, {"id": "who", **CHOICE, "prompt": "Who: you? (A picture of a hall)"})
    assert (same.known, same.other) == (("who",), ())
    turned = [{"text": "me"}, {"text": "them # all", "correct": "true"}]
    for other in ({"prompt": "Where?"}, {"options": turned}, {"options": turned[:1]}):
        intake = taken(text, {"id": "who", **CHOICE, **other})
        assert ([name for name, _ in intake.other], intake.text) == (["who"], text)


def test_a_question_without_an_id_gets_the_same_one_each_time() -> None:
    once, twice = taken("", CHOICE), taken("", CHOICE)
    assert once.added == twice.added
    assert once.added[0].startswith("q-")
    other = taken("", {**CHOICE, "prompt": "Who else?"})
    assert other.added != once.added


def test_two_questions_with_one_id_are_two() -> None:
    intake = taken("", {"id": "who", **CHOICE}, {"id": "who", **CHOICE, "prompt": "Who else?"})
    assert len(intake.added) == 2
    assert intake.added[1].startswith("who-")


def test_any_text_that_is_written_is_read_back() -> None:
    signs = (
        "#",
        "'q'",
        '"q"',
        "- a",
        "{a}",
        "[a]",
        "null",
        "~",
        " a",
        "a:",
        "%",
        "@",
        "`a`",
        "…",
        "?",
        "!x",
        "&x",
    )
    texts = ["a: b", "x #y", "a\n\n  b", "*x*", "| a", "> a", "1.", "yes", "中：文", "a,b", "\\n", *signs]
    for text in texts:
        read = load_yaml(question_yaml({"id": "a", "prompt": text}, ""), "a.yml", IssueLog())
        assert read is not None, text
        assert read.tree == [{"id": "a", "prompt": text}]


def test_questions_of_every_kind_are_written_as_they_are_read() -> None:
    for kind in ("dialogue", "transcript", "scale", "categorise", "blanks"):
        trees = made(kind, 5)
        read = load_yaml("".join(question_yaml(tree) for tree in trees), "a.yml", IssueLog())
        assert read is not None
        assert read.tree == trees
