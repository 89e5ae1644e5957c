"""Questions as readers find them: plain trees in the keys of a quiz, without what their file does not say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from coursewright.base.places import Tree
from coursewright.languages.words import words

Draft = dict[str, Tree]
_ID = re.compile(r"[^A-Za-z0-9]+")
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
PART = "\x0e"
"""Parts a prompt from its text with gaps while both are one."""
LONGEST_ID = 48
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A choice as a file says it: a text, whether it is right, and what is said to whoever chooses it."""

    text: str
    correct: bool
    why: str = ""


def draft(kind: str, prompt: str, **fields: Tree) -> Draft:
    """A question of a kind; what is empty is left out."""
    rows: Draft = {"type": kind, "prompt": prompt, **fields}
    return {key.rstrip("_"): value for key, value in rows.items() if value not in ("", [], {}, None)}


def choice_draft(
    prompt: str, choices: Iterable[Choice], *, many: bool | None = None, **fields: Tree
) -> Draft:
    """Single choice where one is right, multiple where several are, or as it is said."""
    rows = tuple(choices)
    several = sum(row.correct for row in rows) > 1 if many is None else many
    options: Tree = [
        _filled(text=row.text, correct="true" if row.correct else "", why=row.why) for row in rows
    ]
    return draft("multiple" if several else "single", prompt, options=options, **fields)


def truth_draft(prompt: str, truth: bool, reasons: tuple[str, str] = ("", ""), **fields: Tree) -> Draft:
    """A statement with its truth; the reasons are those for who says true, and for who says false."""
    why = _filled(true=reasons[0], false=reasons[1])
    return draft("true-false", prompt, answer="true" if truth else "false", why=why, **fields)


def pairs_draft(
    prompt: str, pairs: Iterable[tuple[str, str]], extra: Iterable[str] = (), **fields: Tree
) -> Draft:
    """A match of lefts and rights, with rights to spare."""
    rows: Tree = [{"left": left, "right": in_line(right)} for left, right in pairs]
    spare: Tree = [{"text": in_line(text)} for text in extra]
    return draft("match", prompt, pairs=rows, extra=spare, **fields)


def blank_fields(rows: Iterable[Choice]) -> Draft:
    """What fills a gap: words that count with what is said to them, and named wrong ones by what is said to those."""
    accept: list[Tree] = []
    slips: dict[str, list[Tree]] = {}
    why = ""
    for row in rows:
        words = in_line(row.text)
        if words and row.correct and words not in accept:
            accept.append(words)
            why = why or row.why
        elif words not in ("", "*") and not row.correct:
            slips.setdefault(row.why, []).append(words)
    told: Tree = [{"accept": wrong, **_filled(why=said)} for said, wrong in slips.items()]
    fields: Draft = {"accept": accept, "why": why, "slips": told}
    return {key: value for key, value in fields.items() if value}


def gap_draft(stem: str, blank: Draft, language: str, **fields: Tree) -> Draft:
    """A question with one gap, which stands behind the stem if it is not in it."""
    name = gap_name(0)
    prompt, text = parted(stem, language) if f"[[{name}]]" in stem else (stem, f"[[{name}]]")
    return draft("blanks", prompt, text=text, blanks=[{"id": name, **blank}], **fields)


def _filled(**rows: str) -> dict[str, Tree]:
    return {key: value for key, value in rows.items() if value}


def in_line(text: str) -> str:
    """A text in one line, for where there is room for words alone."""
    return _SPACE.sub(" ", text).strip(" ")


def parted(text: str, language: str) -> tuple[str, str]:
    """A text with gaps as a prompt and the text that holds them, parted by a mark of ours, else before the first gap's.

    A text without anything before has a standing prompt.
    """
    before, mark, after = text.partition(PART)
    if mark:
        return before.strip() or words(language)["quiz.kind.blanks"], after.strip()
    blocks = text.split("\n\n")
    first = next((turn for turn, block in enumerate(blocks) if "[[" in block), 0)
    prompt = "\n\n".join(blocks[:first])
    return prompt or words(language)["quiz.kind.blanks"], "\n\n".join(blocks[first:])


def id_of(*names: str) -> str:
    """An id from the first name that gives one: letters, digits and hyphens; "" if none does."""
    for name in names:
        plain = _ID.sub("-", name.rpartition("#")[2]).strip("-")
        if plain and len(re.sub(r"[^A-Za-z0-9]", "", plain)) * 2 >= len(name.rpartition("#")[2].strip()):
            return plain[:LONGEST_ID].strip("-")
    return ""


def clean(text: str) -> str:
    r"""A file's text without signs that no text can hold, its lines ended by `\n`."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def gap_name(place: int) -> str:
    """The name of a gap by its place from 0: a, b and so on to z, then a26."""
    return chr(ord("a") + place) if place < 26 else f"a{place}"
