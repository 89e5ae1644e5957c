"""Lessons and pages as HTML: the only room that knows Markdown (design.md §3)."""

from coursewright.prose.lesson import RenderedLesson, Sheet, render_lesson, render_page
from coursewright.prose.targets import Paper, Screen

__all__ = ["Paper", "RenderedLesson", "Screen", "Sheet", "render_lesson", "render_page"]
