"""Rules for figures beyond their shape; the rules of a kind stand with the kind."""

from __future__ import annotations

from coursewright.base.issues import IssueLog
from coursewright.base.label import Label
from coursewright.base.places import Steps
from coursewright.figures.kinds import kind_of
from coursewright.figures.model import Figure, LoadedFigure, named, walk
from coursewright.figures.paper import least_unit
from coursewright.figures.scene import Scene
from coursewright.figures.setter import Setter
from coursewright.paper.geometry import A4

MOST_LETTERS = 200
"""Of a label in a drawing: several times what any place takes, and few enough to be laid out at once."""
MOST_LETTERS_BELOW = 2000
"""Of a text that stands below a drawing or beside it."""
BELOW = ("text", "source")
"""The figure's own keys of such texts; an element's `text` is its label, its `note` such a text."""
ROOMS = (360.0, 480.0)
"""Widths that figures are laid out for: a phone's, and that of a printed column."""


def check_figure(loaded: LoadedFigure, issues: IssueLog) -> None:
    """Report what is wrong within one figure; what does not fit only when the rest is right."""
    own = IssueLog()
    _check_counts(loaded, own)
    _check_ids(loaded, own)
    _check_lengths(loaded, own)
    if not own.has_errors:
        kind_of(loaded.figure).check(loaded.figure, loaded.where, own)
    if not own.has_errors:
        _check_room(loaded, own)
    issues.extend(own)


def _check_counts(loaded: LoadedFigure, issues: IssueLog) -> None:
    for name, (least, most) in kind_of(loaded.figure).counts.items():
        for path, rows in _lists(loaded.figure, name):
            if least <= len(rows) <= most:
                continue
            few = len(rows) < least
            issues.error(
                "figure/too-few" if few else "figure/too-many",
                loaded.where.value(*path) if few else loaded.where.value(*path, most),
                f"'{path[-1]}' takes {_range(least, most)}, there are {len(rows)} here.",
                "Add what is missing." if few else "Leave some out, or make two figures of it.",
            )


def _lists(figure: Figure, name: str) -> list[tuple[Steps, tuple[object, ...]]]:
    """The lists that a name of `Kind.counts` means, each with its path."""
    first, _, second = name.partition(".")
    value = getattr(figure, first)
    if not second:
        return [((first,), value)]
    rows = enumerate(value) if isinstance(value, tuple) else ((None, value),)
    return [
        ((first, second) if index is None else (first, index, second), getattr(row, second))
        for index, row in rows
    ]


def _range(least: int, most: int) -> str:
    return str(most) if least == most else f"{least} to {most}"


def _check_ids(loaded: LoadedFigure, issues: IssueLog) -> None:
    first: dict[str, Steps] = {}
    for path, name in named(loaded.figure):
        if first.setdefault(name, path) != path:
            before = loaded.where.value(*first[name], "id")
            issues.error(
                "figure/duplicate-id",
                loaded.where.value(*path, "id"),
                f"'{name}' stands twice in this figure; first in line {before.line}.",
                "Give one of the two another id.",
            )


def _check_lengths(loaded: LoadedFigure, issues: IssueLog) -> None:
    for path, label in walk(loaded.figure, Label):
        below = path[-1] == "note" or (len(path) == 1 and path[0] in BELOW)
        most = MOST_LETTERS_BELOW if below else MOST_LETTERS
        for language, text in label.texts:
            if len(text) > most:
                issues.error(
                    "figure/long-label",
                    loaded.where.value(*path, *([language] if language else [])),
                    f"this text has {len(text)} letters, more than {most}.",
                    "Shorten it." if below else "Shorten it, and say the rest in 'note:'.",
                )


def _check_width(loaded: LoadedFigure, scene: Scene, issues: IssueLog) -> None:
    if scene.width * least_unit(A4) > A4.live:
        issues.error(
            "figure/too-wide",
            loaded.where.value(),
            "the drawing would be wider than a printed page.",
            "Leave out links or columns, or make two figures of it.",
        )


def _check_room(loaded: LoadedFigure, issues: IssueLog) -> None:
    """Lay the figure out for both widths, and name each label that is too long for its place."""
    places = [(path, label) for path, label in walk(loaded.figure, Label)]
    for room in ROOMS:
        setter = Setter(languages=loaded.languages, shown=next(iter(loaded.languages), ""), room=room)
        _check_width(loaded, kind_of(loaded.figure).layout(loaded.figure, setter), issues)
        for misfit, language in setter.misfits:
            for path in (path for path, label in places if label is misfit):
                issues.error(
                    "figure/does-not-fit",
                    loaded.where.value(*path, language),
                    f"the label '{misfit.text(language)}' is too long for its place.",
                    "Shorten it, and say the rest in 'note:'.",
                )
