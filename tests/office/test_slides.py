"""Slides of PowerPoint: what they hold, on a template of one's own, with notes, and the same whenever they are made."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from coursewright.base.issues import IssueLog, as_text
from coursewright.figures.png import render_png
from coursewright.office.blocks import Picture
from coursewright.office.pictures import PictureBook
from coursewright.office.sets import trainers_book
from coursewright.office.slides.deck import Deck, deck_of
from coursewright.office.slides.layouts import BadTemplate
from coursewright.office.slides.writing import write_deck
from coursewright.project.load import load_projects

from ..lms.project import make_project
from ..tiny import ROOT, run
from .test_set import COURSE, EPOCH, loaded

LESSON = "what-is-a-moment-of-truth"


def deck(root: Path, language: str, slug: str) -> Deck:
    """The slides of a lesson."""
    issues = IssueLog()
    project = load_projects(root, IssueLog(), language)[language]
    book = trainers_book(project, issues)
    chapter = next(row for row in book.chapters if row.slug == slug)
    made = deck_of(project, book, chapter, PictureBook(root, language, issues), issues)
    assert not issues.has_errors, as_text(issues)
    return made


def opened(raw: bytes) -> Any:
    """A presentation as the library reads it."""
    return Presentation(BytesIO(raw))


def words(slide: Any) -> str:
    """All words of a slide."""
    return "\n".join(_words(slide.shapes))


def _words(shapes: Any) -> Iterator[str]:
    for shape in shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        if shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def notes(slide: Any) -> str:
    """What the speaker reads."""
    return str(slide.notes_slide.notes_text_frame.text) if slide.has_notes_slide else ""


@pytest.fixture(scope="module")
def small() -> Deck:
    return deck(COURSE, "en", "first")


def test_a_question_is_asked_and_then_told_and_its_answer_is_in_the_notes(small: Deck) -> None:
    slides = [*opened(write_deck(small, None, EPOCH)).slides]
    assert [row.kind for row in small.slides][-4:] == ["asked", "told", "asked", "told"]
    asked, told = slides[-4], slides[-3]
    assert "What does a promise just kept score?" in words(asked)
    assert "○B\tplus one" in words(asked)
    assert "agreed" not in words(asked)
    assert "●B" in words(told)
    assert "Yes, just as agreed." in words(told)
    assert "Yes, just as agreed." in notes(asked)
    assert slides[0].shapes.title.text == "First lesson: seeing"
    assert "第一课：看见" in words(slides[0])


def test_a_reason_is_told_from_what_can_be_chosen(small: Deck) -> None:
    told = [*opened(write_deck(small, None, EPOCH)).slides][-3]
    body = next(shape for shape in told.placeholders if "●B" in shape.text_frame.text)
    rows = {row.text: row for row in body.text_frame.paragraphs}

    def stands(text: str) -> tuple[int, int]:
        found = next(row for said, row in rows.items() if text in said)._p.pPr
        return int(found.get("marL")), int(found.get("indent"))

    far, first = stands("●B")
    assert far == -first > 0
    assert stands("Yes, just as agreed.") == (far, 0)
    assert stands("What does a promise just kept score?") == (0, 0)
    lighter = {text: row.runs[-1].font.color.type is not None for text, row in rows.items()}
    assert lighter == {text: "●" not in text and "○" not in text and stands(text)[0] > 0 for text in rows}


def test_heads_are_titles_pictures_have_words_and_nothing_is_empty(small: Deck) -> None:
    for made in opened(write_deck(small, None, EPOCH)).slides:
        assert made.shapes.title.text.strip()
        for shape in made.shapes:
            if shape.shape_type == 13:
                assert shape._element._nvXxPr.cNvPr.get("descr")
            if shape.is_placeholder and shape.has_text_frame:
                assert shape.text_frame.text.strip()
        for run_ in made._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}rPr"):
            assert run_.get("lang") in ("en-GB", "zh-CN")


def test_a_picture_of_a_question_is_found_from_its_lesson(tmp_path: Path) -> None:
    made = deck(make_project(tmp_path), "zh", "words-and-talk")
    ground = (tmp_path / "content/zh/part/hall.svg").read_text(encoding="utf-8")
    drawn = [
        row.content
        for slide in made.slides
        for block in slide.blocks
        for row in getattr(block, "inlines", ())
        if isinstance(row, Picture) and "叫号屏" in row.alt
    ]
    assert drawn == [render_png(ground)] * 2


def test_the_same_bytes_come_out_again(small: Deck) -> None:
    assert write_deck(small, None, EPOCH) == write_deck(deck(COURSE, "en", "first"), None, EPOCH)


def test_a_template_of_ones_own_gives_size_and_layouts_and_not_its_slides(small: Deck) -> None:
    own = Presentation()
    own.slide_layouts[1].name = "House text"
    own.slides.add_slide(own.slide_layouts[6])
    target = BytesIO()
    own.save(target)
    made = opened(write_deck(small, target.getvalue(), EPOCH))
    assert (made.slide_width, made.slide_height) == (own.slide_width, own.slide_height)
    assert len(made.slides) == len(small.slides)
    assert "House text" in {slide.slide_layout.name for slide in made.slides}
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= made.slide_width


def test_a_template_that_does_not_do_is_refused_with_a_sentence(small: Deck) -> None:
    with pytest.raises(BadTemplate, match="no presentation that can be read"):
        write_deck(small, b"PK", EPOCH)
    bare = Presentation()
    for layout in bare.slide_layouts:
        for shape in list(layout.placeholders):
            if shape.placeholder_format.type in (PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY):
                shape._element.getparent().remove(shape._element)
    target = BytesIO()
    bare.save(target)
    with pytest.raises(BadTemplate, match="no layout with one title and one text"):
        write_deck(small, target.getvalue(), EPOCH)


def test_the_command_writes_a_file_a_language_and_names_what_is_wrong(tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(COURSE, root)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    assert loaded(root)
    done = run(root, "export", "pptx", "first")
    assert done.stdout.split() == [f"exports/{name}/slides/01-first.pptx" for name in ("zh", "en")], (
        done.stderr
    )
    wrong = run(root, "export", "pptx", "frist")
    assert (wrong.returncode, "Did you mean 'first'?" in wrong.stderr) == (2, True)
    lost = run(root, "export", "pptx", "first", "--template", "none.pptx")
    assert (lost.returncode, "--template none.pptx: " in lost.stderr) == (2, True)
    other = run(root, "export", "gift", "--template", "none.pptx")
    assert (other.returncode, "--template is for slides" in other.stderr) == (2, True)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_lesson_of_the_course_has_its_plan_idea_figures_and_questions_within_the_slides(
    language: str,
) -> None:
    made = deck(ROOT, language, LESSON)
    kinds = [slide.kind for slide in made.slides]
    assert kinds[:2] == ["title", "text"]
    assert kinds.count("figure") == 3
    presentation = opened(write_deck(made, None, EPOCH))
    slides = [*presentation.slides]
    assert len(notes(slides[0]).splitlines()) > 5
    for slide in slides:
        for shape in slide.shapes:
            assert shape.top + shape.height <= presentation.slide_height
    project = load_projects(ROOT, IssueLog(), language)[language]
    prompts = {slide.head for slide in made.slides if slide.kind == "asked"}
    assert len(prompts) == sum(
        1 for question in project.quizzes[LESSON].questions if question.id != "think-first"
    )
