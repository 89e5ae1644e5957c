"""`where`: what a code, a name, or a line that somebody sent tells of, and where it stands."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from coursewright.base.cache import CACHE, Cache
from coursewright.base.faults import near
from coursewright.base.issues import Place, visible
from coursewright.cli.codes import FAULTS, GOOD
from coursewright.project.load import load_checked
from coursewright.project.model import Project
from coursewright.quiz.code import read_code
from coursewright.quiz.kinds import revision_of
from coursewright.quiz.seal import is_revision

FORM = "A code has six signs, such as K7M-3QP; a name is quiz#question or lesson#heading."


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Something that can be told of: a question by all its names, or a heading, which has neither code nor revision."""

    place: Place
    names: tuple[str, ...]
    language: str
    code: str = ""
    revision: str = ""


def run_where_command(root: Path, told: Sequence[str]) -> int:
    """Print a line for each question or heading that is meant; exit 1 where none is.

    What stands in a file at fault is not looked through: `check` names it.
    """
    projects = load_checked(root, Cache(root / CACHE))
    words = [word for text in told for word in unicodedata.normalize("NFKC", text).split()]
    spots = [spot for project in projects.values() for spot in _spots(project)]
    other = course_in(words)
    own = {project.course.id for project in projects.values()}
    if other and other not in own:
        print(
            visible(f"This line is about the course {other}; here is {', '.join(sorted(own))}."),
            file=sys.stderr,
        )
        return FAULTS
    codes = _codes(words)
    meant = [spot for spot in spots if spot.code in codes] or _by_name(spots, words, projects)
    for spot in meant:
        print(line_of(spot, words, codes))
    if not meant:
        print(visible(_nothing(spots, words, codes)), file=sys.stderr)
    return GOOD if meant else FAULTS


def line_of(spot: Spot, words: Sequence[str], codes: Sequence[str]) -> str:
    """Place, name, language and code; what speaks against it: a revision or a code among the words that it has not."""
    revisions = [word for word in words if is_revision(word)]
    old = spot.revision and revisions and spot.revision not in revisions
    strange = [code for code in codes if code != spot.code]
    return (
        f"{spot.place}: {spot.names[0]} ({spot.language}) {spot.code}".rstrip()
        + ("; it has changed since" if old else "")
        + "".join(f"; {code} is not its code" for code in strange)
    )


def course_in(words: Sequence[str]) -> str:
    """The course that a line names, two words before what it tells of; empty where it is no such line."""
    at = next((at for at, word in enumerate(words) if "#" in word), 0)
    return words[at - 2] if at >= 2 else ""


def _codes(words: Sequence[str]) -> list[str]:
    """The codes among the words; with a space in the middle, as one reads it out, it is one, too."""
    return list(dict.fromkeys(code for word in (*words, "".join(words)) if (code := read_code(word))))


def _by_name(spots: Iterable[Spot], words: Sequence[str], languages: Iterable[str]) -> list[Spot]:
    """Those of one of the names, in the language that stands among the words, else in all."""
    wanted = set(languages) & set(words) or set(languages)
    return [spot for spot in spots if spot.language in wanted and set(spot.names) & set(words)]


def _nothing(spots: Sequence[Spot], words: Sequence[str], codes: Sequence[str]) -> str:
    """That nothing is called so, with what may have been meant."""
    name = next((word for word in words if "#" in word), "")
    guesses = [near(name, {each for spot in spots for each in spot.names})] if name else []
    guesses += [spot.code for spot in spots for code in codes if _is_slip(code, spot.code)]
    cure = f"Did you mean {' or '.join(filter(None, guesses))}?" if any(guesses) else FORM
    return f"Nothing is called {' '.join(words)}. {cure}"


def _is_slip(code: str, other: str) -> bool:
    """Whether two codes differ in one sign: more would find what nobody meant."""
    return len(code) == len(other) and sum(one != two for one, two in zip(code, other, strict=True)) == 1


def _spots(project: Project) -> Iterator[Spot]:
    for quiz in project.quizzes.values():
        for question, sheet in quiz.sheets():
            yield Spot(
                place=sheet.where.value("id"),
                names=(sheet.name, *sheet.formerly),
                language=sheet.language,
                code=sheet.code,
                revision=revision_of(question),
            )
    for lesson in project.lessons:
        for heading in lesson.outline.headings:
            if heading.id:
                name = f"{lesson.slug}#{heading.id}"
                yield Spot(place=heading.place, names=(name,), language=project.language)
