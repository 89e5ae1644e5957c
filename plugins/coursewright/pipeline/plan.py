"""Which jobs a build has, and which parts it takes over from the last good one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from coursewright.course.model import Handbook
from coursewright.handbook.write import has_answers
from coursewright.pipeline.jobs import Job

Engine = Literal["mkdocs", "properdocs"]
Part = Literal["site", "handbooks"]
Editions = Mapping[str, Sequence[Handbook]]
"""By language, in course.yml's order."""
PARTS: tuple[Part, ...] = ("site", "handbooks")
SETTINGS = "mkdocs.yml"
FIGURE_SET = "handbooks/figures"
"""Where the figure set goes: beside the trainers' handbooks, never under site/."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOrder:
    """What was asked for: one language or all (""), which parts, with which engine, in how many processes."""

    language: str = ""
    parts: tuple[Part, ...] = PARTS
    engine: Engine = "mkdocs"
    width: int = 2


def plan_jobs(order: BuildOrder, editions: Editions, root: Path, stage: Path, epoch: int) -> list[Job]:
    """Return a job for each part in each language, the longest first."""
    wanted = [language for language in editions if order.language in ("", language)]
    jobs = []
    if "site" in order.parts:
        width = max(1, order.width // len(wanted)) if wanted else 1
        jobs += [plan_site(order.engine, language, stage, epoch, width) for language in wanted]
    if "handbooks" in order.parts:
        jobs += [plan_handbooks(language, editions[language], root, stage, epoch) for language in wanted]
    return jobs


def plan_site(engine: Engine, language: str, stage: Path, epoch: int, width: int = 1) -> Job:
    """Return the job that writes `site/<language>` in `width` processes; a warning of the engine is a fault."""
    folder = str(stage / "site" / language)
    alone = ("engine", engine, "build", "--strict", "-f", SETTINGS, "-d", folder)
    return Job(
        name=f"site {language}",
        arguments=("site", SETTINGS, folder, str(width)) if engine == "mkdocs" else alone,
        makes=(f"site/{language}",),
        environment=engine_environment(language, epoch),
    )


def plan_handbooks(language: str, editions: Sequence[Handbook], root: Path, stage: Path, epoch: int) -> Job:
    """Return the job that writes the editions for learners under `site/`, all others beside it."""
    learner, trainer = stage / learner_folder(language), stage / trainer_folder(language)
    return Job(
        name=f"handbooks {language}",
        arguments=("handbooks", str(root), language, str(learner), str(trainer), str(epoch)),
        makes=tuple(edition_path(edition, language) for edition in editions),
        environment=same_everywhere(epoch),
    )


def learner_folder(language: str) -> str:
    """Where the editions go that a site offers."""
    return f"site/handbooks/{language}"


def trainer_folder(language: str) -> str:
    """Where the editions go that hold answers."""
    return f"handbooks/{language}"


def edition_path(edition: Handbook, language: str) -> str:
    """Where an edition is written."""
    folder = trainer_folder(language) if has_answers(edition) else learner_folder(language)
    return f"{folder}/{edition.id}.pdf"


def engine_environment(language: str, epoch: int) -> Mapping[str, str]:
    """Return what the site engine is told: the language, and to be quiet about its own future."""
    return {**same_everywhere(epoch), "COURSEWRIGHT_LANGUAGE": language, "NO_MKDOCS_2_WARNING": "1"}


def same_everywhere(epoch: int) -> Mapping[str, str]:
    """Return the settings without which the bytes of an output would depend on the machine or the day."""
    return {
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": str(epoch),
        "TZ": "UTC",
    }


def plan_take_over(order: BuildOrder, languages: Iterable[str]) -> Iterator[str]:
    """Yield the parts (POSIX paths) that this build does not make, for the languages the course still has.

    The figure set is made by a command of its own, and stays.
    """
    yield FIGURE_SET
    for language in languages:
        made = order.parts if order.language in ("", language) else ()
        if "site" not in made:
            yield f"site/{language}"
        if "handbooks" not in made:
            yield learner_folder(language)
            yield trainer_folder(language)
