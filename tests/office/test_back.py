"""Documents that were changed in a word processor come back: words into their places, all else is named."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from ..tiny import ROOT, run
from .test_set import COURSE, write_sets

MORE = """\
The point is **small** but [clear](https://example.org), as `one` sign
on two lines.

* a first item
* a second item

"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The small course with a text that has marks."""
    root = tmp_path / "course"
    shutil.copytree(COURSE, root)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    for language in ("en", "zh"):
        file = root / f"content/{language}/one/first.md"
        text = file.read_text(encoding="utf-8")
        place = text.index("| +1 |") - 1
        place = text.rindex("\n\n", 0, place) + 2
        file.write_text(text[:place] + MORE + text[place:], encoding="utf-8", newline="\n")
    return root


Change = Callable[[DocxDocument, list[Paragraph]], object]


def brought_back(
    course: Path, change: Change, path: str = "trainer/lessons/01-first.docx"
) -> tuple[str, str, str]:
    """Write the documents, change one, bring it back: the lesson, the quiz, and what was told."""
    document = write_sets(course, course / "word") / "en" / path
    changed(document, change).save(str(document))
    done = run(course, "import", str(document))
    assert "Traceback" not in done.stderr
    return (
        (course / "content/en/one/first.md").read_text(encoding="utf-8"),
        (course / "quizzes/en/one/first.yml").read_text(encoding="utf-8"),
        done.stdout + done.stderr,
    )


def changed(path: Path, change: Change) -> DocxDocument:
    """The document with a change."""
    document = Document(str(path))
    rows = [Paragraph(p, document._body) for p in document.element.body.iter(qn("w:p"))]
    change(document, rows)
    return document


def line(rows: list[Paragraph], words: str) -> Paragraph:
    """The one paragraph that is some words, or has them."""
    whole = [row for row in rows if row.text.rpartition("\t")[2] == words]
    (found,) = whole or [row for row in rows if words in row.text]
    return found


def put(paragraph: Paragraph, old: str, new: str) -> None:
    """Change words within a run, as one types."""
    run_ = next(row for row in paragraph.runs if old in row.text)
    run_.text = run_.text.replace(old, new)


def test_words_that_were_changed_go_to_their_places_and_nothing_else_moves(course: Path) -> None:
    lesson = (course / "content/en/one/first.md").read_text(encoding="utf-8")
    quiz = (course / "quizzes/en/one/first.yml").read_text(encoding="utf-8")

    def change(_: DocxDocument, rows: list[Paragraph]) -> None:
        put(line(rows, "What would you do first?"), "do first", "do at first")
        put(line(rows, "on two lines"), " but ", " and yet ")
        put(line(rows, "on two lines"), "small", "tiny")
        put(line(rows, "as expected"), "expected", "agreed")
        put(line(rows, "Learners will guess"), " for trainers only.", " for you alone.")
        put(line(rows, "Zero means"), "formed", "grown")

    new_lesson, new_quiz, told = brought_back(course, change)
    assert "5 changes were merged. No faults." in told
    wanted = lesson
    for old, new in (
        ("do first?", "do at first?"),
        ("**small** but", "**tiny** and yet"),
        ("| as expected |", "| as agreed |"),
        ("this is for trainers only.", "this is for you alone."),
    ):
        wanted = wanted.replace(old, new)
    assert new_lesson == wanted
    assert new_quiz == quiz.replace("had formed.", "had grown.")


def test_tracked_changes_count_as_taken_and_comments_are_told(course: Path) -> None:
    def change(document: DocxDocument, rows: list[Paragraph]) -> None:
        paragraph = line(rows, "What would you do first?")
        (own,) = paragraph.runs
        own.text = "What would you "
        ins = f'<w:ins {nsdecls("w")} w:id="1" w:author="L"><w:r><w:t>say</w:t></w:r></w:ins>'
        gone = f'<w:del {nsdecls("w")} w:id="2" w:author="L"><w:r><w:delText>do</w:delText></w:r></w:del>'
        for text in (gone, ins):
            paragraph._p.append(parse_xml(text))
        paragraph.add_run(" first?")
        document.add_comment(own, text="Is this clear?", author="Lin")

    lesson, _, told = brought_back(course, change)
    assert "What would you say first?" in lesson
    assert "a comment of Lin is not taken over: “Is this clear?”" in told


def test_paragraphs_and_items_that_are_new_or_gone_are_so_in_the_lesson(course: Path) -> None:
    def change(_: DocxDocument, rows: list[Paragraph]) -> None:
        first = line(rows, "What would you do first?")
        added = first.insert_paragraph_before("")
        first._p.addnext(added._p)
        added.add_run("A new one, ")
        added.add_run("bold").bold = True
        added.add_run(" and with *stars* and a <tag>, 2 < 3.")
        gone = line(rows, "a first item")
        gone._p.getparent().remove(gone._p)

    lesson, _, told = brought_back(course, change)
    assert "2 changes were merged. No faults." in told
    assert (
        "What would you do first?\n\nA new one, **bold** and with \\*stars\\* and a &lt;tag\\>, 2 < 3.\n\n## The point"
        in lesson
    )
    assert "on two lines.\n\n* a second item\n" in lesson


def drop(rows: list[Paragraph], words: str) -> None:
    """Take a paragraph out."""
    element = line(rows, words)._p
    element.getparent().remove(element)


def drop_row(document: DocxDocument) -> None:
    """Take a row out of the table of scores."""
    table = next(row for row in document.tables if "Score" in row.cell(0, 0).text)
    table._tbl.remove(table.rows[1]._tr)


def embolden(rows: list[Paragraph]) -> None:
    """Make words bold."""
    line(rows, "What would you do first?").runs[0].bold = True


def overwrite(rows: list[Paragraph]) -> None:
    """Type over words of two looks."""
    first, *others = line(rows, "on two lines").runs
    for row in others:
        row._r.getparent().remove(row._r)
    first.text = "Nobody sees anything here, as one sign on two lines."


def test_what_is_new_before_the_first_paragraph_of_a_part_goes_there(course: Path) -> None:
    def change(_: DocxDocument, rows: list[Paragraph]) -> None:
        line(rows, "The point is").insert_paragraph_before("At the very beginning.", style="Body Text")
        first, second = line(rows, "a first item"), line(rows, "a second item")
        first._p.addprevious(second._p)

    lesson, _, told = brought_back(course, change)
    assert "No faults." in told, told
    assert "\n\nAt the very beginning.\n\nThe point is **small**" in lesson
    assert "on two lines.\n\n* a second item\n* a first item\n" in lesson


def test_a_tracked_move_is_a_move_and_bold_words_among_new_ones_are_told(course: Path) -> None:
    def change(_: DocxDocument, rows: list[Paragraph]) -> None:
        old, other = line(rows, "a first item"), line(rows, "a second item")
        moved = parse_xml(old._p.xml)
        other._p.addnext(moved)
        for paragraph, tag in ((old._p, "moveFrom"), (moved, "moveTo")):
            for run_ in paragraph.findall(qn("w:r")):
                around = parse_xml(f'<w:{tag} {nsdecls("w")} w:id="7" w:author="L"/>')
                run_.addprevious(around)
                around.append(run_)
        mark = parse_xml(f'<w:rPr {nsdecls("w")}><w:moveFrom w:id="8" w:author="L"/></w:rPr>')
        old._p.get_or_add_pPr().append(mark)
        line(rows, "What would you do first?").add_run(" And boldly?").bold = True

    lesson, _, told = brought_back(course, change)
    assert "* a second item\n* a first item\n" in lesson
    assert "What would you do first? And boldly?" in lesson
    assert "“What would you do first? And boldly?”: its words look otherwise now" in " ".join(told.split())


def restyle(document: DocxDocument, rows: list[Paragraph], words: str, style: str) -> None:
    """Give a paragraph another style."""
    line(rows, words).style = document.styles[style]


def strike(rows: list[Paragraph]) -> None:
    """Strike words out by hand, which is no tracked change."""
    line(rows, "What would you do first?").runs[0].font.strike = True


def link(document: DocxDocument, rows: list[Paragraph]) -> None:
    """Make a link of words."""
    run_ = line(rows, "What would you do first?").runs[0]._r
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    name = document.part.relate_to("https://example.org", kind, is_external=True)
    around = parse_xml(f'<w:hyperlink {nsdecls("w")} {nsdecls("r")} r:id="{name}"/>')
    run_.addprevious(around)
    around.append(run_)


def box(rows: list[Paragraph]) -> None:
    """Put a text box beside the text."""
    words = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    line(rows, "What would you do first?")._p.append(
        parse_xml(f"<w:r {nsdecls('w')}><w:object>{words}</w:object></w:r>")
    )


def formula(rows: list[Paragraph]) -> None:
    """Put a formula behind the text."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    line(rows, "What would you do first?")._p.append(parse_xml(f'<m:oMath xmlns:m="{space}"/>'))


def raise_two(rows: list[Paragraph]) -> None:
    """Write a raised sign behind the text."""
    line(rows, "What would you do first?").add_run("2").font.superscript = True


REFUSED: dict[str, tuple[Change, str]] = {
    "option": (
        lambda _, rows: drop(rows, "Zero means"),
        "it is gone, but it is no paragraph of the lesson that may go",
    ),
    "heading": (
        lambda _, rows: drop(rows, "The point\u2002要点"),
        "it is gone, but others may point to its id. Take it out of the file in all languages",
    ),
    "table": (
        lambda document, _: drop_row(document),
        "the table has another shape: 1 × 2 and not 2 × 2; it is not merged",
    ),
    "own words": (
        lambda _, rows: put(line(rows, "After this lesson"), "After", "Before"),
        "these words are not written in the lesson",
    ),
    "looks": (lambda _, rows: embolden(rows), "its words look otherwise now; looks are not taken over"),
    "level": (
        lambda document, rows: restyle(document, rows, "The point\u2002要点", "Heading 3"),
        "it was a heading of level 2 and is a heading of level 3 now; that is not merged",
    ),
    "item": (
        lambda document, rows: restyle(document, rows, "What would you do first?", "List Bullet"),
        "it was a paragraph and is an item of a list now; that is not merged",
    ),
    "struck out": (
        lambda _, rows: strike(rows),
        "its words look otherwise now (struck out); looks are not taken over",
    ),
    "link": (link, "its words look otherwise now (a link); looks are not taken over"),
    "box": (lambda _, rows: box(rows), "the document has 1 text boxes, and 0 when it was written"),
    "formula": (lambda _, rows: formula(rows), "the document has 1 formulas, and 0 when it was written"),
    "footer": (
        lambda document, _: setattr(document.sections[0].footer.paragraphs[0], "text", "Draft of Li"),
        "“Draft of Li”: what stands above or below the pages is not taken over",
    ),
    "answer": (
        lambda _, rows: put(line(rows, "A promise kept is"), "B", "A"),
        "What is right stands in the quiz as 'correct', 'answer' or 'model'; change it there",
    ),
    "over marks": (lambda _, rows: overwrite(rows), "the change goes over words of another look"),
    "no YAML": (
        lambda _, rows: put(line(rows, "Zero means"), "formed", "formed: never"),
        "its words need quotes in YAML. Write them into the file: quizzes/en/one/first.yml:11:",
    ),
    "what is no text": (
        lambda _, rows: put(line(rows, "speak\u2002"), "speak", "shout"),
        "what stands there is no text but says how it works",
    ),
    "faults": (
        lambda _, rows: put(line(rows, "zero"), "zero", "plus one"),
        "with its changes the course would have these faults; nothing was written",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_merged_is_named_with_its_place_and_changes_nothing(course: Path, what: str) -> None:
    lesson = (course / "content/en/one/first.md").read_text(encoding="utf-8")
    quiz = (course / "quizzes/en/one/first.yml").read_text(encoding="utf-8")
    change, told = REFUSED[what]
    new_lesson, new_quiz, said = brought_back(course, change)
    assert told in " ".join(said.split()), said
    assert "01-first.docx" in said
    assert (new_lesson, new_quiz) == (lesson, quiz)


def test_a_document_that_is_brought_back_twice_changes_nothing_more(course: Path) -> None:
    def change(_: DocxDocument, rows: list[Paragraph]) -> None:
        put(line(rows, "What would you do first?"), "do first", "do at first")

    lesson, _, told = brought_back(course, change)
    assert "1 change was merged" in told
    again = run(course, "import", str(course / "word/en/trainer/lessons/01-first.docx"))
    assert again.returncode == 0
    assert "01-first.docx" not in again.stderr
    assert "0 changes were merged. No faults." in again.stdout
    assert (course / "content/en/one/first.md").read_text(encoding="utf-8") == lesson


def test_a_document_of_before_the_lesson_changed_is_refused(course: Path) -> None:
    document = write_sets(course, course / "word") / "en/trainer/lessons/01-first.docx"
    file = course / "content/en/one/first.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("do first?", "do?"), encoding="utf-8", newline="\n"
    )
    done = run(course, "import", str(document))
    assert done.returncode == 1
    assert "the lesson has changed since this document was written" in done.stderr


def test_questions_that_were_exported_come_back_too(course: Path) -> None:
    quiz = (course / "quizzes/en/one/first.yml").read_text(encoding="utf-8")
    assert run(course, "export", "docx", "first", "--lang", "en").returncode == 0
    document = course / "exports/en/first.docx"

    def change(_: DocxDocument, rows: list[Paragraph]) -> None:
        put(line(rows, "just kept score"), "just kept", "kept")
        put(line(rows, "Why A"), "Zero", "None")
        put(line(rows, "Answer: B"), "B", "A")

    changed(document, change).save(str(document))
    done = run(course, "import", str(document))
    assert "2 changes were merged. 1 error" in done.stdout, done.stderr
    assert "“Answer: A”" in done.stderr
    new = (course / "quizzes/en/one/first.yml").read_text(encoding="utf-8")
    assert new == quiz.replace("just kept", "kept").replace("Zero means", "None means")


def test_a_dry_run_shows_the_change_and_writes_nothing(course: Path) -> None:
    document = write_sets(course, course / "word") / "en/learner/lessons/01-first.docx"

    def change(_: DocxDocument, rows: list[Paragraph]) -> None:
        put(line(rows, "What would you do first?"), "do first", "say")

    changed(document, change).save(str(document))
    before = (course / "content/en/one/first.md").read_bytes()
    done = run(course, "import", "--dry-run", str(document))
    assert "-What would you do first?\n+What would you say?\n" in done.stdout
    assert (course / "content/en/one/first.md").read_bytes() == before


def test_other_documents_need_a_quiz_to_go_to(course: Path) -> None:
    Document().save(str(course / "other.docx"))
    done = run(course, "import", str(course / "other.docx"))
    assert done.returncode == 2
    assert "this is no document of `word`" in done.stderr
    (course / "locked.docx").write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    )
    done = run(course, "import", str(course / "locked.docx"))
    assert (done.returncode, "the file is locked with a password. Open it" in done.stderr) == (1, True)
    done = run(course, "import", str(course / "none.docx"))
    assert (done.returncode, "none.docx: the file cannot be read: " in done.stderr) == (1, True)
