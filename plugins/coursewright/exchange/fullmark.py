"""Questions from Markdown for fullmark: a `##` heading each, lists, gaps, and a block `answer` in YAML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from coursewright.base.issues import IssueLog, Place
from coursewright.base.places import Tree
from coursewright.base.source import load_yaml
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
    truth_draft,
)
from coursewright.exchange.format import Format, Found, Source
from coursewright.exchange.ranges import range_fields
from coursewright.exchange.text import text_in
from coursewright.languages.words import words

_HEAD = re.compile(r"^##[ \t]+(.+?)[ \t]*(?:\{([^{}\n]*)\})?[ \t]*$")
_ANSWER = re.compile(r"^```answer[ \t]*\n(.*?)^```[ \t]*$\n?", re.MULTILINE | re.DOTALL)
_NOTE = re.compile(r"^>[ \t]*\[!(hint|explanation)\][ \t]*\n((?:^>.*\n?)*)", re.MULTILINE | re.IGNORECASE)
_OPTION = re.compile(r"^[-*][ \t]+\[([ xX])\][ \t]*(.*)$")
_ITEM = re.compile(r"^(?:\d+\.|[-*])[ \t]+(.*)$")
_GAP = re.compile(r"\[\[([^\[\]\n]+)\]\]")
_ATTRIBUTE = re.compile(r"(\w+)=(\"[^\"]*\"|\S+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A question's own: its text, the lines of its list, what its answer block says, its language."""

    prompt: str
    rows: tuple[str, ...]
    answer: Mapping[str, Tree]
    language: str


def read_fullmark(source: Source, issues: IssueLog) -> list[Found]:
    """The questions of a file."""
    lines = clean(text_in(source, issues) or "").split("\n")
    starts = []
    fence = ""
    for number, line in enumerate(lines):
        mark = re.match(r"(```+|~~~+)", line)
        if mark:
            fence = "" if fence and line.startswith(fence) else fence or mark[1]
        elif not fence and (_HEAD.match(line) or re.match(r"#[ \t]", line)):
            starts.append(number)
    found = []
    for begin, end in pairwise((*starts, len(lines))):
        head = _HEAD.match(lines[begin])
        if head is None:
            continue
        place = Place(file=source.file, line=begin + 1, column=1)
        tree = _question(head, "\n".join(lines[begin + 1 : end]), source.language, place)
        if tree is None:
            message = "what is right here cannot be told, or the kind has no like: it is left out."
            issues.warning("import/no-answer", place, message)
        else:
            found.append(Found(tree=tree, place=place))
    return found


def _question(head: re.Match[str], body: str, language: str, place: Place) -> Draft | None:
    attributes = {key: value.strip('"') for key, value in _ATTRIBUTE.findall(head[2] or "")}
    if attributes.get("graded") == "false":
        return None
    notes: dict[str, list[str]] = {}
    for kind, said in _NOTE.findall(body):
        told = "\n".join(line[1:].strip() for line in said.rstrip("\n").split("\n"))
        notes.setdefault(kind.lower(), []).append(told)
    answer = _ANSWER.search(body)
    known = load_yaml(answer[1], place.file, IssueLog()) if answer else None
    tree = known.tree if known and isinstance(known.tree, dict) else {}
    rest = _NOTE.sub("", _ANSWER.sub("", body))
    rows = tuple(line for line in rest.split("\n") if _OPTION.match(line) or _ITEM.match(line))
    kind = attributes.get("type") or _kind_of(rows, rest)
    prompt = f"{head[1]}\n\n{_without(rest, rows) if kind in _LISTS else rest.strip()}".strip()
    read = _READ.get(kind)
    made = read(_Part(prompt=prompt, rows=rows, answer=tree, language=language)) if read else None
    return {**made, **_common(attributes, notes)} if made else None


def _common(attributes: Mapping[str, str], notes: Mapping[str, list[str]]) -> Draft:
    tags: list[Tree] = [name for tag in attributes.get("tags", "").split(",") if (name := id_of(tag))]
    points = attributes.get("points", "")
    hints: list[Tree] = list(notes.get("hint", []))
    rows: Draft = {
        "id": id_of(attributes.get("id", "")),
        "tags": tags,
        "points": points if points.isascii() and points.isdigit() and points not in ("0", "1") else "",
        "hints": hints,
        "explain": "\n\n".join(notes.get("explanation", [])),
    }
    return {key: value for key, value in rows.items() if value}


def _kind_of(rows: tuple[str, ...], text: str) -> str:
    right = [match[1] for row in rows if (match := _OPTION.match(row))]
    if right:
        return "multi" if sum(mark.strip() != "" for mark in right) > 1 else "single"
    return "blanks" if _GAP.search(text) else ""


def _without(text: str, rows: tuple[str, ...]) -> str:
    """A text without the lines of its list, nor what is set in below them."""
    lines, within = [], False
    for line in text.split("\n"):
        within = line in rows or (within and (line.startswith("  ") or not line.strip()))
        if not within:
            lines.append(line)
    return "\n".join(lines).strip()


def _choices(part: _Part, *, many: bool) -> Draft | None:
    options = [match for row in part.rows if (match := _OPTION.match(row))]
    rows = [Choice(text=match[2].strip(), correct=match[1] in "xX") for match in options]
    sound = len(rows) > 1 and all(row.text for row in rows) and any(row.correct for row in rows)
    return choice_draft(part.prompt, rows, many=many) if sound else None


def _single(part: _Part) -> Draft | None:
    return _choices(part, many=False)


def _multiple(part: _Part) -> Draft | None:
    return _choices(part, many=True)


def _truth(part: _Part) -> Draft | None:
    said = str(part.answer.get("value", "")).lower()
    return truth_draft(part.prompt, said == "true") if said in ("true", "false") else None


def _numeric(part: _Part) -> Draft | None:
    fields = range_fields(str(part.answer.get("value", "")), str(part.answer.get("tolerance", "")))
    return (
        draft("numeric", part.prompt, **fields, unit=str(part.answer.get("unit") or "")) if fields else None
    )


def _texts(value: Tree) -> list[Tree]:
    rows = value if isinstance(value, list) else [value] if value else []
    return [in_line(row) for row in rows if isinstance(row, str) and row.strip()]


def _short(part: _Part) -> Draft | None:
    words_right = _texts(part.answer.get("accept"))
    blank: Tree = {"id": gap_name(0), "accept": words_right}
    return draft("blanks", part.prompt, text=f"[[{gap_name(0)}]]", blanks=[blank]) if words_right else None


def _blanks(part: _Part) -> Draft | None:
    blanks: list[Tree] = []

    def put(match: re.Match[str]) -> str:
        name = gap_name(len(blanks))
        number, _, wide = match[1].removeprefix("=").partition("±")
        fields = range_fields(number, wide) if match[1].startswith("=") else {}
        blanks.append({"id": name, **(fields or {"accept": _texts(list(match[1].split("|")))})})
        return f"[[{name}]]"

    head, _, rest = part.prompt.partition("\n\n")
    if _GAP.search(head) or not rest:
        head, rest = words(part.language)["quiz.kind.blanks"], part.prompt
    text = _GAP.sub(put, rest)
    return draft("blanks", head, text=text, blanks=blanks) if blanks else None


def _fields(part: _Part) -> Draft | None:
    lines: list[str] = []
    blanks: list[Tree] = []
    rows = part.answer.get("fields")
    for row in rows if isinstance(rows, list) else ():
        if not isinstance(row, dict):
            continue
        fields: Draft = range_fields(str(row.get("value", "")), str(row.get("tolerance", "")))
        accept = _texts(row.get("accept"))
        if fields or accept:
            name = gap_name(len(blanks))
            lines.append(f"{row.get('label') or ''} [[{name}]]".strip())
            blanks.append({"id": name, **(fields or {"accept": accept})})
    return draft("blanks", part.prompt, text="\n\n".join(lines), blanks=blanks) if blanks else None


def _order(part: _Part) -> Draft | None:
    rows: list[Tree] = [
        {"text": match[1].strip()} for row in part.rows if (match := _ITEM.match(row)) and match[1].strip()
    ]
    return draft("order", part.prompt, items=rows) if len(rows) > 1 else None


def _match(part: _Part) -> Draft | None:
    sides = [match[1].partition("::") for row in part.rows if (match := _ITEM.match(row))]
    pairs = [(left.strip(), right.strip()) for left, mark, right in sides if mark and left.strip()]
    extra = [right.strip() for left, mark, right in sides if mark and not left.strip()]
    return pairs_draft(part.prompt, pairs, extra) if len(pairs) > 1 else None


def _task(part: _Part) -> Draft | None:
    model = str(part.answer.get("sample_answer") or part.answer.get("reference") or "").strip()
    return draft("reflection", part.prompt, model=model, rubric=_texts(part.answer.get("rubric")))


_LISTS = frozenset({"single", "multi", "ordering", "matching"})
_READ: Mapping[str, Callable[[_Part], Draft | None]] = {
    "single": _single,
    "multi": _multiple,
    "truefalse": _truth,
    "numeric": _numeric,
    "short": _short,
    "blanks": _blanks,
    "fields": _fields,
    "ordering": _order,
    "matching": _match,
    "essay": _task,
    "code": _task,
}
FORMAT = Format(name="fullmark", title="Markdown of fullmark", ending=".md", read=read_fullmark)
