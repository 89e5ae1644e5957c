"""How a question is answered on an answer sheet: rows of bubbles, of boxes for digits, or of lines to write on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A bubble: the sign printed in it, and what it stands for in an answer (a token, a side, a rating)."""

    mark: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """A row of a question on an answer sheet, by the `name` that it has in an answer; `label` is printed before it.

    It has `choices` to fill in, one of them or `many`; or `digits`, boxes for a number with its `unit`; or `lines` to
    write on. What is `right` (values of choices), and the `text` to be written, are for the key alone.
    """

    name: str = ""
    label: str = ""
    choices: tuple[Choice, ...] = ()
    many: bool = False
    digits: int = 0
    unit: str = ""
    lines: int = 0
    right: tuple[str, ...] = ()
    text: str = ""
