"""From a question in words to one of ours: its kind, which of its options are right, what fills its gaps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from coursewright.base.issues import IssueLog
from coursewright.base.places import Tree
from coursewright.exchange.drafts import (
    Choice,
    Draft,
    choice_draft,
    draft,
    gap_name,
    id_of,
    in_line,
    pairs_draft,
    truth_draft,
)
from coursewright.exchange.entry import Entry, Line
from coursewright.exchange.heads import even, truth_of
from coursewright.exchange.markup import escaped
from coursewright.exchange.ranges import number_in, range_fields
from coursewright.languages.words import words
from coursewright.quiz.choices import letter

_GAP = re.compile(r"_{2,}|＿{2,}|（[ \t\u3000]*）|\([ \t\u3000]*\)|【[ \t\u3000]*】|…{2,}")
_BRACKET = re.compile(r"[（(【\[][ \t\u3000]*([A-Ha-hＡ-Ｈ√×✓✗对错]{1,8})[ \t\u3000]*[)）】\]]")
_LETTERS = re.compile(r"[a-h](?:[\s,，、;；/&+和与]*[a-h])*", re.IGNORECASE)
_NUMBERS = re.compile(r"[1-9](?:[\s,，、;；/&+和与]+[1-9])*")
_NUMBER = re.compile(r"([^±\s]+?)(?:\s*(?:±|\+/-|\+-)\s*([^\s]+))?(?:\s+(.{1,20}))?")
SHORT = 24
"""An answer of so many signs is one to be typed; a longer one is a model."""


def draft_of(entry: Entry, language: str, issues: IssueLog) -> Draft | None:
    """The question, or None and a warning where it cannot be told what is right."""
    entry = _with_answer(entry)
    kind = entry.kind or _kind_of(entry)
    tree = _read(kind, entry, language, issues) if entry.prompt.strip() else None
    if tree is None:
        told = "there is no question in words" if not entry.prompt.strip() else _fault(entry, kind)
        issues.warning("import/no-answer", entry.place, f"{told}: it is left out.", "Mend it in the file.")
        return None
    name = id_of(entry.id)
    points = entry.points.strip().removesuffix("分").strip()
    fields: Draft = {
        "explain": _text(entry.explain),
        "points": points if re.fullmatch(r"[1-9]\d?", points) and points != "1" else "",
    }
    return {
        **({"id": name} if name else {}),
        **tree,
        **{key: value for key, value in fields.items() if value},
    }


def _read(kind: str, entry: Entry, language: str, issues: IssueLog) -> Draft | None:
    return _READ[kind](entry, language) if kind in _READ else _choice(entry, language, issues)


def _fault(entry: Entry, kind: str) -> str:
    if kind in ("single", "multiple") and len(_filled(entry)) < 2:
        return "it has fewer than two options"
    said = in_line(entry.answer)
    return f"its answer '{said[:40]}' names none of its options" if said else "it says no answer"


def _with_answer(entry: Entry) -> Entry:
    """An answer that stands in brackets in the question, put where answers stand."""
    found = _BRACKET.search(entry.prompt)
    if entry.answer.strip() or found is None or any(row.ticked for row in entry.options):
        return entry
    gap = "（ ）" if _filled(entry) else ""
    prompt = f"{entry.prompt[: found.start()].rstrip()}{gap}{entry.prompt[found.end() :]}"
    return Entry(
        prompt=prompt, id=entry.id, kind=entry.kind, options=entry.options, answer=found[1],
        explain=entry.explain, points=entry.points, place=entry.place,
    )  # fmt: skip


def _filled(entry: Entry) -> list[Line]:
    return [row for row in entry.options if row.text.strip()]


def _kind_of(entry: Entry) -> str:
    truths = [truth_of(row.text) for row in _filled(entry)]
    if len(truths) == 2 and set(truths) == {True, False}:
        return "true-false"
    if len(truths) >= 2:
        return "single"
    if truth_of(entry.answer) is not None:
        return "true-false"
    gaps = len(_GAP.findall(entry.prompt))
    if gaps:
        return "blanks"
    if number_in(entry.answer.replace("±", " ").split(" ")[0]):
        return "numeric"
    return "blanks" if 0 < len(entry.answer.strip()) <= SHORT else "reflection"


def _text(said: str) -> str:
    """Words of a cell as Markdown: each of its lines is a paragraph."""
    return "\n\n".join(escaped(in_line(line)) for line in said.split("\n") if line.strip())


def _choice(entry: Entry, _language: str, issues: IssueLog) -> Draft | None:
    rows = _filled(entry)
    right = _right(entry, rows)
    if len(rows) < 2 or not right:
        return None
    if entry.kind == "single" and len(right) > 1:
        message = "it is called single choice and has several right answers: it comes as multiple choice."
        issues.warning("import/several-right", entry.place, message, "Look whether its key is right.")
    choices = [
        Choice(text=_text(row.text), correct=turn in right, why=_text(row.why))
        for turn, row in enumerate(rows)
    ]
    return choice_draft(_text(entry.prompt), choices, many=entry.kind == "multiple" or len(right) > 1)


def _right(entry: Entry, rows: list[Line]) -> frozenset[int]:
    """Which options are right: those ticked, or those that the answer names by letters, numbers or words."""
    ticked = frozenset(turn for turn, row in enumerate(rows) if row.ticked)
    said = even(entry.answer)
    if ticked or not said:
        return ticked
    words_right = _named(entry.answer, rows)
    if words_right:
        return words_right
    letters = {even(letter(turn)): turn for turn, row in enumerate(entry.options) if row.text.strip()}
    # Options that are empty keep their letters, so that C is C where B was left out.
    places = {name: rows.index(entry.options[turn]) for name, turn in letters.items()}
    bare = re.sub(r"^(?:选项|选|options?|答案)\s*", "", said).strip("()[]. ")
    if _LETTERS.fullmatch(bare):
        names = re.findall(r"[a-h]", bare)
        return (
            frozenset(places[name] for name in names)
            if all(name in places for name in names)
            else frozenset()
        )
    if _NUMBERS.fullmatch(bare):
        turns = [int(name) - 1 for name in re.findall(r"\d", bare)]
        return frozenset(turns) if all(turn < len(rows) for turn in turns) else frozenset()
    return frozenset()


def _named(answer: str, rows: list[Line]) -> frozenset[int]:
    """The options whose words the answer says: all of it, or each of its parts."""
    by_words = {even(row.text): turn for turn, row in enumerate(rows)}
    if even(answer) in by_words:
        return frozenset((by_words[even(answer)],))
    parts = [even(part) for part in re.split(r"[;；|\n、]", answer) if part.strip()]
    parts = [part if part in by_words else re.sub(r"^[a-h][.、．:：)\s]+", "", part) for part in parts]
    return (
        frozenset(by_words[part] for part in parts)
        if parts and all(p in by_words for p in parts)
        else frozenset()
    )


def _truth(entry: Entry, _language: str) -> Draft | None:
    rows = _filled(entry)
    right = _right(entry, rows)
    # Where the two sides are options, the answer may be the letter of one of them.
    truth = truth_of(rows[min(right)].text) if len(right) == 1 else truth_of(entry.answer)
    if truth is None:
        return None
    reasons = {truth_of(row.text): _text(row.why) for row in rows}
    if not rows:
        reasons = dict(zip((True, False), (_text(row.why) for row in entry.options), strict=False))
    prompt = re.sub(r"[ \t]*(?:（[ \u3000]*）|\([ \u3000]*\))[ \t]*$", "", entry.prompt.rstrip())
    return truth_draft(_text(prompt), truth, (reasons.get(True, ""), reasons.get(False, "")))


def _blanks(entry: Entry, language: str) -> Draft | None:
    answers = _answers(entry.answer, len(_GAP.findall(entry.prompt)))
    if not answers or not all(answers):
        return None
    lines = [line for line in entry.prompt.split("\n") if line.strip()]
    first = next((turn for turn, line in enumerate(lines) if _GAP.search(line)), len(lines))
    prompt, told = lines[:first], lines[first:]
    names = iter([gap_name(turn) for turn in range(len(answers))])
    text = "\n\n".join(_with_gaps(in_line(line), names) for line in told) or f"[[{gap_name(0)}]]"
    blanks: list[Tree] = [_blank(turn, words_of_gap) for turn, words_of_gap in enumerate(answers)]
    stem = _text("\n".join(prompt)) or words(language)["quiz.kind.blanks"]
    return draft("blanks", stem, text=text, blanks=blanks)


def _with_gaps(line: str, names: Iterator[str]) -> str:
    parts = _GAP.split(line)
    said = escaped(parts[0])
    for part in parts[1:]:
        said += f"[[{next(names, gap_name(0))}]]{escaped(part)}"
    return said


def _blank(turn: int, said: list[str]) -> Draft:
    if len(said) == 1 and "±" in said[0]:
        number, _, wide = said[0].partition("±")
        fields = range_fields(number, wide)
        if fields:
            return {"id": gap_name(turn), **fields}
    return {"id": gap_name(turn), "accept": list(said)}


def _answers(said: str, gaps: int) -> list[list[str]]:
    """What fills each gap; as many as there are, at least one."""
    said = said.strip()
    if gaps <= 1:
        return [_alternatives(said)]
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


def _numeric(entry: Entry, _language: str) -> Draft | None:
    found = _NUMBER.fullmatch(in_line(entry.answer))
    fields = range_fields(found[1], found[2] or "") if found else {}
    if not found or not fields:
        return None
    return draft("numeric", _text(entry.prompt), **fields, unit=escaped(found[3] or ""))


def _order(entry: Entry, _language: str) -> Draft | None:
    rows = _filled(entry)
    said = re.findall(r"[a-h]", even(entry.answer))
    turns = [ord(name) - ord("a") for name in said] or list(range(len(rows)))
    if sorted(turns) != list(range(len(rows))) or len(rows) < 2:
        return None
    items: list[Tree] = [
        {"text": _text(rows[turn].text), **({"why": _text(rows[turn].why)} if rows[turn].why else {})}
        for turn in turns
    ]
    return draft("order", _text(entry.prompt), items=items)


def _match(entry: Entry, _language: str) -> Draft | None:
    parted = [_sides(row.text) for row in _filled(entry)]
    if len(parted) < 2 or any(len(pair) < 2 for pair in parted):
        return None
    tree = pairs_draft(
        _text(entry.prompt), [(_text(left), escaped(in_line(right))) for left, right in parted]
    )
    pairs = tree["pairs"]
    for row, pair in zip(_filled(entry), pairs if isinstance(pairs, list) else [], strict=True):
        if row.why and isinstance(pair, dict):
            pair["why"] = _text(row.why)
    return tree


def _sides(text: str) -> list[str]:
    """The two sides of a pair: before and behind its arrow."""
    arrow = r"\s*→\s*" if "→" in text else r"\s*(?:->|=>|——)\s*"
    return re.split(arrow, text, maxsplit=1)


def _reflection(entry: Entry, _language: str) -> Draft:
    return draft("reflection", _text(entry.prompt), model=_text(entry.answer))


_READ: Mapping[str, Callable[[Entry, str], Draft | None]] = {
    "true-false": _truth,
    "blanks": _blanks,
    "numeric": _numeric,
    "order": _order,
    "match": _match,
    "reflection": _reflection,
}
