"""The examples of the reference: a question and a figure of each kind, as `new` begins them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from coursewright.figures.kinds import KINDS
from coursewright.scaffold.figures import kinds, labels
from coursewright.scaffold.keys import described, name_of
from coursewright.scaffold.questions import questions
from coursewright.scaffold.yaml_text import scalar

LANGUAGES = ("en", "zh")


def question_text(kind: str, language: str) -> str:
    """A question of a kind, as it stands in a list."""
    return questions(language)[kind]


def figure_text(kind: str) -> str:
    """A figure of a kind in both languages."""

    def written(found: re.Match[str]) -> str:
        word = found[1]
        said = described()[name_of(KINDS[kind].model)].name if word == "title" else labels()[word]
        return "{" + ", ".join(f"{language}: {_quoted(said[language])}" for language in LANGUAGES) + "}"

    return re.sub(r"\$([\w-]+)", written, kinds()[kind])


def _quoted(text: str) -> str:
    """A text within braces, where a comma would end it."""
    return f'"{text}"' if "," in text else scalar(text)


def example_files() -> Mapping[str, str]:
    """The files that the pages show, by path below docs/."""
    quizzes = {
        f"site/quizzes/{language}/kinds.yml": "id: kinds\nquestions:\n"
        + "\n".join(questions(language).values())
        for language in LANGUAGES
    }
    return {**quizzes, **{f"site/figures/{kind}.yml": figure_text(kind) for kind in KINDS}}
