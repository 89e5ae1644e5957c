"""What parts of a build are made from, as digests: what has the same one comes out the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from coursewright.base.cache import digest
from coursewright.base.versions import tool_digest
from coursewright.pipeline.inputs import Inputs
from coursewright.pipeline.order import Place
from coursewright.project.model import Project
from coursewright.project.scenarios import scenario_title, scenarios_of


def language_mark(project: Project, projects: Mapping[str, Project], inputs: Inputs) -> str:
    """The digest of all that a language's site and books show."""
    return digest(inputs.of(project.language, tuple(projects)), second_texts(project))


def slide_marks(project: Project, projects: Mapping[str, Project], inputs: Inputs) -> Mapping[str, str]:
    """Digests of what slides show: their own files, those of all languages, and how lessons are numbered; {} unread."""
    if not inputs.files:
        return {}
    from coursewright.trainer.decks import deck_sources  # late: most builds make no slides anew

    numbers = repr([(lesson.slug, lesson.number, lesson.module_number) for lesson in project.lessons])
    common = digest(tool_digest(), project.language, inputs.shared(tuple(projects)), numbers)
    return {
        name: digest(common, name, *(inputs.files.get(file, "") for file in files))
        for name, files in deck_sources(project).items()
    }


def task_mark(place: Place, *marks: str) -> str:
    """The digest of a task that depends on some others, by this very tool and for this date."""
    return digest(tool_digest(), str(place.epoch), *marks)


def second_texts(project: Project) -> str:
    """All that a language's pages and books show of the course's second language, beside what all share."""
    second = project.second
    if second is None:
        return ""
    lessons = [
        (lesson.page, repr(lesson.head), repr(lesson.outline.headings), _arguments(lesson.outline.blocks))
        for lesson in second.lessons
    ]
    talks = [(quiz.id, scenario_title(quiz)) for quiz in scenarios_of(second) if quiz.questions]
    return repr((second.language, lessons, talks))


def _arguments(blocks: Iterable[object]) -> list[str]:
    return [str(getattr(block, "argument", "")) for block in blocks]
