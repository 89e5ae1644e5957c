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
from coursewright.exchange.entry import Entry
from coursewright.exchange.entry_gaps import answers_of, gap_of, gaps_in, with_answer
from coursewright.exchange.entry_key import filled, is_letters, right_options
from coursewright.exchange.heads import even, truth_of
from coursewright.exchange.markup import escaped
from coursewright.exchange.ranges import number_in, range_fields
from coursewright.languages.words import words

_NUMBER = re.compile(r"([^±\s]+?)(?:\s*(?:±|\+/-|\+-)\s*([^\s]+))?(?:\s+(.{1,20}))?")
SHORT = 24
"""An answer of so many signs is one to be typed; a longer one is a model."""


def draft_of(entry: Entry, language: str, issues: IssueLog) -> Draft | None:
    """The question, or None and a warning where it cannot be told what is right."""
    entry = with_answer(entry)
    kind = entry.kind or _kind_of(entry)
    fault = _unasked(entry, kind)
    tree = None if fault else _read(kind, entry, language, issues)
    if tree is None:
        told, cure = fault or _fault(entry, kind)
        issues.warning("import/no-answer", entry.place, f"{told}: it is left out.", cure)
        return None
    name = id_of(entry.id)
    points = re.sub(r"\s*(?:分|points?|marks?|pts?)\.?$", "", even(entry.points)).removesuffix(".0")
    if points and not re.fullmatch(r"0|[1-9]\d?", points):
        said = f"its points '{in_line(entry.points)[:20]}' are no whole number below 100: it counts 1."
        issues.warning("import/unread-field", entry.place, said, "Write 'points' into the quiz file.")
        points = ""
    fields: Draft = {"explain": _text(entry.explain), "points": points if points not in ("0", "1") else ""}
    return {
        **({"id": name} if name else {}),
        **tree,
        **{key: value for key, value in fields.items() if value},
    }


def _read(kind: str, entry: Entry, language: str, issues: IssueLog) -> Draft | None:
    return _READ[kind](entry, language) if kind in _READ else _choice(entry, language, issues)


_MEND = "Mend it in the file."


def _unasked(entry: Entry, kind: str) -> tuple[str, str] | None:
    """What is wrong with a question whatever its kind, and the cure; None where nothing is."""
    if not entry.prompt.strip():
        return "there is no question in words", _MEND
    if not entry.kind and kind in ("blanks", "numeric") and not filled(entry) and is_letters(entry.answer):
        return (
            f"its answer '{in_line(entry.answer)}' names options, and none are found",
            "Write each as 'A. …' in a line of its own; for a letter to be typed write the kind: 填空题 or fill in.",
        )
    return None


def _fault(entry: Entry, kind: str) -> tuple[str, str]:
    said = in_line(entry.answer)
    if kind in ("single", "multiple") and len(filled(entry)) < 2:
        return "it has fewer than two options", _MEND
    if kind == "match" and said + "".join(row.text for row in filled(entry)):
        return (
            "its pairs have no arrow between their two sides",
            "Write each as 'left → right' in a cell of options.",
        )
    if not said:
        return "it says no answer", _MEND
    told = f"its answer '{said[:40]}'"
    if kind == "true-false":
        return f"{told} is neither true nor false", "Write 对 or 错, true or false."
    if kind == "blanks":
        gaps = len(gaps_in(entry))
        return f"{told} has not as many parts as there are gaps ({gaps})", "Part its parts by ；."
    if kind == "numeric":
        return f"{told} is no number", "Write it as 5 or 0.5±0.01."
    if kind == "order":
        return f"{told} does not name each thing once", "Write all letters in their right order, such as BAC."
    return f"{told} names none of its options", _MEND


def _kind_of(entry: Entry) -> str:
    truths = [truth_of(row.text) for row in filled(entry)]
    if len(truths) == 2 and set(truths) == {True, False} and not _are_names(entry):
        return "true-false"
    if len(truths) >= 2:
        return "single"
    if truth_of(entry.answer) is not None and not entry.answer.strip().isdigit():
        return "true-false"
    if truths:
        return "single"
    if gaps_in(entry):
        return "blanks"
    if number_in(entry.answer.replace("±", " ").split(" ")[0]):
        return "numeric"
    answer = entry.answer.strip()
    return "blanks" if 0 < len(answer) <= SHORT and not re.search(r"[。；;，,！!]", answer) else "reflection"


def _are_names(entry: Entry) -> bool:
    """Whether two options are called x and y, or are numbers, and so are no sides of a statement."""
    said = {even(row.text) for row in filled(entry)}
    return said == {"x", "y"} or all(text.isdigit() for text in said)


def _text(said: str) -> str:
    """Words of a cell as Markdown: each of its lines is a paragraph."""
    return "\n\n".join(escaped(in_line(line)) for line in said.split("\n") if line.strip())


def _choice(entry: Entry, _language: str, issues: IssueLog) -> Draft | None:
    rows = filled(entry)
    right = right_options(entry, issues)
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


def _truth(entry: Entry, _language: str) -> Draft | None:
    rows = filled(entry)
    right = right_options(entry, IssueLog())
    # Where the two sides are options, the answer may be the letter of one of them.
    truth = truth_of(rows[min(right)].text) if len(right) == 1 else truth_of(entry.answer)
    if truth is None:
        return None
    reasons = {truth_of(row.text): _text(row.why) for row in rows}
    if not rows:
        reasons = dict(zip((True, False), (_text(row.why) for row in entry.options), strict=False))
    prompt = re.sub(r"(?:（[ \u3000]*）|\([ \u3000]*\))$", "", entry.prompt.rstrip()).rstrip()
    return truth_draft(_text(prompt), truth, (reasons.get(True, ""), reasons.get(False, "")))


def _blanks(entry: Entry, language: str) -> Draft | None:
    gap = gap_of(entry)
    answers = answers_of(entry.answer, len(gaps_in(entry)))
    if not answers or not all(answers):
        return None
    lines = [line for line in entry.prompt.split("\n") if line.strip()]
    first = next((turn for turn, line in enumerate(lines) if gap.search(line)), len(lines))
    prompt, told = lines[:first], lines[first:]
    names = iter([gap_name(turn) for turn in range(len(answers))])
    text = "\n\n".join(_with_gaps(in_line(line), gap, names) for line in told) or f"[[{gap_name(0)}]]"
    blanks: list[Tree] = [_blank(turn, words_of_gap) for turn, words_of_gap in enumerate(answers)]
    stem = _text("\n".join(prompt)) or words(language)["quiz.kind.blanks"]
    return draft("blanks", stem, text=text, blanks=blanks)


def _with_gaps(line: str, gap: re.Pattern[str], names: Iterator[str]) -> str:
    parts = gap.split(line)
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


def _numeric(entry: Entry, _language: str) -> Draft | None:
    found = _NUMBER.fullmatch(in_line(entry.answer))
    fields = range_fields(found[1], found[2] or "") if found else {}
    if not found or not fields:
        return None
    return draft("numeric", _text(entry.prompt), **fields, unit=escaped(found[3] or ""))


def _order(entry: Entry, _language: str) -> Draft | None:
    rows = filled(entry)
    said = re.findall(r"[a-l]", even(entry.answer))
    turns = [ord(name) - ord("a") for name in said] or list(range(len(rows)))
    if sorted(turns) != list(range(len(rows))) or len(rows) < 2:
        return None
    items: list[Tree] = [
        {"text": _text(rows[turn].text), **({"why": _text(rows[turn].why)} if rows[turn].why else {})}
        for turn in turns
    ]
    return draft("order", _text(entry.prompt), items=items)


def _match(entry: Entry, _language: str) -> Draft | None:
    parted = _pairs([row.text for row in filled(entry)])
    if len(parted) < 2:
        return None
    tree = pairs_draft(
        _text(entry.prompt), [(_text(left), escaped(in_line(right))) for left, right in parted]
    )
    pairs = tree["pairs"]
    for row, pair in zip(filled(entry), pairs if isinstance(pairs, list) else [], strict=True):
        if row.why and isinstance(pair, dict):
            pair["why"] = _text(row.why)
    return tree


_ARROWS = ("→", "->|=>|——", "—|–|-", "：|:")


def _pairs(texts: list[str]) -> list[tuple[str, str]]:
    """The two sides of each pair, parted by the first of the signs that parts all of them; nothing if none does."""
    for sign in _ARROWS:
        parts = [
            re.split(rf"\s*(?:{sign})\s*", text, maxsplit=0 if sign in _ARROWS[2:] else 1) for text in texts
        ]
        if all(len(pair) == 2 and all(pair) for pair in parts):
            return [(pair[0], pair[1]) for pair in parts]
    return []


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
