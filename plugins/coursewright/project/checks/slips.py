"""Slips in the Markdown of lessons and of texts in YAML, and what authors' HTML may not do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from coursewright.base.issues import IssueLog
from coursewright.base.passages import Passage, passages_of
from coursewright.base.source import Places, load_yaml
from coursewright.course.blocks import place_in
from coursewright.course.landmarks import DATA_BLOCKS, KNOWN_BLOCKS, OWN_FENCES, Outline
from coursewright.course.load import LessonFile
from coursewright.course.model import Course
from coursewright.course.worksheet import read_worksheet
from coursewright.fonts.coverage import signs_without_glyph
from coursewright.project.checks.notes import unused_notes
from coursewright.project.checks.pictures import wordless_pictures, wordless_tags
from coursewright.project.sources import Sources
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.texts.html import TAGS
from coursewright.quiz.texts.lines import list_starts
from coursewright.writing.scan import slips_of
from coursewright.writing.sheet import Sheet, load_sheet
from coursewright.writing.slip import Setting, Slip, report

_HOST = re.compile(r"(?=[a-z0-9.-]*[a-z])[a-z0-9]+(?:[.-][a-z0-9]+)*$")


def setting_of(course: Course | None, tags: frozenset[str] | None = None) -> Setting:
    """What the texts of a course may use; `tags`: the only HTML tags allowed."""
    return Setting(
        blocks=KNOWN_BLOCKS,
        data=DATA_BLOCKS,
        fences=OWN_FENCES,
        holds_fences=tags is None,
        hosts=frozenset(course.allow) if course else frozenset(),
        tags=tags,
    )


def check_lesson_slips(file: LessonFile, source: Sources, issues: IssueLog) -> None:
    """A lesson's text, the texts in its blocks of YAML, and those of its front matter."""
    outline = file.outline
    if not file.whole:
        return
    sheet = load_sheet(outline.text, DATA_BLOCKS)
    slips = slips_of(sheet, setting_of(source.course))
    lines = [row.raw for row in sheet.rows]
    ours = _lines_of_totals(outline)
    told = (
        slip for slip in slips if slip.line not in ours and not _is_printed_about(slip, lines, source.course)
    )
    printed = _is_printed(source.course)
    unseen = (
        *wordless_pictures(sheet, printed=printed),
        *wordless_tags(sheet, printed=printed),
        *unused_notes(sheet, outline.blocks),
    )
    report((*told, *unseen), place_in(file.file, outline.first_line), issues)
    for block in outline.blocks:
        document = None
        if block.name in DATA_BLOCKS:
            line = block.place.line + 1
            document = load_yaml(block.body, file.file, IssueLog(), first_line=line)
        if document is not None and isinstance(document.tree, dict):
            texts = {key: text for key, text in document.tree.items() if isinstance(text, str)}
            for key, text in texts.items():
                passage = Passage(
                    text=text, path=(key,), part="asked", line=False, places=document.places, language=""
                )  # fmt: skip
                _check_passage(passage, source.course, issues)
    if file.lesson is not None:
        _check_texts(file.lesson.head, file.lesson.document.places, source.language, source.course, issues)


def _lines_of_totals(outline: Outline) -> frozenset[int]:
    """The lines below worksheets that name what is worked out: no Markdown."""
    sheets = (
        (block, read_worksheet(block, IssueLog())) for block in outline.blocks if block.name == "worksheet"
    )
    return frozenset(block.first + 1 + sheet.last for block, sheet in sheets if sheet and sheet.totals)


def check_course_slips(source: Sources, issues: IssueLog) -> None:
    """The texts of course.yml and of the glossary, and the sources that the course allows."""
    if source.course is not None and source.course_document is not None:
        _check_texts(source.course, source.course_document.places, source.language, source.course, issues)
        for index, host in enumerate(source.course.allow):
            if not _HOST.match(host):
                place = source.course_document.places.value(("allow", index))
                cure = "Write the host alone, like 'player.example.org'."
                issues.error("course/allow", place, f"'{host}' is not the name of a host.", cure)
    if source.glossary is not None and source.glossary_document is not None:
        _check_texts(source.glossary, source.glossary_document.places, source.language, source.course, issues)


def check_quiz_slips(quiz: LoadedQuiz, course: Course | None, issues: IssueLog) -> None:
    """All texts of a quiz, but for what the rules for such texts tell by themselves."""
    for passage in passages_of(quiz.quiz, quiz.places, quiz.language):
        if passage.path[-1] != "unit":
            _check_passage(passage, course, issues, told=_TOLD)


def _check_texts(value: Any, places: Places, language: str, course: Course | None, issues: IssueLog) -> None:
    for passage in passages_of(value, places, language):
        _check_passage(passage, course, issues)


def _check_passage(
    passage: Passage, course: Course | None, issues: IssueLog, told: frozenset[str] = frozenset()
) -> None:
    if not _SIGNS.search(passage.text):
        return
    sheet = load_sheet(passage.text, DATA_BLOCKS)
    lines = passage.text.split("\n")
    begun = list_starts(passage.text) if told else ()
    slips = (
        _in_a_text(slip)
        for slip in slips_of(sheet, setting_of(course, TAGS))
        if slip.rule not in told
        and not (slip.rule == "text/list-number" and slip.line in begun)
        and not _is_printed_about(slip, lines, course)
    )
    unseen = wordless_pictures(sheet, printed=_is_printed(course))
    report((*_left_open(sheet), *slips, *unseen), passage.spot, issues)


def _left_open(sheet: Sheet) -> Iterator[Slip]:
    """Fences of a text that are never closed; a lesson's outline tells its own."""
    for fence in sheet.fences:
        if not fence.closed:
            yield Slip(
                rule="text/fence-left-open", line=fence.first, column=fence.column,
                message="this fence is never closed.", cure=f"Close it with a line {fence.mark}.",
            )  # fmt: skip


def _in_a_text(slip: Slip) -> Slip:
    """A slip whose cure would be a fence or a block, which no such text can hold."""
    return replace(slip, cure=_FOR_LESSONS) if slip.rule in _IN_LESSONS else slip


def _is_printed(course: Course | None) -> bool:
    return course is not None and bool(course.handbooks)


def _is_printed_about(slip: Slip, lines: list[str], course: Course | None) -> bool:
    """Whether a sign that cannot be shown is told by `print/no-glyph`, as it is where a course has handbooks."""
    if slip.rule != "text/control-character" or not _is_printed(course):
        return False
    return bool(signs_without_glyph(lines[slip.line][slip.column]))


_TOLD = frozenset(
    f"text/{name}"
    for name in (
        *("unknown-tag", "tag-words", "tag-left-open", "stray-tag", "comment", "footnote"),
        *("fence-place", "heading", "underlined-heading", "duplicate-reference"),
    )
) | {"html/refused-tag", "html/foreign-source"}
"""What `quiz/raw-html`, `quiz/collected-elsewhere` and `quiz/fence-in-text` tell."""
_IN_LESSONS = frozenset({"text/fence-name", "text/fence-start", "text/block-like"})
_FOR_LESSONS = "Write it into the lesson: a text can hold no quiz, no figure and no block."
_SIGNS = re.compile(r"[^\w\s，。；：？！、“”‘’（）《》,.;?!-]|\S\s*\n\s*\S|[!！?？.：、-]{2}")
"""What a text without any slip may be told by at once."""
