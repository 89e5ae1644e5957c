"""What the generated pages share: icons, durations, links to lessons."""

from __future__ import annotations

from collections.abc import Iterable

from coursewright.base.markup import Element, el
from coursewright.course.model import Lesson
from coursewright.languages.words import words


def icon(name: str) -> Element:
    """A mark or an icon beside a word."""
    return el("span", {"class": f"cw-i cw-i-{name}", "aria-hidden": "true"})


def minutes_of(lessons: Iterable[Lesson]) -> int:
    """Minutes that lessons take together."""
    return sum(lesson.minutes for lesson in lessons)


def duration(minutes: int, language: str) -> str:
    """Minutes in words, from an hour on in half hours: `45 min`, `1.5 h`."""
    text = words(language)
    if minutes < 60:
        return text["course.minutes"].format(n=minutes)
    halves = round(minutes / 30)
    return text["course.hours"].format(n=halves // 2 if halves % 2 == 0 else halves / 2)


def lesson_count(count: int, minutes: int, language: str) -> str:
    """`2 lessons · 24 min`."""
    key = "course.module_fact_one" if count == 1 else "course.module_fact"
    return words(language)[key].format(n=count, minutes=minutes)


def roles_of(lesson: Lesson, everyone: Iterable[str]) -> str:
    """Ids of the roles that a lesson is for, as a list of words; none named means all."""
    return " ".join(lesson.head.roles or tuple(everyone))


def site_address(page: str) -> str:
    """Where the site has a Markdown page, seen from the language's root."""
    return f"{page.removesuffix('.md')}.html"
