"""Edits as authors make them: some words more in a lesson, a quiz, a figure or a title, other ones each time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.bench.lessons import module_of, slug_of
from tools.bench.ours import FIGURE, LANGUAGE
from tools.bench.variants import COURSE, OURS, QUIZ, page_of

_DIGITS = "零一二三四五六七八九"
_OLD = rf"标记[{_DIGITS}]+，"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Where words are put: in `file`, behind the first match of `behind`; they are seen on `page`."""

    file: str
    behind: str
    page: str


def edits_of(variant: str, size: str) -> Mapping[str, Edit]:
    """The edits that a variant's project of a size knows: `body` and `title`, and `quiz` and `figure` if it has any."""
    if size == COURSE:
        return _edits_of_course()
    page, place = page_of(0), f"{module_of(0)}/{slug_of(0)}"
    body = r"\{#part-1\}\n\n"
    if variant == OURS:
        lesson, quiz = f"content/{LANGUAGE}/{place}.md", f"quizzes/{LANGUAGE}/{place}.yml"
        return {
            "body": Edit(file=lesson, behind=body, page=page),
            "quiz": Edit(file=quiz, behind=r"prompt: ", page=page),
            "figure": Edit(file=f"content/figures/{FIGURE}.yml", behind=r"title: \{zh: ", page=page),
            "title": Edit(file=lesson, behind=r"title: ", page=page),
        }
    lesson = f"docs/{place}.md"
    edits = {
        "body": Edit(file=lesson, behind=body, page=page),
        "title": Edit(file=lesson, behind=r"^# ", page=page),
    }
    if variant == QUIZ:
        edits["quiz"] = Edit(file=lesson, behind=r"<quiz>\n", page=page)
    return edits


def _edits_of_course() -> Mapping[str, Edit]:
    place = "moments/what-is-a-moment-of-truth"
    lesson, page = f"content/{LANGUAGE}/{place}.md", f"{place}.html"
    figure = "content/figures/four-definitions.yml"
    return {
        "body": Edit(file=lesson, behind=r"\n## .*\n\n", page=page),
        "quiz": Edit(file=f"quizzes/{LANGUAGE}/{place}.yml", behind=r"prompt: ", page=page),
        "figure": Edit(file=figure, behind=r"title: \{zh: ", page=page),
        "title": Edit(file=lesson, behind=r"title: ", page=page),
    }


def words_of(number: int) -> str:
    """The words of an edit, in hanzi alone: other signs beside hanzi would be warned of."""
    return f"标记{''.join(_DIGITS[int(digit)] for digit in str(number))}，"


def write_edit(project: Path, edit: Edit, number: int) -> str:
    """Put an edit's words in place of those of the last one; give them."""
    file, words = project / edit.file, words_of(number)
    text = file.read_text(encoding="utf-8")
    found = re.search(rf"({edit.behind})(?:{_OLD})?", text, re.MULTILINE)
    if found is None:
        raise LookupError(f"{edit.file} has nothing like {edit.behind}")
    file.write_text(f"{text[: found.end(1)]}{words}{text[found.end() :]}", encoding="utf-8", newline="\n")
    return words
