"""What files of Moodle, QTI and Anki say beside what a question here has a place for is told."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path

import genanki
import pytest

from coursewright.base.issues import IssueLog
from coursewright.exchange.format import Found
from coursewright.exchange.guess import guess

from .test_as_people_write import messages, short
from .test_tables import imported


def gift(text: str) -> tuple[list[Found], IssueLog]:
    return imported("gift", text.encode())


def moodle(*questions: str) -> tuple[list[Found], IssueLog]:
    return imported("moodle-xml", f"<quiz>{''.join(questions)}</quiz>".encode())


def test_two_questions_without_an_empty_line_between_are_not_one() -> None:
    found, issues = gift("The sun rises.{T#No.#Yes.}\nThe moon too.{F}\n\nRight?{=yes~no}\n")
    assert [row.tree["prompt"] for row in found] == ["Right?"]
    assert messages(issues, "import/unknown-answers") == [
        "1:1 this has more than one pair of { }: it is left out."
    ]


def test_parts_of_a_point_in_gift_are_told() -> None:
    found, issues = gift(
        "$CATEGORY: top/Chapter 1\n\nCapital?{=Paris ~%50%Lyon ~%-25%Rome}\n\n"
        "Two plus {=two =%50%zwei#German =2#Digit} is four.\n\nWhen?{#=1822:0#Exact. =%50%1822:2}\n"
    )
    assert messages(issues, "import/not-taken") == [
        "1:1 categories are not taken over: top/Chapter 1.",
        "3:1 'Lyon' counts 50 % there: it is wrong here.",
        "3:1 'Rome': points are taken off there, and none here.",
        "5:1 'zwei' counts 50 % there: it counts whole here.",
        "5:1 what is said to '2' is not taken over: 'Digit'.",
        "7:1 '1822:2' counts 50 % there: it is left out.",
    ]
    first, _, third = (row.tree for row in found)
    assert first["type"] == "single"
    assert third["explain"] == "Exact."
    assert "slips" not in third


def test_a_picture_in_gift_is_told() -> None:
    _, issues = gift('[html]<p>Where?</p><img src\\="plan.png">{=here~there}\n')
    assert len(messages(issues, "import/picture")) == 1


def asked(kind: str, inner: str) -> str:
    stem = "<name><text>n</text></name><questiontext format='html'><text>Which?</text></questiontext>"
    return f"<question type='{kind}'>{stem}{inner}</question>"


def answer(share: str, text: str, feedback: str = "") -> str:
    return (
        f"<answer fraction='{share}'><text>{text}</text><feedback><text>{feedback}</text></feedback></answer>"
    )


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (asked("shortanswer", answer("100", "a") + answer("50", "b")), "'b' counts 50 % there: it counts whole here."),
        (
            asked("shortanswer", answer("100", "a") + answer("0", "*", "no")),
            "what is said to any other answer is not taken over: 'no'.",
        ),
        (
            asked("shortanswer", answer("100", "a", "one") + answer("100", "b", "two")),
            "what is said to 'b' is not taken over: 'two'.",
        ),
        (asked("multichoice", answer("100", "a") + answer("50", "b")), "'b' counts 50 % there: it is wrong here."),
        (
            asked("multichoice", answer("100", "a") + answer("-50", "b")),
            "'b': points are taken off there, and none here.",
        ),
        (
            asked("multichoice", answer("100", "a") + "<correctfeedback><text>Ha!</text></correctfeedback>"),
            "'correctfeedback' is not taken over: 'Ha!'.",
        ),
        (
            asked("essay", "<responsetemplate><text>Dear …</text></responsetemplate>"),
            "what the answer begins with is not taken over: 'Dear …'.",
        ),
        (
            "<question type='category'><category><text>top/A</text></category></question>",
            "the category 'top/A' is not taken over.",
        ),
        (
            asked("cloze", "").replace("Which?", "{1:MULTICHOICE:=sun~moon} and {1:SA:=hot}"),
            "a gap is chosen from a list there, and typed here.",
        ),
        (
            asked("cloze", "").replace("Which?", "{1:SA:=hot~%50%warm}"),
            "'warm' counts 50 % there: it counts whole here.",
        ),
    ],
)  # fmt: skip
def test_what_moodle_says_beside_is_told(question: str, told: str) -> None:
    _, issues = moodle(question)
    assert [row.message for row in issues.found if row.rule == "import/not-taken"] == [told]


def test_what_moodle_writes_of_its_own_is_not_told() -> None:
    usual = "<correctfeedback><text>Your answer is correct.</text></correctfeedback>"
    found, issues = moodle(asked("multichoice", answer("100", "a") + answer("0", "b") + usual))
    assert not issues.found
    assert found[0].tree["type"] == "single"


def deck(tmp_path: Path, model: genanki.Model, *notes: list[str]) -> bytes:
    held = genanki.Deck(1, "HR")
    for fields in notes:
        held.add_note(genanki.Note(model, fields))
    genanki.Package(held).write_to_file(tmp_path / "a.apkg")
    return (tmp_path / "a.apkg").read_bytes()


def noted(*names: str, cloze: bool = False) -> genanki.Model:
    sides = [{"name": "c", "qfmt": f"{{{{{'cloze:' * cloze}{names[0]}}}}}", "afmt": f"{{{{{names[1]}}}}}"}]
    kind = genanki.Model.CLOZE if cloze else genanki.Model.FRONT_BACK
    return genanki.Model(7, "M", fields=[{"name": name} for name in names], templates=sides, model_type=kind)


def test_sounds_pictures_and_fields_of_cards_are_told(tmp_path: Path) -> None:
    raw = deck(
        tmp_path,
        noted("Front", "Back", "Memo"),
        ["What?<img src='a.png'>", "This [sound:x.mp3]", "as in song"],
    )
    found, issues = imported("anki", raw)
    assert found[0].tree["blanks"] == [{"id": "a", "accept": ["This"]}]
    assert sorted(row.message for row in issues.found) == [
        "card 1: a picture is not taken over.",
        "card 1: a sound is not taken over: x.mp3.",
        "card 1: the field 'Memo' is not taken over: 'as in song'.",
    ]


def test_fields_that_are_called_as_columns_are_read_as_columns(tmp_path: Path) -> None:
    raw = deck(
        tmp_path,
        noted("Question", "A", "B", "C", "Answer", "Notes"),
        ["Which?", "x", "y", "z", "B", "because"],
    )
    found, issues = imported("anki", raw)
    tree = found[0].tree
    assert tree["type"] == "single"
    assert isinstance(tree["options"], list)
    assert tree["options"][1] == {"text": "y", "correct": "true"}
    assert [row.message for row in issues.found] == ["the column 'Notes' is not read: F2."]


def test_notes_as_plain_text() -> None:
    heads = "#separator:tab\n#html:true\n#tags column:3\n"
    text = f"{heads}What is HR?\tHuman <i>resources</i>\thr one\n#1 of all?\tThis\t\n"
    assert guess("notes.txt", text.encode()) == "anki"
    found, issues = imported("anki", text.encode())
    assert [row.tree["prompt"] for row in found] == ["What is HR?", "\\#1 of all?"]
    assert found[0].tree["tags"] == ["hr", "one"]
    assert not issues.found
    found, _ = imported("anki", b"#separator:;\nIs a < b?;<b>\n")
    assert found[0].tree["blanks"] == [{"id": "a", "accept": ["<b>"]}]


@pytest.mark.parametrize(
    "raw",
    [b"#", b"#separator:\n", b"#separator:\xb2\n\xff", b"#tags column:99\nx\n", b'#separator:"\n"a"b\n'],
)
def test_damaged_notes_are_no_exception(raw: bytes) -> None:
    found, issues = imported("anki", raw)
    assert not found
    assert issues.found or raw.count(b"\n") < 2


def test_a_hint_and_what_stands_behind_a_text_with_gaps(tmp_path: Path) -> None:
    raw = deck(
        tmp_path,
        noted("Text", "Back Extra", cloze=True),
        ["{{c1::Paris::city}} is in {{c2::France}}.", "More."],
    )
    found, issues = imported("anki", raw)
    assert (found[0].tree["hints"], found[0].tree["explain"]) == (["city"], "More.")
    assert not issues.found


ITEM = """\
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="one" title="One">
<responseDeclaration identifier="R" cardinality="single" baseType="{base}">
<correctResponse><value>a</value></correctResponse>{mapping}</responseDeclaration><itemBody>{body}</itemBody>{behind}</assessmentItem>
"""
CHOICE = (
    '<choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>Which?</prompt>'
    '<simpleChoice identifier="a">A</simpleChoice><simpleChoice identifier="b">B</simpleChoice></choiceInteraction>'
)
ENTRY = '<p>It is <textEntryInteraction responseIdentifier="R"/> here.</p>'
MAPPING = '<mapping><mapEntry mapKey="a" mappedValue="1"/><mapEntry mapKey="b" mappedValue="0.5"/></mapping>'
FEEDBACK = (
    '<modalFeedback identifier="right" outcomeIdentifier="F" showHide="show">Well done.</modalFeedback>'
)


def item(body: str, base: str = "identifier", mapping: str = "", behind: str = "") -> bytes:
    return ITEM.format(body=body, base=base, mapping=mapping, behind=behind).encode()


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (item(CHOICE, behind=FEEDBACK), "a feedback is not taken over: 'Well done.'."),
        (
            item(f"<rubricBlock>Read first.</rubricBlock>{CHOICE}"),
            "an instruction is not taken over: 'Read first.'.",
        ),
        (item(CHOICE, mapping=MAPPING), "'b' counts 50 % there: it is wrong here."),
        (item(ENTRY, "string", MAPPING), "'b' counts 50 % there: it counts whole here."),
    ],
)
def test_what_an_item_of_qti_says_beside_is_told(raw: bytes, told: str) -> None:
    found, issues = imported("qti21", raw)
    assert len(found) == 1
    assert [row.message for row in issues.found] == [told]


def test_an_item_of_several_questions_is_left_out_whole_and_named() -> None:
    found, issues = imported("qti21", item(CHOICE * 2 + ENTRY))
    assert not found
    assert [row.message for row in issues.found] == [
        "an item with these interactions has no like here (2 × choice, textentry): it is left out."
    ]


def test_packages_of_old_versions_and_within_a_folder() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("bank/imsmanifest.xml", "<manifest/>")
        package.writestr("bank/one.xml", item(CHOICE))
        package.writestr("bank/two.xml", "<questestinterop><assessment/></questestinterop>")
    assert guess("bank.zip", target.getvalue()) == "qti3"
    found, issues = imported("qti3", target.getvalue())
    assert len(found) == 1
    assert [row.message for row in issues.found] == ["this is QTI 1.2, which is not read."]


def test_json_of_other_programs_is_read_by_its_keys() -> None:
    rows = [
        {"question": "Which?", "options": ["a", "b", "c"], "answer": "b", "explanation": "Because."},
        {"type": "multiple", "question": "What &quot;is&quot; H2O?", "correct_answer": "Water",
         "incorrect_answers": ["Air"]},
        {"type": "boolean", "question": "Blue?", "correct_answer": "True", "incorrect_answers": ["False"],
         "difficulty": "easy"},
        {"questionText": "Two?", "choices": [
            {"text": "x", "isCorrect": True, "feedback": "Yes."}, {"text": "y1", "isCorrect": False}]},
        {"question": "Nth?", "options": ["a", "b"], "answer": 1},
        {"name": "nothing"},
    ]  # fmt: skip
    found, issues = imported("json", json.dumps({"results": rows}).encode())
    assert [row[:3] for row in short(found)] == [
        ("single", ("a", "b", "c"), ("B",)), ("single", ("Water", "Air"), ("A",)), ("true-false", (), ("true",)),
        ("single", ("x", "y1"), ("A",)),
    ]  # fmt: skip
    assert found[1].tree["prompt"] == 'What "is" H2O?'
    assert sorted(row.message for row in issues.found) == [
        "question 3: 'difficulty' is not read.",
        "question 5: its answer #1 may count from 0 or from 1: it is left out.",
        "question 6 has neither our keys nor 'question', 'options' and 'answer': it is left out.",
    ]
