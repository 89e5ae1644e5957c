"""What was measured, kept as JSON: rows in groups that were measured side by side, so that ratios mean something."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measurement: of which variant, after which edit (or in which state), in which round, and its figures."""

    variant: str
    edit: str
    round: int
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The rows of one work at one size, and when, of which commit and on which machine they were measured.

    `left_out` says what could not be measured, and why.
    """

    work: str
    size: str
    date: str
    commit: str
    machine: Mapping[str, str]
    versions: Mapping[str, str]
    rows: tuple[Row, ...] = ()
    left_out: tuple[str, ...] = ()

    def has(self, variant: str, edit: str, turn: int) -> bool:
        """Whether a measurement is there."""
        return any((row.variant, row.edit, row.round) == (variant, edit, turn) for row in self.rows)

    def figure(
        self, variant: str, edit: str, name: str, of: Callable[[Sequence[float]], float] = median
    ) -> float | None:
        """The median (or what `of` makes) of a figure over all rounds; None where it was not measured."""
        values = [
            row.figures[name]
            for row in self.rows
            if row.variant == variant and row.edit == edit and name in row.figures
        ]
        return of(values) if values else None

    def variants(self) -> list[str]:
        """The variants in it, in the order of their first rows' names."""
        return list(dict.fromkeys(row.variant for row in sorted(self.rows, key=lambda row: row.round)))


@dataclass(slots=True, kw_only=True)
class Results:
    """The groups of all works, kept in a file that is written after each measurement."""

    file: Path
    groups: dict[tuple[str, str], Group] = field(default_factory=dict)

    def put(self, group: Group) -> Group:
        """Keep a group in place of an earlier one of the same work and size."""
        self.groups[group.work, group.size] = group
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(as_json(self.groups.values()), encoding="utf-8", newline="\n")
        return group

    def of(self, work: str) -> Iterator[Group]:
        """The groups of a work, the smaller sizes first, the real course before them."""
        found = [group for group in self.groups.values() if group.work == work]
        yield from sorted(found, key=lambda group: int(group.size) if group.size.isdigit() else 0)


def as_json(groups: Iterable[Group]) -> str:
    """Groups as text, in an order of their own: the same whatever was measured last."""
    rows = [asdict(group) for group in sorted(groups, key=lambda group: (group.work, group.size.zfill(6)))]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def read_results(file: Path, published: Path | None = None) -> Results:
    """The results in a file; where there is no such file those that were published; none where nothing was."""
    found = next((one for one in (file, published) if one and one.is_file()), None)
    stored: list[dict[str, Any]] = json.loads(found.read_text(encoding="utf-8")) if found else []
    results = Results(file=file)
    for fields in stored:
        rows = tuple(Row(**row) for row in fields.pop("rows"))
        group = Group(**{**fields, "left_out": tuple(fields["left_out"])}, rows=rows)
        results.groups[group.work, group.size] = group
    return results
