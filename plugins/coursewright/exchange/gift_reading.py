"""Reading GIFT: what Moodle writes, what it accepts, and what people type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.base.issues import IssueLog, Place
from coursewright.base.places import Tree
from coursewright.exchange.drafts import Draft, clean, gap_name, id_of
from coursewright.exchange.format import Found, Source
from coursewright.exchange.gift_answers import Teller, answered
from coursewright.exchange.gift_texts import bare, formatted, hidden, words
from coursewright.exchange.markup import GAP
from coursewright.exchange.text import text_in


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chunk:
    """The lines of one question, what its comments say, and where it begins."""

    text: str
    notes: str
    place: Place


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
    text = hidden(chunk.text.strip())
    title, text = _titled(text)
    form, text = formatted(text)
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
    stem = words(f"{text[:begin].rstrip() if not gap else text[:begin]}\x0f{text[end + 1 :]}", form)
    stem = stem.replace("\x0f", f"[[{gap_name(0)}]]" if gap else "").strip()
    teller = Teller(chunk.place, issues)
    tree = answered(stem, body, form, teller, gap=bool(gap), language=language)
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
    told = words(general, form)
    if told:
        tree["model" if tree["type"] == "reflection" else "explain"] = told
    return _named(tree, chunk.notes, title)


def _named(tree: Draft, notes: str, title: str) -> Draft:
    found = re.search(r"\[id:([^\]]+)\]", notes)
    name = id_of(found[1] if found else "", title)
    tags: list[Tree] = [tag for row in re.findall(r"\[tag:([^\]]+)\]", notes) if (tag := id_of(row))]
    return {**({"id": name} if name else {}), **tree, **({"tags": tags} if tags else {})}


def _titled(text: str) -> tuple[str, str]:
    if text.startswith("::") and "::" in text[2:]:
        title, _, rest = text[2:].partition("::")
        return bare(title), rest.lstrip()
    return "", text
