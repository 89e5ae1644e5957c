"""Reading GIFT: what Moodle writes, what it accepts, and what people type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from coursewright.base.issues import IssueLog, Place
from coursewright.base.places import Tree
from coursewright.exchange.drafts import (
    Choice,
    Draft,
    blank_fields,
    choice_draft,
    clean,
    draft,
    gap_draft,
    gap_name,
    id_of,
    in_line,
    pairs_draft,
    truth_draft,
)
from coursewright.exchange.format import Found, Source
from coursewright.exchange.fractions import marked
from coursewright.exchange.markup import GAP, escaped, markdown_of
from coursewright.exchange.shares import Share, best_of, tell_losses, tell_parts, tell_rest
from coursewright.exchange.text import text_in

_HIDDEN = {"~": "\x01", "=": "\x02", "#": "\x03", "{": "\x04", "}": "\x05", ":": "\x06", "\\": "\x07"}
"""What stands for an escaped sign while a question is taken apart."""
_SHOWN = {hidden: sign for sign, hidden in _HIDDEN.items()}
_NEW_LINE = "\x08"
_ANSWER = re.compile(r"[=~]")
_FORMAT = re.compile(r"\s*\[(html|markdown|plain|moodle)\]", re.IGNORECASE)
_WEIGHT = re.compile(r"\s*%([^%]*)%")
_TRUTH = re.compile(r"\s*(T|TRUE|F|FALSE)\s*(#.*)?", re.IGNORECASE | re.DOTALL)
_NUMBER = r"[+-]?\d{1,15}(?:\.\d{1,15})?"
_RANGE = re.compile(rf"\s*({_NUMBER})\s*(?:(\.\.|:)\s*({_NUMBER}))?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chunk:
    """The lines of one question, what its comments say, and where it begins."""

    text: str
    notes: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """One answer: its sign, its share of the point if one is said, its words, and what is said to it."""

    sign: str
    weight: str | None
    text: str
    told: str


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells what answers say that has no place here."""

    place: Place
    issues: IssueLog

    def parts(self, rows: list[Share], counted: str) -> None:
        """Answers that are right in part."""
        tell_parts(rows, counted, self.place, self.issues)

    def losses(self, rows: list[Share]) -> None:
        """Wrong answers that take points off."""
        tell_losses(rows, self.place, self.issues)

    def rest(self, rows: list[Choice]) -> None:
        """What is said to any other answer."""
        tell_rest(rows, self.place, self.issues)


def read_gift(source: Source, issues: IssueLog) -> list[Found]:
    """The questions of a file; what is none is told."""
    text = clean(text_in(source, issues) or "")
    found = []
    _tell_categories(text, source.file, issues)
    for chunk in _chunks(text, source.file):
        tree = _question(chunk, source.language, issues)
        if tree is not None:
            found.append(Found(tree=tree, place=chunk.place))
    return found


def _tell_categories(text: str, file: str, issues: IssueLog) -> None:
    lines = list(enumerate(text.split("\n"), start=1))
    named = [
        (number, line.partition(":")[2].strip()) for number, line in lines if line.startswith("$CATEGORY:")
    ]
    if named:
        place = Place(file=file, line=named[0][0], column=1)
        names = ", ".join(dict.fromkeys(name for _, name in named))
        issues.warning("import/not-taken", place, f"categories are not taken over: {names}.")


def _chunks(text: str, file: str) -> Iterator[_Chunk]:
    """Questions are parted by empty lines."""
    lines: list[str] = []
    notes: list[str] = []
    first = 0
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.lstrip().startswith("//"):
            notes.append(line)
        elif line.strip() and not (line.startswith("$CATEGORY:") and not lines):
            first = first or number
            lines.append(line)
        else:
            if lines:
                place = Place(file=file, line=first, column=1)
                yield _Chunk(text="\n".join(lines), notes=" ".join(notes), place=place)
                notes = []
            lines, first = [], 0


def _question(chunk: _Chunk, language: str, issues: IssueLog) -> Draft | None:
    text = _hidden(chunk.text.strip())
    title, text = _titled(text)
    form, text = _formatted(text)
    begin, end = text.find("{"), text.rfind("}")
    if begin < 0 or end < begin:
        issues.warning(
            "import/no-answers", chunk.place, "this has no answers in { }: it is left out.",
            "Write them, or delete it; an empty line parts one question from the next.",
        )  # fmt: skip
        return None
    body, _, general = text[begin + 1 : end].partition("####")
    if "{" in body + general or "}" in body + general:
        issues.warning(
            "import/unknown-answers", chunk.place, "this has more than one pair of { }: it is left out.",
            "Part two questions by an empty line; a question has one gap in GIFT. Write \\{ and \\} for the signs.",
        )  # fmt: skip
        return None
    gap = f"<{GAP} name='{gap_name(0)}'></{GAP}>" if text[end + 1 :].strip() else ""
    stem = _words(f"{text[:begin].rstrip() if not gap else text[:begin]}\x0f{text[end + 1 :]}", form)
    stem = stem.replace("\x0f", f"[[{gap_name(0)}]]" if gap else "").strip()
    teller = _Teller(chunk.place, issues)
    tree = _answered(stem, body, form, teller, gap=bool(gap), language=language)
    if tree is None:
        issues.warning(
            "import/unknown-answers", chunk.place, "no kind of question has answers like these: it is left out.",
            "Look at how they are written.",
        )  # fmt: skip
        return None
    if re.search(r"<img\b", text, re.IGNORECASE):
        issues.warning(
            "import/picture", chunk.place, "a picture of this question is not taken over.",
            "Save it to content/<language>/assets and write it into the text.",
        )  # fmt: skip
    told = _words(general, form)
    if told:
        tree["model" if tree["type"] == "reflection" else "explain"] = told
    return _named(tree, chunk.notes, title)


def _named(tree: Draft, notes: str, title: str) -> Draft:
    found = re.search(r"\[id:([^\]]+)\]", notes)
    name = id_of(found[1] if found else "", title)
    tags: list[Tree] = [tag for row in re.findall(r"\[tag:([^\]]+)\]", notes) if (tag := id_of(row))]
    return {**({"id": name} if name else {}), **tree, **({"tags": tags} if tags else {})}


def _answered(stem: str, body: str, form: str, teller: _Teller, *, gap: bool, language: str) -> Draft | None:
    """The question that a stem and its answers make; None where they make none."""
    truth = _TRUTH.fullmatch(body)
    if truth:
        return _truth(stem, truth, form)
    if body.lstrip().startswith("#"):
        return _numbers(stem, body.lstrip()[1:], form, teller, gap=gap, language=language)
    if not body.strip():
        return draft("reflection", stem)
    answers = _answers(body)
    if not answers:
        return None
    if all("->" in row.text for row in answers):
        pairs = [row.text.partition("->") for row in answers]
        rows = [(_words(left, form), escaped(_bare(right))) for left, _, right in pairs]
        return pairs_draft(stem, [row for row in rows if row[0]], [right for left, right in rows if not left])
    if all(row.sign == "=" for row in answers):
        return _gap(stem, answers, form, teller, language)
    return _choices(stem, answers, form, teller)


def _truth(stem: str, match: re.Match[str], form: str) -> Draft:
    truth = match[1].upper() in ("T", "TRUE")
    wrong, _, right = (match[2] or "#")[1:].partition("#")
    reasons = (_words(right, form), _words(wrong, form))
    return truth_draft(stem, truth, reasons if truth else (reasons[1], reasons[0]))


def _shares(answers: list[_Answer]) -> list[Share]:
    """What each answer counts: all behind =, its share where it says one, else nothing."""
    return [
        Share(
            words=_bare(row.text),
            hundredths=marked(row.weight)
            if row.weight is not None
            else Decimal(100 if row.sign == "=" else 0),
        )
        for row in answers
    ]


def _choices(stem: str, answers: list[_Answer], form: str, teller: _Teller) -> Draft:
    shares = _shares(answers)
    many = not any(row.sign == "=" for row in answers)
    least = Decimal(0) if many else max(best_of(shares) - 1, Decimal(0))
    rows = [
        Choice(text=_words(row.text, form), correct=share.hundredths > least, why=_words(row.told, form))
        for row, share in zip(answers, shares, strict=True)
    ]
    if not many:
        teller.parts(shares, "it is wrong here")
        teller.losses(shares)
    return choice_draft(stem, rows, many=many and any(row.correct for row in rows))


def _gap(stem: str, answers: list[_Answer], form: str, teller: _Teller, language: str) -> Draft:
    """Words to type; a share of nothing makes a named wrong answer."""
    shares = _shares(answers)
    rows = [
        Choice(text=share.words, correct=share.hundredths > 0, why=_words(row.told, form))
        for row, share in zip(answers, shares, strict=True)
    ]
    teller.parts(shares, "it counts whole here")
    teller.rest(rows)
    return gap_draft(stem, blank_fields(rows), language)


def _numbers(stem: str, body: str, form: str, teller: _Teller, *, gap: bool, language: str) -> Draft | None:
    answers = _answers(body) or [_Answer(sign="=", weight=None, text=body.partition("#")[0], told="")]
    shares = _shares(answers)
    rows = [
        (row, match, share)
        for row, share in zip(answers, shares, strict=True)
        if (match := _RANGE.fullmatch(share.words))
    ]
    best = best_of([share for _, _, share in rows])
    chosen = next(((row, match) for row, match, share in rows if share.hundredths == best > 0), None)
    if chosen is None:
        return None
    teller.parts(shares, "it is left out")
    own, right = chosen
    slips: Tree = [
        {**_range(match), **({"why": why} if (why := _words(row.told, form)) else {})}
        for row, match, share in rows
        if share.hundredths <= 0
    ]
    why = _words(own.told, form)
    if not gap:
        return draft("numeric", stem, **_range(right), slips=slips, explain=why)
    blank = {**_range(right), "why": why, "slips": slips}
    return gap_draft(stem, {key: value for key, value in blank.items() if value}, language)


def _range(match: re.Match[str]) -> Draft:
    first, mark, second = match.groups()
    if mark == "..":
        return {"min": first, "max": second}
    return {"answer": first, **({"tolerance": second} if second and marked(second) else {})}


def _answers(body: str) -> list[_Answer]:
    """The answers of a body, each begun by its sign; nothing where anything stands before the first."""
    starts = [match.start() for match in _ANSWER.finditer(body)]
    if not starts or body[: starts[0]].strip():
        return []
    found = []
    for begin, end in zip(starts, [*starts[1:], len(body)], strict=True):
        part = body[begin + 1 : end]
        weight = _WEIGHT.match(part)
        text, _, told = part[weight.end() if weight else 0 :].partition("#")
        found.append(
            _Answer(sign=body[begin], weight=weight[1] if weight else None, text=text.strip(), told=told)
        )
    return found


def _hidden(text: str) -> str:
    return re.sub(r"\\([~=#{}:\\n])", lambda match: _HIDDEN.get(match[1], _NEW_LINE), text)


def _titled(text: str) -> tuple[str, str]:
    if text.startswith("::") and "::" in text[2:]:
        title, _, rest = text[2:].partition("::")
        return _bare(title), rest.lstrip()
    return "", text


def _formatted(text: str) -> tuple[str, str]:
    match = _FORMAT.match(text)
    return (match[1].lower(), text[match.end() :]) if match else ("", text)


def _bare(text: str) -> str:
    """Words to be typed."""
    return in_line("".join(_SHOWN.get(sign, sign) for sign in text.replace(_NEW_LINE, " ")))


def _words(text: str, inherited: str) -> str:
    """A text as our Markdown, in the format that it names or else that of its question."""
    form, text = _formatted(text)
    form = form or inherited
    lines = " ".join(text.split("\n")).replace(_NEW_LINE, "\n")
    shown = "".join(_SHOWN.get(sign, sign) for sign in lines).strip()
    if form == "markdown":
        return shown
    if form == "html" or (form != "plain" and re.search(r"<[A-Za-z/!]|&[#\w]+;", shown)):
        return markdown_of(shown)
    return escaped(shown)
