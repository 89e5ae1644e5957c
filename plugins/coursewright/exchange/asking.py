"""A question of running text while it is read, line by line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from coursewright.base.issues import IssueLog, Place
from coursewright.exchange.entry import Entry, Line
from coursewright.exchange.heads import truth_of
from coursewright.exchange.look import by_look
from coursewright.exchange.options import LETTERS, taken_apart, unticked, without_ticks
from coursewright.exchange.sections import Section

_REASON = "why "
"""Before the option or side whose reason goes on."""
_CHOICES = ("single", "multiple", "order", "match")


@dataclass(slots=True, kw_only=True)
class Asking:
    """A question with what was said of it; `last` is what a line without a mark goes on with.

    `bulleted`: its options have no letters, so that they may yet be a part of the question. `boxed`: they have boxes.
    """

    place: Place
    number: int
    kind: str
    section: Section
    part: int
    prompt: list[str]
    options: list[str] = field(default_factory=list)
    loud: list[bool] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    answer: str = ""
    explain: str = ""
    points: str = ""
    id: str = ""
    last: str = "prompt"
    bulleted: bool = False
    boxed: bool = False

    def add_options(self, options: list[str], is_loud: Callable[[str], bool], *, lettered: bool) -> None:
        """More options; letters behind bullets say that the bullets belonged to the question."""
        if lettered and self.bulleted:
            self.prompt += [f"- {text}" for text in self.options]
            self.options, self.loud = [], []
        self.bulleted = not lettered
        self.options += options
        self.loud += [is_loud(text) for text in options]
        self.last = "option"

    def give_reason(self, name: str, text: str) -> None:
        """What is said to an option by its letter, or to a side of a statement."""
        self.reasons[name], self.last = text.strip(), f"{_REASON}{name}"

    def go_on(self, text: str) -> None:
        """One more line of what was said last."""
        if self.last == "prompt":
            self.prompt.append(text)
        elif self.last == "option":
            self.options[-1] += f"\n{text}"
        elif self.last.startswith(_REASON):
            self.reasons[self.last.removeprefix(_REASON)] += f"\n{text}"
        else:
            setattr(self, self.last, f"{getattr(self, self.last)}\n{text}")

    def entry(self, issues: IssueLog) -> Entry:
        """The question in words."""
        prompt, options, loud = "\n".join(self.prompt), self.options, self.loud
        asked = self.answer or any(loud) or any(unticked(text).ticked for text in options)
        if self.bulleted and not self.boxed and (not asked or self.kind not in ("", *_CHOICES)):
            prompt, options, loud = "\n".join((prompt, *(f"- {text}" for text in options))), [], []
        if not options:
            prompt, inner = taken_apart(prompt)
            options, loud = list(inner), [False for _ in inner]
        lines = [
            unticked(text, self._reason(name, truth_of(unticked(text).text)))
            for name, text in zip(LETTERS, options, strict=False)
        ]
        if not lines and self.reasons:
            lines = [
                Line(text="", why=self._reason(name, truth))
                for name, truth in zip(LETTERS, (True, False), strict=False)
            ]
        entry = Entry(
            prompt=prompt,
            id=self.id,
            kind=self.kind,
            options=without_ticks(lines),
            answer=self.answer,
            explain=self.explain,
            points=self.points,
            place=self.place,
        )
        return by_look(entry, loud, issues)

    def _reason(self, name: str, truth: bool | None) -> str:
        """What is said to an option by its letter, or by the side of a statement that it is."""
        return self.reasons.get(name) or ("" if truth is None else self.reasons.get(str(truth), ""))
