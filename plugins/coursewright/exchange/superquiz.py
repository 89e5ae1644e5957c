"""Questions from Markdown for mkdocs-superquiz: boxes such as `!!! mcquiz`, with a list below `answers:`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from coursewright.base.issues import IssueLog, Place
from coursewright.base.places import Tree
from coursewright.exchange.drafts import (
    Choice,
    Draft,
    choice_draft,
    clean,
    draft,
    gap_name,
    id_of,
    in_line,
    pairs_draft,
    parted,
)
from coursewright.exchange.format import Format, Found, Source
from coursewright.exchange.mkdocsquiz import dedented
from coursewright.exchange.text import text_in

_BOX = re.compile(r'^([ \t]*)(?:!!!|\?\?\?\+?) ([\w.]+)(?: [^"\n]*)?(?: ?"([^"\n]*)")?[ \t]*$', re.MULTILINE)
_ANSWERS = re.compile(r"(?:answers?|ans|réponses?|respuestas?|antworten?)\s*\d*\s*:\s*", re.IGNORECASE)
_QUESTION = re.compile(r"(?:question|q|frage|pregunta)\d*\s*(?:\{(\d+)[^}]*\})?\s*:\s*(.*)", re.IGNORECASE)
_ITEM = re.compile(r"\s*([-*+]|\d+\.)\s+(.+?)(?:\s*\{[+-]?[\d.]+\})?\s*")
_EDGE = re.compile(r"\s*(.+?)\s*(?:<-->|<->|-->|<--|->|<-|--)\s*(.+?)\s*")
_GAP = re.compile(r"(?<![!(])\[([^\[\]\n]+)\](?!\()(?:\{[^}]*\})?")
_POINTS = re.compile(r"^\s*points\s*:\s*(\d+)\s*$", re.MULTILINE)


def read_superquiz(source: Source, issues: IssueLog) -> list[Found]:
    """The questions of a page; boxes of kinds that we lack are told."""
    text = clean(text_in(source, issues) or "")
    found = []
    for match in _BOX.finditer(text):
        kind = match[2].rpartition(".")[2] if match[2] not in ("match.line", "match.bezier") else "match"
        place = Place(file=source.file, line=text.count("\n", 0, match.start()) + 1, column=1)
        if kind in _LACKED:
            issues.warning("import/unknown-kind", place, f"'{kind}' has no like here: it is left out.")
        if kind not in _READ:
            continue
        tree = _question(kind, _body(text, match), source.language)
        if tree is None:
            issues.warning(
                "import/no-answer", place, "what is right in this box cannot be told: it is left out."
            )
            continue
        name = id_of(match[3] or "")
        found.append(Found(tree={**({"id": name} if name else {}), **tree}, place=place))
    return found


def _body(text: str, match: re.Match[str]) -> str:
    """The lines of a box, which are set in deeper than its head."""
    lines = []
    for line in text[match.end() + 1 :].split("\n"):
        if line.strip() and not line.startswith((f"{match[1]}    ", f"{match[1]}\t")):
            break
        lines.append(line)
    return dedented("\n".join(lines))


def _question(kind: str, body: str, language: str) -> Draft | None:
    settings = re.match(r"\s*---\n(.*?)\n---[ \t]*(?:\n|$)", body, re.DOTALL)
    points = _POINTS.search(settings[1]) if settings else None
    lines = (body[settings.end() :] if settings else body).split("\n")
    first = next((turn for turn, line in enumerate(lines) if _ANSWERS.fullmatch(line.strip())), len(lines))
    prompt = "\n".join(lines[:first]).strip()
    named = _QUESTION.match(prompt)
    if named:
        prompt = f"{named[2]}{prompt[named.end() :]}".strip()
    worth = (named[1] if named else None) or (points[1] if points else "")
    tree = (
        _READ[kind](prompt, [line for line in lines[first + 1 :] if line.strip()], language)
        if prompt
        else None
    )
    return {**tree, **({"points": worth} if worth and worth not in ("0", "1") else {})} if tree else None


def _choices(prompt: str, lines: list[str], _language: str, *, many: bool) -> Draft | None:
    rows = []
    for line in lines:
        item = _ITEM.fullmatch(line)
        if item:
            bare = item[2].strip()
            right = item[1] == "+" or (bare.startswith("[") and bare.endswith("]"))
            rows.append(
                Choice(text=bare[1:-1].strip() if bare.startswith("[") and right else bare, correct=right)
            )
    return (
        choice_draft(prompt, rows, many=many) if len(rows) > 1 and any(row.correct for row in rows) else None
    )


def _single(prompt: str, lines: list[str], language: str) -> Draft | None:
    return _choices(prompt, lines, language, many=False)


def _multiple(prompt: str, lines: list[str], language: str) -> Draft | None:
    return _choices(prompt, lines, language, many=True)


def _order(prompt: str, lines: list[str], _language: str) -> Draft | None:
    rows: list[Tree] = [{"text": item[2].strip()} for line in lines if (item := _ITEM.fullmatch(line))]
    return draft("order", prompt, items=rows) if len(rows) > 1 else None


def _match(prompt: str, lines: list[str], _language: str) -> Draft | None:
    pairs = [(edge[1], edge[2]) for line in lines if (edge := _EDGE.fullmatch(line))]
    return pairs_draft(prompt, pairs) if len(pairs) > 1 else None


def _blanks(prompt: str, _lines: list[str], language: str) -> Draft | None:
    blanks: list[Tree] = []

    def put(match: re.Match[str]) -> str:
        name = gap_name(len(blanks))
        words: list[Tree] = [word for part in match[1].split("|") if (word := in_line(part))]
        blanks.append({"id": name, "accept": words})
        return f"[[{name}]]"

    stem, text = parted(_GAP.sub(put, prompt), language)
    return draft("blanks", stem, text=text, blanks=blanks) if blanks else None


_READ: Mapping[str, Callable[[str, list[str], str], Draft | None]] = {
    "scquiz": _single,
    "mcquiz": _multiple,
    "order": _order,
    "match": _match,
    "flashcard": _match,
    "blanks": _blanks,
}
_LACKED = frozenset("scdropdown mcdropdown columns sentence image path graph matrix".split())
FORMAT = Format(name="superquiz", title="Markdown of mkdocs-superquiz", ending=".md", read=read_superquiz)
