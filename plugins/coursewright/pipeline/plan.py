"""The table of tasks: sites, books and what stands above them, and what a build takes over from the last good one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from coursewright.base.cache import digest
from coursewright.course.edition import Handbook
from coursewright.course.parts import names_learners_pages
from coursewright.languages.words import handbook_words
from coursewright.pipeline import work
from coursewright.pipeline.environment import engine_environment, same_everywhere
from coursewright.pipeline.inputs import Inputs
from coursewright.pipeline.known import knows_settings
from coursewright.pipeline.marks import language_mark, slide_marks, task_mark
from coursewright.pipeline.order import HANDOUTS, KEPT_SETS, BuildOrder, Place
from coursewright.pipeline.outputs import (
    edition_path,
    handout_path,
    learner_folder,
    pages_folder,
    site_folder,
    trainer_folder,
)
from coursewright.pipeline.task import Task
from coursewright.project.editions import editions_of, handout_of, mirrored_edition
from coursewright.project.model import Project
from coursewright.project.stock import Stock
from coursewright.site.plan import paths_of


def plan_tasks(
    order: BuildOrder,
    projects: Mapping[str, Project],
    inputs: Inputs,
    place: Place,
    stock: Stock | None = None,
) -> tuple[Task, ...]:
    """Every task of a build, those that others need first; `stock` is what the projects were read from."""
    wanted = [project for name, project in projects.items() if order.language in ("", name)]
    width = max(1, order.width // max(1, len(wanted)))
    marks = {project.language: language_mark(project, projects, inputs) for project in wanted}
    tasks: list[Task] = []
    if "site" in order.parts:
        settings = inputs.settings if knows_settings(place.root) else ""
        tasks += [
            site_task(order, project, projects, stock, (settings, marks[project.language]), place, width)
            for project in wanted
        ]
    if "handbooks" in order.parts:
        tasks += [
            edition_task(
                project,
                edition,
                path,
                edition_mark(edition, marks[project.language], inputs),
                place,
                inputs.address,
            )
            for project in wanted
            for edition, path in books_of(order, project)
        ]
    if "trainer" in order.parts:
        tasks += [trainer_task(project, projects, inputs, place) for project in wanted]
    made = tuple(task.name for task in tasks)
    return (*tasks, *closing_tasks(made, projects, inputs, place))


def site_task(
    order: BuildOrder,
    project: Project,
    projects: Mapping[str, Project],
    stock: Stock | None,
    marks: tuple[str, str],
    place: Place,
    width: int,
) -> Task:
    """The task that writes `site/<language>` in `width` processes.

    `marks` are those of the settings ("": not known) and the language.
    """
    language = project.language
    pages = repr([(name, sorted(paths_of(other))) for name, other in projects.items()])
    return Task(
        name=f"site {language}",
        run=partial(work.run_site, order.engine, language, projects, stock, place, width),
        makes=(site_folder(language),),
        loads=(work.ENGINE,) if order.engine == "mkdocs" else (),
        own=order.engine == "mkdocs",
        digest=task_mark(place, "site", order.engine, *marks, pages) if marks[0] else "",
        environment=engine_environment(language, place.epoch),
    )


def trainer_task(project: Project, projects: Mapping[str, Project], inputs: Inputs, place: Place) -> Task:
    """The task that writes `trainer/<language>`; it grades answers in all languages, so it depends on all."""
    language, path = project.language, pages_folder(project.language)
    every = [language_mark(other, projects, inputs) for other in projects.values()]
    return Task(
        name=f"trainer {language}",
        run=partial(work.run_trainer, project, projects, path, slide_marks(project, projects, inputs), place),
        makes=(path,),
        loads=(work.PAGES,),
        digest=task_mark(place, "trainer", path, *every),
        environment=same_everywhere(place.epoch),
    )


def books_of(order: BuildOrder, project: Project) -> Iterator[tuple[Handbook, str]]:
    """The books that are wanted of a language, each with its path below the stage."""
    if order.lesson:
        lesson = project.lesson(order.lesson)
        if lesson is not None:
            title = handbook_words(project.language)["handout"]
            yield handout_of(lesson.slug, title), handout_path(lesson.slug, project.language)
        return
    for edition in editions_of(project):
        if order.edition in ("", edition.id):
            yield edition, edition_path(edition, project.language)


def edition_mark(edition: Handbook, mark: str, inputs: Inputs) -> str:
    """The digest of all that an edition shows: what speaks two languages, of the texts of both."""
    return digest(mark, inputs.whole) if edition.bilingual else mark


def edition_task(
    project: Project, edition: Handbook, path: str, mark: str, place: Place, address: str
) -> Task:
    """The task that writes one handbook to a path below the stage; `mark` is that of its language.

    `address` is where the site will stand.
    """
    return Task(
        name=edition_name(project, edition),
        run=partial(work.run_edition, project, edition, path, place, address),
        makes=(path,),
        loads=(work.BOOKS,),
        digest=task_mark(place, "handbook", path, mark, address),
        needs=edition_needs(project, edition),
        environment=same_everywhere(place.epoch),
    )


def edition_needs(project: Project, edition: Handbook) -> tuple[str, ...]:
    """The learners' book, where an edition shows its pages: it lays out what is kept for the other one."""
    wanted = names_learners_pages(edition.parts)
    first = mirrored_edition(editions_of(project)) if wanted else None
    return (edition_name(project, first),) if first else ()


def edition_name(project: Project, edition: Handbook) -> str:
    """What the task of an edition is called."""
    return f"handbook {project.language}/{edition.id}"


def closing_tasks(
    needs: tuple[str, ...], projects: Mapping[str, Project], inputs: Inputs, place: Place
) -> Iterator[Task]:
    """The tasks for what stands above the languages, which look at all parts that are there."""
    site, rows = place.stage / "site", tuple(projects.values())
    marks = (inputs.settings, inputs.shared(tuple(projects)), repr(tuple(projects)))
    yield Task(
        name="front page",
        run=partial(work.run_front, rows, site),
        makes=("site/index.html", "site/404.html", "site/chooser.css"),
        digest=task_mark(place, "front", *marks),
        needs=needs,
        here=True,
    )
    yield Task(
        name="security policy",
        run=partial(work.run_policy, rows, place.root, site, place.cache),
        makes=("site/csp-header.txt",),
        digest=task_mark(place, "policy", *marks),
        needs=(*needs, "front page"),
        here=True,
    )


def plan_take_over(order: BuildOrder, projects: Mapping[str, Project], root: Path) -> Iterator[str]:
    """Yield the parts (POSIX paths) that this build does not make, for the languages the course still has.

    Figure set and Word documents are made by commands of their own, and stay; so do handouts that are there below
    `root`.
    """
    yield from KEPT_SETS
    for language, project in projects.items():
        made = order.parts if order.makes(language) else ()
        books = [path for _, path in books_of(order, project)] if "handbooks" in made else []
        if "site" not in made:
            yield site_folder(language)
        if "trainer" not in made:
            yield pages_folder(language)
        if "handbooks" not in made:
            yield learner_folder(language)
            yield trainer_folder(language)
        else:
            paths = (edition_path(edition, language) for edition in editions_of(project))
            yield from (path for path in paths if path not in books)
        there = sorted((root / HANDOUTS / language).glob("*.pdf"))
        yield from (path for file in there if (path := handout_path(file.stem, language)) not in books)
