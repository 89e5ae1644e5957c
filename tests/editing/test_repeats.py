"""No two lessons say different things in the same words."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursewright.base.issues import Place
from tools.editing.__main__ import main, said
from tools.editing.repeats import find_repeats, repeats_between_lessons
from tools.editing.texts import Text, read_projects

from ..tiny import FIGURE, GLOSSARY, change, lesson_file, quiz_file, write, write_tiny_course

EIGHT = "a cook who looks up is seen first"
TWELVE = "柜员抬头看人才被人先看见"


def between(one: str, two: str, language: str, *names: str) -> list[str]:
    """What two lessons share that say one thing each."""
    texts = [
        Text(home=home, place=Place(file=f"{home}.md", line=3), text=text)
        for home, text in (("one", one), ("two", two))
    ]
    return [said(repeat, language) for repeat in find_repeats(texts, names, language)]


def test_eight_words_are_a_repeat_and_seven_are_none() -> None:
    assert between(f"We say: {EIGHT}!", f"{EIGHT.capitalize()}, they say.", "en") == [EIGHT]
    seven = EIGHT.rpartition(" ")[0]
    assert between(f"We say: {seven}.", f"{seven}, they say.", "en") == []


def test_twelve_hanzi_are_a_repeat_and_eleven_are_none() -> None:
    assert between(f"听说{TWELVE}。", f"{TWELVE[:6]}，{TWELVE[6:]}吧", "zh") == [TWELVE]
    assert between(f"听说{TWELVE[:11]}。", f"{TWELVE[:6]}，{TWELVE[6:11]}吧", "zh") == []


def test_a_run_is_told_whole_and_once() -> None:
    long = f"{EIGHT} and asked first and thanked last"
    assert between(f"x {long}", f"y {long} z", "en") == [long]


def test_names_do_not_count() -> None:
    longer = f"{EIGHT} by all"
    assert between(EIGHT, EIGHT, "en", "A cook") == []
    assert between(longer, longer, "en", "A cook") == [longer]
    assert between(TWELVE, TWELVE, "zh", "柜员抬头") == []


def test_ordinary_words_count_although_something_has_their_name() -> None:
    assert between(EIGHT, EIGHT, "en", "cook") == [EIGHT]
    assert between(TWELVE, TWELVE, "zh", "柜员") == [TWELVE]


def test_what_one_lesson_says_twice_is_its_own_affair() -> None:
    texts = [Text(home="one", place=Place(file="one.md", line=line), text=EIGHT) for line in (1, 2)]
    assert find_repeats(texts, (), "en") == []


def lay_two_lessons(root: Path, one: str, two: str) -> Path:
    """The tiny course with a second lesson; each says something of its own in English."""
    write_tiny_course(root)
    change(root, "content/course.yml", "[first]", "[first, second]")
    for language in ("zh", "en"):
        page = (root / lesson_file(language)).read_text(encoding="utf-8")
        quiz = (root / quiz_file(language)).read_text(encoding="utf-8")
        write(root, f"content/{language}/part/second.md", page.replace("\nfirst\n", "\nsecond\n"))
        write(root, f"quizzes/{language}/part/second.yml", quiz.replace("id: first", "id: second"))
    change(root, lesson_file("en"), "Customers remember the moment.", one)
    change(root, "content/en/part/second.md", "Customers remember the moment.", two)
    return root


def test_a_repeat_names_both_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["repeats"], lay_two_lessons(tmp_path, f"Note that {EIGHT}.", f"* Here {EIGHT}, too.")) == 1
    told = capsys.readouterr().out
    assert f"  content/en/part/first.md:10  content/en/part/second.md:10\n    {EIGHT}\n" in told


@pytest.mark.parametrize("text", [f"| A |\n|---|\n| {EIGHT} |", f"/// trainer\n{EIGHT}\n///"])
def test_tables_and_trainers_notes_are_compared(tmp_path: Path, text: str) -> None:
    root = lay_two_lessons(tmp_path, f"Note that {EIGHT}.", text)
    change(root, "content/zh/part/second.md", "客户记住的是那一刻。", text.replace(EIGHT, "那一刻"))
    (_, project) = read_projects(root).values()
    assert [said(row, "en") for row in repeats_between_lessons(project)] == [EIGHT]


@pytest.mark.parametrize("head", [f"## More {EIGHT} {{#more}}", f"## Sources {{#sources}}\n\n{EIGHT}"])
def test_headings_and_sources_are_not_compared(tmp_path: Path, head: str) -> None:
    root = lay_two_lessons(tmp_path, f"Note that {EIGHT}.", "Nothing.")
    for language in ("zh", "en"):
        page = root / f"content/{language}/part/second.md"
        page.write_text(f"{page.read_text(encoding='utf-8')}\n{head}\n\nYes.\n", encoding="utf-8")
    (_, project) = read_projects(root).values()
    assert repeats_between_lessons(project) == []


def test_another_text_is_compared_with_all_that_a_course_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_tiny_course(tmp_path / "course")
    change(root, lesson_file("en"), "Customers remember the moment.", f"Note that {EIGHT}.")
    change(root, quiz_file("zh"), "对，记住的就是那一刻。", f"对，{TWELVE}。")
    nine = "one half of a bread is more than no bread"
    write(
        root, "content/glossary.yml", GLOSSARY.replace("客户形成看法的那一刻", "要有十二个汉字才会算作重复")
    )
    write(root, "content/figures/two.yml", FIGURE.replace("Both are of one length", nine))
    other = tmp_path / "other.txt"
    rows = ("Nothing.", f"Somebody said {EIGHT}.", TWELVE, "要有十二个汉字才会算作重复", nine)
    other.write_text("\n".join(rows), encoding="utf-8")
    assert main(["repeats", str(other)], root) == 1
    told = capsys.readouterr().out
    assert f"content/en/part/first.md:10  {other}:2\n    {EIGHT}\n" in told
    assert f"{other}:3\n    {TWELVE}\n" in told
    assert f"content/figures/two.yml:3  {other}:5\n    {nine}\n" in told
    other.write_text("Nothing.\n", encoding="utf-8")
    assert main(["repeats", str(other)], root) == 0


def test_a_course_at_fault_is_not_read(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    change(root, quiz_file("en"), "answer: false", "answr: false")
    with pytest.raises(ValueError, match="the course has faults"):
        read_projects(root)


def test_wrong_usage_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], tmp_path) == 2
    assert "repeats [FILE]" in capsys.readouterr().err
