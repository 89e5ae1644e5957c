"""Keys at the end of a paper: answers and explanations by the numbers of questions, alone or in runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.exchange.options import narrow

_SIGNS = "A-L√×✓✗对错TF"
_LETTERS = r"[A-L](?:[ \t]*[,，、;；/&]?[ \t]*[A-L])*(?![A-Za-z])"
_TRUTH = r"[√×✓✗对错]|正确|错误|true\b|false\b|[TF](?![A-Za-z])"
_NUMBER = r"(?:第\s*)?(\d{1,3})\s*题?"
_PAIR = re.compile(rf"{_NUMBER}\s*[.、．:：)）]?\s*({_LETTERS}|{_TRUTH})", re.IGNORECASE)
_RUN = re.compile(
    rf"{_NUMBER}\s*[-~—–～至到]\s*(\d{{1,3}})\s*题?\s*[.、．:：)）]?\s*"
    rf"([{_SIGNS}](?:[ \t,，、]*[{_SIGNS}])*)(?![A-Za-z])",
    re.IGNORECASE,
)
_SAID = re.compile(rf"{_NUMBER}\s*[.、．:：)）]\s*(\S.*)", re.DOTALL)
_BETWEEN = re.compile(r"[\s,，、;；.。|]*")
_HEAD = re.compile(
    r"[【\[]?(?:(?:参考|标准|正确|试题)?答案|answer key|answers|key|solutions)(?:[及与和]解析)?[】\]]?\s*[:：]?",
    re.IGNORECASE,
)
_HEAD_OF_REASONS = re.compile(
    r"[【\[]?(?:答案解析|试题解析|参考解析|解析|explanations?|rationales?)[】\]]?\s*[:：]?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """What a key says to the question of a number; `rest`: what stands behind it in the line."""

    number: int
    said: str
    rest: str = ""


def is_key(text: str) -> bool:
    """Whether a line begins a key."""
    return _HEAD.fullmatch(text) is not None


def is_key_of_reasons(text: str) -> bool:
    """Whether a line begins a list of explanations."""
    return _HEAD_OF_REASONS.fullmatch(text) is not None


def behind_head(text: str) -> str:
    """The key that stands in the line of its own head; "" where none does."""
    head = _HEAD.match(text)
    rest = text[head.end() :].strip() if head else ""
    rows = list(keyed(rest)) if rest else []
    told = len(rows) > 1 or (rows and _RUN.match(narrow(rest)))
    return rest if told and not any(row.rest for row in rows) else ""


def keyed(text: str) -> Iterator[Keyed]:
    """The answers that a line names by the numbers of questions; nothing where it says something else first."""
    even, at = narrow(text), 0
    rows: list[Keyed] = []
    while at < len(even):
        found = _RUN.match(even, at) or _PAIR.match(even, at)
        more = list(_named(found)) if found else []
        if found is None or not more:
            break
        rows += more
        between = _BETWEEN.match(even, found.end())
        at = between.end() if between else found.end()
    rest = text[at:].strip()
    if rest and len(rows) > 1:
        # More than a reason stands behind: whoever asks is told of it by the last answer.
        rows[-1] = Keyed(number=rows[-1].number, said=rows[-1].said, rest=rest)
    elif rest and rows:
        rows = [Keyed(number=rows[0].number, said=rows[0].said, rest=rest.lstrip("-–—:：（(，, "))]
    yield from rows


def _named(found: re.Match[str]) -> Iterator[Keyed]:
    """The answers of a run of questions, or that of one."""
    if found.re is _PAIR:
        yield Keyed(number=int(found[1]), said=found[2].strip())
        return
    first, last = int(found[1]), int(found[2])
    for turn, name in enumerate(_parts(found[3], last - first + 1)):
        yield Keyed(number=first + turn, said=name)


def _parts(said: str, count: int) -> list[str]:
    """The answers of a run: one sign each, or parted by blanks or commas."""
    together = "".join(re.split(r"[\s,，、]+", said.strip()))
    parted = [part for part in re.split(r"[\s,，、]+", said.strip()) if part]
    return list(together) if len(together) == count else parted if len(parted) == count else []


def told(text: str) -> Keyed | None:
    """Whatever a line says behind the number of a question."""
    match = _SAID.fullmatch(text)
    return Keyed(number=int(match[1]), said=match[2].strip()) if match else None
