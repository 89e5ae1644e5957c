"""Signs that no printed face has, in every text that a handbook prints."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from coursewright.base.issues import IssueLog, Place
from coursewright.base.textfile import salvaged_text
from coursewright.course.model import Course
from coursewright.course.printed import printed_lines
from coursewright.fonts.coverage import signs_without_glyph
from coursewright.fonts.own import hindrance
from coursewright.project.printed import PlacedText, printed_texts
from coursewright.project.sources import Sources

RULE = "print/no-glyph"
NAMED_AT_MOST = 6
"""So many signs of a file are told one by one: a text in a script that is not printed would make hundreds."""
SHOWN_AT_MOST = 20


def check_signs(sources: Sequence[Sources], issues: IssueLog) -> None:
    """Report each sign of each file once, where it stands first; a course without handbooks prints nothing."""
    found: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    known: set[PlacedText] = set()
    for source in sources:
        if source.course is None or not source.course.handbooks or hindrance(source.language, source.root):
            continue
        for placed in printed_texts(source, source.course):
            # What languages share is met once in each.
            if placed not in known and (missing := signs_without_glyph(placed[1])):
                for sign in missing:
                    spots = [_exact(source.root, placed[0], sign)] * placed[1].count(sign)
                    found[placed[0].file][sign] += spots
                known.add(placed)
        for spot, sign in _in_lessons(source, source.course):
            found[spot.file][sign].append(spot)
    for signs in found.values():
        _tell(signs, issues)


def _in_lessons(source: Sources, course: Course) -> Iterator[tuple[Place, str]]:
    """Signs without a glyph in lessons' bodies, each with its place."""
    trainers = any(edition.audience == "trainer" for edition in course.handbooks)
    for page in source.pages.values():
        if page.clean or page.draft or page.file in source.broken:
            continue
        file = source.files[page.page]
        for index, line in printed_lines(file.outline, trainers=trainers):
            if missing := signs_without_glyph(line):
                for column, sign in enumerate(line, start=1):
                    if sign in missing:
                        number = file.outline.first_line + index
                        yield Place(file=file.file, line=number, column=column), sign


def _exact(root: Path, place: Place, sign: str) -> Place:
    """Where a sign of a text that begins at a place stands itself; the place, if it is written in another way."""
    lines = salvaged_text(root / place.file).split("\n")
    for number in range(place.line, len(lines) + 1):
        begin = place.column - 1 if number == place.line else 0
        column = lines[number - 1].find(sign, begin)
        if column >= 0:
            return Place(file=place.file, line=number, column=column + 1)
    return place


def _tell(signs: dict[str, list[Place]], issues: IssueLog) -> None:
    """One issue for each of a file's first signs, and one for all others."""
    in_order = sorted(signs, key=lambda sign: (min(signs[sign]), sign))
    for sign in in_order[:NAMED_AT_MOST]:
        more = len(signs[sign]) - 1
        again = f"; it stands {more} more time{'s' * (more > 1)} in this file" if more else ""
        issues.error(RULE, min(signs[sign]), f"no printed face has {_named(sign)}{again}.", _cure(sign))
    others = in_order[NAMED_AT_MOST:]
    if others:
        shown = " ".join(map(_shown, others[:SHOWN_AT_MOST])) + " …" * (len(others) > SHOWN_AT_MOST)
        message = (
            f"no printed face has {len(others)} other sign{'s' * (len(others) > 1)} of this file: {shown}"
        )
        issues.error(RULE, min(signs[others[0]]), message, _cure(others[0]))


def _named(sign: str) -> str:
    name = unicodedata.name(sign, "").lower()
    code = f"U+{ord(sign):04X}" + (f", {name}" if name else "")
    shown = _shown(sign)
    return code if shown.startswith("U+") else f"'{shown}' ({code})"


def _shown(sign: str) -> str:
    """The sign where one sees it, its number where one does not."""
    kind = unicodedata.category(sign)[0]
    if kind in "CZ":
        return f"U+{ord(sign):04X}"
    return f"◌{sign}" if kind == "M" else sign


def _cure(sign: str) -> str:
    plain = unicodedata.normalize("NFKC", sign)
    if plain != sign and plain.strip() and not signs_without_glyph(plain):
        return f"Write '{plain}', or leave it out."
    kind = unicodedata.category(sign)[0]
    if kind in "CZ":
        return "Delete it, or write an ordinary space."
    if kind in "LM":
        return "Write it in letters that the handbooks have, show it as a picture, or leave it out."
    return "Write it in words, show it as a picture, or leave it out."
