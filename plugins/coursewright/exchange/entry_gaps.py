"""Gaps of a question in words, and the answers that fill them."""

from __future__ import annotations

import re
from dataclasses import replace

from coursewright.exchange.drafts import in_line
from coursewright.exchange.entry import Entry
from coursewright.exchange.entry_key import filled

_GAP = re.compile(r"_{2,}|＿{2,}|（[ \t\u3000]*）|\([ \t\u3000]*\)|【[ \t\u3000]*】")
_DOTS = re.compile(r"…{2,}|\.{4,}")
"""A gap only where a question says that it has one: elsewhere they end a sentence."""
_BRACKET = re.compile(
    r"[（(【\[][ \t\u3000]*([A-La-lＡ-Ｌ√×✓✗对错](?:[ 、,，]?[A-La-lＡ-Ｌ])*|正确|错误)[ \t\u3000]*[)）】\]]"
)
_FILLED = re.compile(r"（\s*([^（）\n]+?)\s*）|\(\s*([^()\n]+?)\s*\)")
"""A gap in which its answer stands already."""


def with_answer(entry: Entry) -> Entry:
    """An answer that stands in the question itself, put where answers stand."""
    if entry.answer.strip() or any(row.ticked for row in entry.options):
        return entry
    if entry.kind == "blanks" and not gaps_in(entry):
        inner = [next(said for said in found.groups() if said) for found in _FILLED.finditer(entry.prompt)]
        return replace(entry, prompt=_FILLED.sub("____", entry.prompt), answer="；".join(inner))
    found = _BRACKET.search(entry.prompt)
    if found is None:
        return entry
    gap = "（ ）" if filled(entry) else ""
    prompt = f"{entry.prompt[: found.start()].rstrip()}{gap}{entry.prompt[found.end() :]}"
    return replace(entry, prompt=prompt, answer=found[1])


def gap_of(entry: Entry) -> re.Pattern[str]:
    """What a gap of a question looks like: dots are one only where it is said to have gaps, and has no others."""
    return _DOTS if entry.kind == "blanks" and not _GAP.search(entry.prompt) else _GAP


def gaps_in(entry: Entry) -> list[str]:
    """The gaps of a question as they are written."""
    return gap_of(entry).findall(entry.prompt)


def answers_of(said: str, gaps: int) -> list[list[str]]:
    """What fills each gap; as many as there are, at least one."""
    said = said.strip()
    if gaps <= 1:
        return [_alternatives(said)]
    numbered = [part for part in re.split(r"\s*[;；]?\s*(?:[（(]\d{1,2}[)）]|[①-⑫])\s*", said) if part]
    if len(numbered) == gaps and re.match(r"[（(①-⑫]", said):
        return [_alternatives(part) for part in numbered]
    for separators in (r"[;；|\n]", r"[;；|\n、]", r"[;；|\n、,，]", r"[;；|\n、,，\s]+"):
        parts = [part for part in re.split(separators, said) if part.strip()]
        if len(parts) == gaps:
            return [_alternatives(part) for part in parts]
    return []


def _alternatives(said: str) -> list[str]:
    said = re.sub(r"^[（(]?\d+(?:[)）、]|\.(?!\d))\s*", "", said.strip())
    return list(
        dict.fromkeys(word for part in re.split(r"[/／]|\s或\s?|\sor\s", said) if (word := in_line(part)))
    )
