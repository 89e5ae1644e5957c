"""What a sort or a set of pairs gives away by form: marks, quotes or units that one side alone has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from coursewright.base.issues import IssueLog
from coursewright.quiz.kinds.categorise import CategoriseQuestion
from coursewright.quiz.lint.text import plain
from coursewright.quiz.sheet import Sheet

_UNIT = re.compile(
    r"\d\s*(?:%|[年月日天时分秒元次位个人米]|(?:min|hour|day|week|month|year|yuan|km|kg|m)s?\b)"
)
FORMS: Mapping[str, Callable[[str], bool]] = {
    "quotation marks": lambda text: any(mark in text for mark in '“”"「」'),
    "a question mark": lambda text: any(mark in text for mark in "?？"),
    "an exclamation mark": lambda text: any(mark in text for mark in "!！"),
    "a number with a unit": lambda text: _UNIT.search(text) is not None,
    "a full stop": lambda text: text.endswith((".", "。")),
    "brackets": lambda text: any(mark in text for mark in "(（"),
}
"""What may tell items apart without their being understood."""


def lint_sides(question: CategoriseQuestion, sheet: Sheet, issues: IssueLog) -> None:
    """Warn where all items of some groups have a form that no item of the other groups has."""
    groups = [[plain(item.text) for item in group.items] for group in question.groups]
    if question.extra:
        groups.append([plain(item.text) for item in question.extra])
    filled = [group for group in groups if group]
    if len(filled) < 2:
        return
    for name, has in FORMS.items():
        shares = [tuple(map(has, group)) for group in filled]
        if all(all(row) or not any(row) for row in shares) and len({row[0] for row in shares}) == 2:
            at = next(iter(_odd_group(question, has)))
            issues.warning(
                "lint/form-on-one-side",
                sheet.where.value("groups", at, "items"),
                f"these items are told from the others by {name}, without any thought.",
                "Write some of both sides in the other's form, or none at all.",
            )


def _odd_group(question: CategoriseQuestion, has: Callable[[str], bool]) -> Iterator[int]:
    """The groups whose items have a form, then the first group."""
    yield from (
        index
        for index, group in enumerate(question.groups)
        if group.items and all(has(plain(item.text)) for item in group.items)
    )
    yield 0
