"""A changed document brought back: each change to its place in the files, and what has none is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from coursewright.base.issues import IssueLog, Place
from coursewright.exchange.labels import ANSWER
from coursewright.office.back.blocks import added, removed, turn_of
from coursewright.office.back.comparing import (
    Change,
    changes_of,
    kinds_changed,
    look_of_words_changed,
    looks_changed,
)
from coursewright.office.back.guards import refuse_broken, refuse_clash
from coursewright.office.back.reading import Content, Line
from coursewright.office.back.source import SourceFile
from coursewright.office.back.splicing import Splice, Unmerged, splices

RULE = "word/unmerged"
SHOWN = 40


@dataclass(slots=True)
class Returned:
    """What came back: new texts of files by path, how many changes were made, the numbers of lines that are named."""

    texts: dict[str, str] = field(default_factory=dict)
    merged: int = 0
    named: frozenset[int] = frozenset()


def merge_document(
    name: str, old: Content, new: Content, files: Sequence[SourceFile], issues: IssueLog
) -> Returned:
    """The files with the changes between two readings of the document `name`; what cannot be merged becomes issues."""
    skipped = _tables(name, old, new, issues)
    own = [row for row in old.lines if row.table not in skipped]
    theirs = [row for row in new.lines if row.table not in skipped]
    _beside_words(name, old, new, issues)
    made: list[Splice] = []
    merged, named = 0, set()
    restyled = list(looks_changed(own, theirs))
    kept: list[str] = []
    # New paragraphs come last: one may be a part of another that could not be changed.
    for change in sorted(changes_of(own, theirs), key=lambda row: row.old is None):
        try:
            _refuse_part(change, kept)
            found = [row for row in _splices_of(change, own, files) if change.old is None or row not in made]
            refuse_clash(found, made)
            refuse_broken(found)
        except Unmerged as fault:
            named.add(_name(name, change, fault, issues))
            kept += [" ".join(change.old.text.split())] if change.old is not None else []
            continue
        made += found
        merged += bool(found)
        if (
            change.old is not None
            and change.new is not None
            and look_of_words_changed(change.old, change.new)
        ):
            restyled.append((change.old, change.new))
    for before, after in kinds_changed(own, theirs):
        if before.text.strip():
            issues.error(
                RULE,
                Place(file=name, line=after.number),
                f"“{_short(after.text)}”: it was {_kind(before)} and is {_kind(after)} now; that is not merged.",
                "Write it so into the file, in all languages.",
            )
    for before, after in restyled:
        if before.text.strip():
            issues.warning(
                RULE,
                Place(file=name, line=after.number),
                f"“{_short(after.text)}”: its words look otherwise now{_others(before, after)}; "
                "looks are not taken over.",
                "Write it into the file: **bold**, *slanted*, [a link](address); delete what is struck out.",
            )
    left = {row.number for row in new.lines if row.table in skipped}
    return Returned(texts=_spliced(made), merged=merged, named=frozenset(named | left))


def _tables(name: str, old: Content, new: Content, issues: IssueLog) -> set[int]:
    """Numbers of tables that have another shape: none of their words are compared."""
    if len(old.tables) != len(new.tables):
        issues.error(
            RULE,
            Place(file=name),
            f"the document has {len(new.tables)} tables, and {len(old.tables)} when it was written: none is merged.",
            "Write what changed in tables into the file.",
        )
        return set(range(1, max(len(old.tables), len(new.tables)) + 1))
    skipped = set()
    for number, (before, after) in enumerate(zip(old.tables, new.tables, strict=True), start=1):
        if before != after:
            skipped.add(number)
            issues.error(
                RULE,
                Place(file=f"{name}[table {number}]"),
                f"the table has another shape: {_shape(after)} and not {_shape(before)}; it is not merged.",
                "Write the rows and columns into the file.",
            )
    return skipped


def _shape(rows: Sequence[int]) -> str:
    return f"{len(rows)} × {max(rows, default=0)}"


def _beside_words(name: str, old: Content, new: Content, issues: IssueLog) -> None:
    for what, before, after in ((what, count, new.beside[what]) for what, count in old.beside.items()):
        if before != after:
            issues.error(
                RULE,
                Place(file=name),
                f"the document has {after} {what}, and {before} when it was written: they are not merged.",
                f"Put the {what} into the lesson.",
            )
    for said in sorted(new.edges - old.edges):
        issues.warning(
            RULE,
            Place(file=name),
            f"“{_short(said)}”: what stands above or below the pages is not taken over.",
            "Write it into the lesson, or into course.yml.",
        )
    lines = {one: line.number for line in new.lines for one in line.comments}
    for one, (author, text) in new.comments.items():
        place = Place(file=name, line=lines.get(one, 1))
        issues.warning(RULE, place, f"a comment of {author or 'somebody'} is not taken over: “{text}”.")


def _others(before: Line, after: Line) -> str:
    """What is done to words beside bold and slanted that was not."""
    was, now = ({name for run in row.runs for name in run.others} for row in (before, after))
    return f" ({', '.join(sorted(now - was))})" if now - was else ""


def _kind(line: Line) -> str:
    if line.kind.startswith("heading"):
        return f"a heading of level {line.kind.removeprefix('heading').strip() or 1}"
    return "an item of a list" if line.kind == "list" else "a paragraph"


def _splices_of(change: Change, own: Sequence[Line], files: Sequence[SourceFile]) -> Iterator[Splice]:
    if change.old is not None and change.new is not None:
        turn, of = turn_of(change.old, own)
        yield from splices(change.old.text, change.new.text, files, turn, of)
    elif change.old is not None:
        if change.old.text.strip():
            yield removed(change.old, own, files)
    elif change.new is not None and change.new.text.strip():
        yield added(change.new, change.after, change.before, own, files)


def _refuse_part(change: Change, kept: Sequence[str]) -> None:
    """A paragraph that was split stays whole where its change has no place: its words would stand there twice."""
    words = " ".join(change.new.text.split()) if change.new is not None else ""
    if change.old is None and words and any(words in text for text in kept):
        raise Unmerged("it was a part of a paragraph whose change is not merged", "Write it into the file")


def _spliced(made: Sequence[Splice]) -> dict[str, str]:
    """The texts of files, each change from the end to the beginning; those at one place in their order."""
    texts: dict[str, str] = {}
    for _, splice in sorted(enumerate(made), key=lambda pair: (pair[1].begin, pair[0]), reverse=True):
        text = texts.get(splice.file.path, splice.file.text)
        texts[splice.file.path] = text[: splice.begin] + splice.text + text[splice.end :]
    return texts


def _name(name: str, change: Change, fault: Unmerged, issues: IssueLog) -> int:
    """Name a change that has no place; the number of its line."""
    line = change.new or change.old
    assert line is not None  # noqa: S101  # a change has one side at least
    cure = _KEY if fault.place is None and _says_what_is_right(line) else fault.cure
    if fault.place is not None:
        file, place = fault.place
        row, column = file.line_of(place)
        cure = f"{cure}: {file.path}:{row}:{column}"
    issues.error(RULE, Place(file=name, line=line.number), f"“{_short(line.text)}”: {fault}.", f"{cure}.")
    return line.number if change.new is not None else 0


_KEY = "What is right stands in the quiz as 'correct', 'answer' or 'model'; change it there"


def _says_what_is_right(line: Line) -> bool:
    """Whether a paragraph names the right answer, or is an option whose sign says whether it is right."""
    return line.style in ("Answer", "Option") or ANSWER.match(line.text.strip()) is not None


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
