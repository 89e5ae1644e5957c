"""Lessons and single texts as trees: the only room that knows Markdown."""

from coursewright.prose.looks.screen import Screen
from coursewright.prose.render import (
    Rendered,
    Sheet,
    conversion_for,
    read_html,
    render_lesson,
    render_page,
    render_texts,
)

__all__ = [
    "Rendered",
    "Screen",
    "Sheet",
    "conversion_for",
    "read_html",
    "render_lesson",
    "render_page",
    "render_texts",
]
