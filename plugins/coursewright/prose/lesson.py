"""A whole lesson as HTML for a target: the pure function that sites and handbooks are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown import Markdown

from coursewright.base.issues import IssueLog
from coursewright.course.model import Lesson
from coursewright.project.model import Project
from coursewright.prose.extension import CoursewrightExtension
from coursewright.prose.page import with_page_mark
from coursewright.prose.targets import Conversion, Target

EXTENSIONS = (
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "tables",
    "toc",
    "pymdownx.superfences",
)
SETTINGS = {"tables": {"use_align_attribute": True}, "toc": {"permalink": False}}
_SHEET = re.compile(r"<cw-sheet code=\"([^\"]*)\" title=\"([^\"]*)\">(.*?)</cw-sheet>\s*", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A worksheet: its anchor, code (`W02`), title, and its body as HTML."""

    id: str
    code: str
    title: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedLesson:
    """A lesson's HTML; on paper its worksheets stand apart. `issues` is what rendering met."""

    html: str
    worksheets: tuple[Sheet, ...]
    issues: IssueLog


def conversion_for(project: Project, target: Target) -> Conversion:
    """The state that a page of a course begins with."""
    return Conversion(
        target=target,
        language=project.language,
        quizzes=project.quizzes,
        course_id=project.course.id,
        figures=project.figures,
        project=project,
    )


def render_lesson(project: Project, lesson: Lesson, target: Target) -> RenderedLesson:
    """The lesson's Markdown as HTML."""
    return render_page(project, lesson.outline.text, lesson.page, target)


def render_page(project: Project, text: str, page: str, target: Target) -> RenderedLesson:
    """Any page's Markdown as HTML; `page` is its path below the language's root."""
    conversion = conversion_for(project, target)
    md = Markdown(
        extensions=[*EXTENSIONS, CoursewrightExtension(lambda: conversion)], extension_configs=dict(SETTINGS)
    )
    html = md.convert(with_page_mark(text, page))
    sheets = tuple(
        Sheet(id=f"sheet-{code.lower()}", code=code, title=title, html=body)
        for code, title, body in _SHEET.findall(html)
    )
    return RenderedLesson(html=_SHEET.sub("", html), worksheets=sheets, issues=conversion.issues)
