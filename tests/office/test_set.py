"""The documents of a small course: what they say, to whom, and that they are the same whenever they are made."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from coursewright.base.issues import IssueLog, as_text
from coursewright.cli.back_sources import source_files
from coursewright.figures.png import render_png
from coursewright.handbook import write_handbooks
from coursewright.office import WordFault, write_word_set
from coursewright.office.back.merging import merge_document
from coursewright.office.back.naming import name_of
from coursewright.office.back.reading import read_content
from coursewright.office.pictures import PictureBook
from coursewright.office.sets import document_of, lesson_labels, plan_sources
from coursewright.office.writing import write_document
from coursewright.project.load import load_projects
from coursewright.project.model import Project

from ..lms.project import make_project
from ..quiz.assessment.exam_course import write_exam_course
from ..secrecy.twins import write_twin
from ..tiny import ROOT
from .reading import paragraphs_of, parts_of, signs, text_of_document, text_of_tree

COURSE = Path(__file__).parents[1] / "handbook" / "cases" / "course"
EPOCH = 1_700_000_000
LANGUAGES = ("zh", "en")


def loaded(root: Path) -> dict[str, Project]:
    issues = IssueLog()
    projects = load_projects(root, issues)
    assert not issues.has_errors, as_text(issues)
    return dict(projects)


def write_sets(root: Path, folder: Path) -> Path:
    for language, project in loaded(root).items():
        write_word_set(project, folder / language, EPOCH)
    return folder


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents of the small course, by language."""
    return write_sets(COURSE, tmp_path_factory.mktemp("word"))


@pytest.fixture(scope="module")
def exams(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The documents of a course with an exam, and of its twin with other keys and reasons."""
    folder = tmp_path_factory.mktemp("exams")
    first = write_exam_course(folder / "first")
    (folder / "twin").mkdir()
    write_twin(first, folder / "twin")
    return write_sets(first, folder / "words"), write_sets(folder / "twin", folder / "twins")


def relative(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.docx"))


def test_learners_get_lessons_and_worksheets_trainers_lessons_with_notes(documents: Path):
    assert relative(documents / "zh") == relative(documents / "en")
    assert relative(documents / "zh") == [
        "learner/lessons/01-first.docx",
        "learner/lessons/02-second.docx",
        "learner/worksheets/W01.docx",
        "trainer/lessons/01-first.docx",
        "trainer/lessons/02-second.docx",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_says_what_its_tree_says(documents: Path, language: str):
    project = loaded(COURSE)[language]
    for source in plan_sources(project, IssueLog()):
        found = signs(text_of_document(documents / language / source.path))
        assert found == signs(text_of_tree(source.tree, language, lesson_labels(project))), source.path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", ["learner", "trainer"])
def test_the_book_in_print_has_every_word_of_the_documents(
    documents: Path, tmp_path: Path, language: str, audience: str
):
    project = loaded(COURSE)[language]
    editions = [row for row in project.course.handbooks if row.id == audience]
    write_handbooks(project, editions, tmp_path, tmp_path, EPOCH)
    command = ["pdftotext", "-enc", "UTF-8", str(tmp_path / f"{audience}.pdf"), "-"]
    book = signs(subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout)
    written: Counter[str] = Counter()
    for path in (documents / language / audience).rglob("*.docx"):
        written += signs(text_of_document(path))
    assert sum(written.values()) > 300
    assert written - book == Counter()


def test_documents_of_learners_are_the_same_whatever_keys_reasons_and_notes_say(exams: tuple[Path, Path]):
    first, twin = exams
    for language in LANGUAGES:
        names = relative(first / language)
        assert names == relative(twin / language)
        open_names = [name for name in names if name.startswith("learner/")]
        assert any("/tests/" in name for name in open_names)
        for name in open_names:
            assert (first / language / name).read_bytes() == (twin / language / name).read_bytes(), name
        changed = [
            name for name in names if parts_of(first / language / name) != parts_of(twin / language / name)
        ]
        assert any(name.startswith("trainer/keys/") for name in changed)


@pytest.mark.parametrize(
    ("language", "secrets"),
    [
        ("zh", ("只给讲师", "零分表示没有形成期望", "与约定一致", "不是零分", "抬头在先")),
        ("en", ("trainers only", "no expectation had formed", "just as agreed", "not zero", "comes first")),
    ],
)
def test_no_part_of_a_learners_document_has_a_word_of_the_trainers(
    documents: Path, language: str, secrets: tuple[str, ...]
):
    def said(audience: str) -> str:
        paths = (documents / language / audience).rglob("*.docx")
        return " ".join(data.decode("utf-8", "replace") for path in paths for data in parts_of(path).values())

    notes = "".join(text_of_document(path) for path in (documents / language / "trainer").rglob("*.docx"))
    for secret in secrets:
        assert secret in notes, secret
        assert secret not in said("learner"), secret


def test_the_same_bytes_come_out_again(documents: Path, tmp_path: Path):
    again = write_sets(COURSE, tmp_path)
    assert relative(again) == relative(documents)
    assert all((again / name).read_bytes() == (documents / name).read_bytes() for name in relative(again))


def test_a_paper_numbers_its_questions_and_its_key_answers_each(exams: tuple[Path, Path]):
    folder = exams[0] / "en"
    paper = paragraphs_of(folder / "learner/tests/exam-A.docx")
    key = Document(str(folder / "trainer/keys/exam-A.docx")).tables[0]
    numbers = [row.cells[0].text for row in key.rows][1:]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert all(row.cells[3].text for row in key.rows)
    heads = [row.text for row in paper if row.style and row.style.name == "Question Head"]
    assert [head.partition("\u2002")[0] for head in heads] == numbers


def test_headings_tables_and_pictures_are_what_they_are(documents: Path):
    path = documents / "zh/learner/lessons/01-first.docx"
    document = Document(str(path))
    styles = [paragraph.style.name for paragraph in paragraphs_of(path) if paragraph.style]
    assert styles[0] == "Heading 1"
    assert styles.count("Heading 1") == 1
    assert "Heading 2" in styles
    shapes = [*document.element.body.iter(qn("wp:docPr"))]
    assert shapes
    assert all(shape.get("descr") for shape in shapes)
    heads = [table for table in document.tables if table._tbl.find(f".//{qn('w:tblHeader')}") is not None]
    assert any(table.cell(0, 0).text == "分值" for table in heads)


@pytest.mark.parametrize("language", LANGUAGES)
def test_faces_languages_and_sizes_are_those_of_the_text(documents: Path, language: str):
    for path in (documents / language).rglob("*.docx"):
        document = Document(str(path))
        defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}")
        assert defaults.find(f".//{qn('w:rFonts')}").get(qn("w:eastAsia")) == "宋体"
        said = defaults.find(f".//{qn('w:lang')}")
        assert (
            said.get(qn("w:eastAsia" if language == "zh" else "w:val"))
            == {"zh": "zh-CN", "en": "en-GB"}[language]
        )
        roots = (document.styles.element, document.element)
        sizes = [int(size.get(qn("w:val"))) for root in roots for size in root.iter(qn("w:sz"))]
        assert min(sizes) >= 18
        assert "PAGE" in document.sections[0].footer._element.xml
        assert document.core_properties.title
        assert document.core_properties.language == language


def test_a_worksheet_is_a_page_across_with_boxes_to_tick(documents: Path):
    section = Document(str(documents / "zh/learner/worksheets/W01.docx")).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)


def test_a_picture_that_word_does_not_take_is_named(tmp_path: Path):
    shutil.copytree(COURSE, tmp_path / "course")
    (tmp_path / "course/content/assets/dot.png").write_bytes(b"RIFF0000WEBP")
    project = loaded(tmp_path / "course")["en"]
    with pytest.raises(WordFault) as fault:
        write_word_set(project, tmp_path / "out", EPOCH)
    assert "content/assets/dot.png" in str(fault.value)
    assert "word/picture" in str(fault.value)
    (tmp_path / "course/content/assets/dot.png").unlink()
    with pytest.raises(WordFault, match=r"dot\.png:1:1: error word/picture: the picture cannot be read"):
        write_word_set(project, tmp_path / "out", EPOCH)


def test_a_picture_of_an_exam_is_found_from_where_its_page_stands(tmp_path: Path):
    root = make_project(tmp_path)
    with (root / "content/course.yml").open("a", encoding="utf-8") as spine:
        spine.write(
            "assessments:\n  - id: spot\n    title: {zh: 图上考, en: Spot test}\n    levels: [apply]\n"
            "    cells: [{module: part, counts: [1]}]\n"
        )
    for language in LANGUAGES:
        bank = root / "quizzes" / language / "assessments" / "spot.yml"
        text = (root / "quizzes" / language / "part/words-and-talk.yml").read_text(encoding="utf-8")
        own = text[text.index("  - id: look-up") :].replace("look-up", "look-round")
        bank.parent.mkdir()
        bank.write_text(
            "id: spot\nquestions:\n" + own.replace("objective: ", "objective: words-and-talk#"),
            encoding="utf-8",
        )
        page = root / "content" / language / "assessments"
        page.mkdir()
        shutil.copy(root / "content" / language / "part/hall.svg", page)
    write_word_set(loaded(root)["en"], tmp_path / "out", EPOCH)
    paper = Document(str(tmp_path / "out/learner/tests/spot-A.docx"))
    drawn = [part.blob for part in paper.part.package.parts if part.partname.startswith("/word/media/")]
    assert render_png((root / "content/en/part/hall.svg").read_text(encoding="utf-8")) in drawn


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_of_the_course_says_what_its_tree_says(tmp_path: Path, language: str):
    issues = IssueLog()
    project = load_projects(ROOT, issues, language)[language]
    sources = list(plan_sources(project, issues))
    pictures = PictureBook(ROOT, language, issues)
    kinds = Counter(source.path.split("/")[1] for source in sources)
    assert {"lessons", "worksheets", "tests", "plans", "keys"} <= set(kinds)
    for source in sources:
        target = tmp_path / "document.docx"
        target.write_bytes(write_document(document_of(source, project, pictures), EPOCH))
        wanted = signs(text_of_tree(source.tree, language, lesson_labels(project)))
        assert signs(text_of_document(target)) == wanted, source.path
        assert_nothing_comes_back(project, source.path, target.read_bytes())
    assert not issues.has_errors, as_text(issues)


def assert_nothing_comes_back(project: Project, path: str, raw: bytes) -> None:
    """A document that a word processor opened and saved, and nobody changed, is known, and changes nothing."""
    name = name_of(raw)
    assert name is not None
    assert (name.language, name.path) == (project.language, path)
    saved = BytesIO()
    Document(BytesIO(raw)).save(saved)
    old, new = read_content(raw), read_content(saved.getvalue())
    assert old is not None
    assert new is not None
    issues = IssueLog()
    returned = merge_document(path, old, new, list(source_files(project, name)), issues)
    assert (returned.texts, returned.merged, issues.found) == ({}, 0, []), path
