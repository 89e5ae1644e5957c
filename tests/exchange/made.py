"""Questions of every kind made at random, with texts that formats are apt to trip over."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.places import Tree
from coursewright.base.source import load_yaml
from coursewright.exchange.bundle import Bundle
from coursewright.exchange.format import Format
from coursewright.exchange.rendering import Chosen, bundle_of
from coursewright.exchange.report import Loss
from coursewright.exchange.yaml_text import quiz_yaml
from coursewright.project.alone import empty_project
from coursewright.project.model import Project
from coursewright.quiz.load import shape_quiz
from coursewright.quiz.model import LoadedQuiz

PIECES = (
    "客户等了四十分钟", "a clerk looks up", "50% = half", "x ~ y", "{braces}", r"C:\path", "#1", "a -> b",
    "1 < 2 & 3 > 2", "“你好”", "**bold**", "*soft*", "`code {x} = #1`", "[site](https://example.org/a?b=1&c=2)",
    "snake_case", "2 * 3 * 4", "[brackets]", "它说：好", "H<sub>2</sub>O", r"a\*b", "end.", "a::b", "// no", "T",
    "it's", '"said"', "A|B", "1.", "- dash", "%50%", "$5", "~~~", "a; b, c", "{T}", "tab\u3000wide", "½ é ñ",
)  # fmt: skip
NAMES = ("o0", "explain", "response", "score", "feedback", "extra")
"""Ids that formats are apt to have another use for."""
WORDS = ("外表", "仪表", "Paris", "New York", "3 x 4", "=7", "a~b", "100%", "{x}", "it's", "七天", "C#")


class Maker:
    """Makes questions from a seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311  (nothing is kept secret)
        self.count = 0

    def line(self) -> str:
        """A text in one line that no other one equals."""
        self.count += 1
        pieces = self.chance.sample(PIECES, self.chance.randint(0, 3))
        self.chance.shuffle(pieces)
        return " ".join([f"句{self.count}", *pieces])

    def text(self) -> str:
        """A text, sometimes of several blocks."""
        blocks = [self.line()]
        if self.chance.random() < 0.3:
            blocks.append("- " + self.line() + "\n- " + self.line())
        if self.chance.random() < 0.2:
            blocks.append(self.line())
        if self.chance.random() < 0.1:
            blocks.append(f"| 问题{self.count} | App |\n|---|---|\n| 1 < 2 | **half** |\n| a & b | {{x}} |")
        return "\n\n".join(blocks)

    def rows(self, least: int = 2, most: int = 5) -> range:
        """So many rows."""
        return range(self.chance.randint(least, most))

    def maybe(self, **fields: Callable[[], Tree]) -> dict[str, Tree]:
        """Some of the fields."""
        return {key.rstrip("_"): make() for key, make in fields.items() if self.chance.random() < 0.6}

    def question(self, kind: str) -> dict[str, Tree]:
        """A question of a kind."""
        self.count += 1
        own = getattr(self, f"_{kind.replace('-', '_')}")()
        common: dict[str, Tree] = self.maybe(
            tags=lambda: ["hard", "unit-2"], hints=lambda: [self.line(), self.line()], explain=self.text,
            points=lambda: "3", level=lambda: "apply",
        )  # fmt: skip
        return {
            "id": f"{kind}-{self.count}",
            "type": kind,
            "objective": "aim",
            "prompt": self.text(),
            **common,
            **own,
        }

    def _single(self) -> dict[str, Tree]:
        right = self.chance.randrange(2)
        return {"options": [self._option(turn, turn == right) for turn in self.rows()]}

    def _multiple(self) -> dict[str, Tree]:
        rows = self.rows(3, 6)
        return {"options": [self._option(turn, turn < 2 or self.chance.random() < 0.3) for turn in rows]}

    def _hotspot(self) -> dict[str, Tree]:
        areas: list[Tree] = [[f"{20 * turn}", "10.5", "15", "30"] for turn in range(5)]
        rows = [
            {**self._option(turn, turn < 2 or self.chance.random() < 0.3), "area": areas[turn]}
            for turn in self.rows(3, 5)
        ]
        return {"image": "![A hall](hall.png)", "options": rows}

    def _option(self, turn: int, right: bool) -> dict[str, Tree]:
        fields: dict[str, Tree] = {"id": NAMES[turn], "text": self.line(), "why": self.line()}
        return {**fields, **({"correct": "true"} if right else {})}

    def _true_false(self) -> dict[str, Tree]:
        why: Tree = {"true": self.line(), "false": self.line()}
        return {"answer": self.chance.choice(("true", "false")), "why": why}

    def _blanks(self) -> dict[str, Tree]:
        rows = self.rows(1, 3)
        text = " ".join(f"{self.line()} [[g{turn}]]" for turn in rows)
        return {"text": f"{text} {self.line()}", "blanks": [self._blank(turn) for turn in rows]}

    def _blank(self, turn: int) -> dict[str, Tree]:
        words: list[Tree] = [*self.chance.sample(WORDS, 4)]
        if self.chance.random() < 0.3:
            numbers: Tree = [self._wrong_number()]
            own = self.maybe(unit=lambda: "分", slips=lambda: numbers)
            return {"id": f"g{turn}", **self._number(), "why": self.line(), **own}
        slips: Tree = [{"accept": words[2:], "why": self.line()}]
        return {"id": f"g{turn}", "accept": words[:2], **self.maybe(why=self.line, slips=lambda: slips)}

    def _numeric(self) -> dict[str, Tree]:
        slips: Tree = [self._wrong_number()]
        return {**self._number(), **self.maybe(unit=lambda: "分", slips=lambda: slips)}

    def _wrong_number(self) -> dict[str, Tree]:
        ends: dict[str, Tree] = {"min": "200", "max": str(self.chance.randint(200, 300))}
        one: dict[str, Tree] = {"answer": "250", "tolerance": "0.5"}
        return {**self.chance.choice((ends, one)), "why": self.line()}

    def _number(self) -> dict[str, Tree]:
        if self.chance.random() < 0.3:
            return {"min": "-1.5", "max": str(self.chance.randint(0, 9))}
        answer = f"{self.chance.choice(('', '-'))}{self.chance.randint(0, 99)}.{self.chance.randint(1, 9)}"
        return {"answer": answer, **self.maybe(tolerance=lambda: "0.25")}

    def _item(self, name: str) -> dict[str, Tree]:
        return {"id": name, "text": self.line(), **self.maybe(why=self.line)}

    def _order(self) -> dict[str, Tree]:
        return {"items": [self._item(NAMES[turn]) for turn in self.rows(3, 6)]}

    def _match(self) -> dict[str, Tree]:
        rights = [self.line() for _ in range(3)]
        pairs: list[Tree] = [
            {"id": f"p{turn}", "left": self.text(), "right": rights[turn % 3], **self.maybe(why=self.line)}
            for turn in self.rows(2, 6)
        ]
        extra: Tree = [{"id": "x", "text": self.line(), "why": self.line()}, {"id": "y", "text": self.line()}]
        return {"pairs": pairs, **self.maybe(extra=lambda: extra)}

    def _categorise(self) -> dict[str, Tree]:
        groups: list[Tree] = [
            {
                "id": f"g{turn}",
                "text": self.line(),
                "items": [self._item(f"i{turn}-{row}") for row in self.rows(2, 4)],
            }
            for turn in self.rows(2, 3)
        ]
        return {"groups": groups, **self.maybe(extra=lambda: [self._item("x")])}

    def _scale(self) -> dict[str, Tree]:
        rated = self.chance.random() < 0.7
        items: list[Tree] = []
        for turn in self.rows(2, 5):
            answer: dict[str, Tree] = {"answer": str(self.chance.randint(-3, 3))} if rated else {}
            items.append({**self._item(NAMES[turn]), **answer})
        return {"items": items, **self.maybe(plot=lambda: "true")}

    def _reflection(self) -> dict[str, Tree]:
        rubric: Tree = [self.line(), self.line()]
        return {"model": self.text(), **self.maybe(rubric=lambda: rubric, space=lambda: "6")}

    def _dialogue(self) -> dict[str, Tree]:
        nodes: list[Tree] = []
        for turn in self.rows(2, 3):
            replies: list[Tree] = [
                {
                    "id": name,
                    "text": self.line(),
                    "score": str(score),
                    "happens": self.line(),
                    "because": self.line(),
                }
                for name, score in (("a", 2), ("b", -1))
            ]
            nodes.append({"id": f"n{turn}", "says": self.line(), "replies": replies})
        bands: Tree = [{"min": "1", "text": self.line()}, {"text": self.line()}]
        return {"nodes": nodes, "bands": bands, "scene": self.text(), "customer": "一位父亲"}

    def _transcript(self) -> dict[str, Tree]:
        lines: list[Tree] = []
        for turn in self.rows(3, 5):
            mark = self.chance.choice(("good", "bad"))
            lines.append(
                {"id": f"l{turn}", "by": "员工", "says": self.line(), "mark": mark, "why": self.line()}
            )
        return {"lines": lines}


def made(kind: str, count: int, seed: int = 1) -> list[dict[str, Tree]]:
    """So many questions of a kind."""
    maker = Maker(seed)
    return [maker.question(kind) for _ in range(count)]


def loaded(trees: list[dict[str, Tree]], language: str = "zh", name: str = "gallery") -> LoadedQuiz:
    """A quiz of these questions, through the text of its file."""
    issues = IssueLog()
    document = load_yaml(quiz_yaml({"id": name}, trees), f"quizzes/{language}/{name}.yml", issues)
    quiz = document and shape_quiz(document, issues, language=language, course="demo")
    assert quiz, as_text(issues)
    return quiz


def project_of(quiz: LoadedQuiz) -> Project:
    """A project of one quiz, without a course."""
    return replace(empty_project(Path(), quiz.language, "demo"), quizzes={quiz.id: quiz})


def exported(form: Format, quiz: LoadedQuiz, epoch: int = 0) -> tuple[Bundle, tuple[Loss, ...], bytes]:
    """What is written of a quiz in a format."""
    chosen = [Chosen(quiz=quiz, title="画廊", page="index.md")]
    bundle, losses = bundle_of(project_of(quiz), quiz.id, "Demo / course", chosen, form, epoch)
    assert form.write is not None
    return bundle, losses, form.write(bundle)


def by_kind(trees: list[Any]) -> dict[str, list[Any]]:
    """Trees by their kinds."""
    found: dict[str, list[Any]] = {}
    for tree in trees:
        found.setdefault(tree["type"], []).append(tree)
    return found
