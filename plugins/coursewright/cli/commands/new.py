"""`new`: a course, and the modules, lessons, quizzes, questions and figures of one, in all of its languages."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coursewright.cli.codes import GOOD, LACKS, USAGE
from coursewright.languages.tags import FALLBACK

if TYPE_CHECKING:
    from coursewright.scaffold.additions import Course
    from coursewright.scaffold.drafts import Draft


@click.group()
def new() -> None:
    """Begin a course, or something of one in every language of the course."""


@new.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--languages", default=FALLBACK, show_default=True, help="Tags with commas; the first is the default."
)
@click.option("--title", default="", help="What the course is called; a stand-in if left out.")
@click.option(
    "--id", "identifier", default="", help="What answers are kept under; the folder's name if left out."
)
def course(folder: Path, languages: str, title: str, identifier: str) -> int:
    """Begin a course in FOLDER: files, the tool itself, one lesson with a quiz."""
    from coursewright.languages.words import is_tag
    from coursewright.scaffold.course import NewCourse, plan_course
    from coursewright.scaffold.names import slug_of
    from coursewright.scaffold.tool import NAME, tool_wheel

    tags = [tag.strip() for tag in languages.split(",")]
    strange = [tag for tag in tags if not is_tag(tag)]
    if strange or len(set(tags)) < len(tags):
        raise click.UsageError(f"--languages {languages}: name each once by its tag, such as zh,en.")
    wish = NewCourse(
        id=identifier or slug_of(folder.resolve().name) or "course", languages=tags, title=title.strip()
    )
    if not is_free(folder, plan_course(wish, b"", NAME)):
        return USAGE
    try:
        wheel = tool_wheel()
    except OSError as fault:
        click.echo(f"No course was begun: {fault}", err=True)
        return LACKS
    code = write(folder, plan_course(wish, wheel, NAME), quiet=True)
    if code == GOOD:
        click.echo(f"A course in {folder}. Go on there: python3 build.py")
    return code


@new.command()
@click.argument("tag")
@click.pass_obj
def language(root: Path, tag: str) -> int:
    """Begin a language TAG that the tool does not speak: how it is written, and all words of site and books."""
    from coursewright.languages.guess import language_meant
    from coursewright.languages.shelf import use_languages_of
    from coursewright.languages.words import is_tag, word_languages
    from coursewright.scaffold.language import plan_language

    use_languages_of(root)
    if not is_tag(tag):
        raise click.UsageError(f"'{tag}' is no language. {language_meant(tag)}")
    if tag in word_languages():
        click.echo(f"'{tag}' is there: name it in content/course.yml, 'languages: [{tag}]'.", err=True)
        return USAGE
    code = write(root, plan_language(tag))
    if code == GOOD:
        click.echo(
            "Write the words; 'check' counts what is missing. Then name the language in content/course.yml."
        )
    return code


@new.command()
@click.pass_obj
def editor(root: Path) -> int:
    """Set VS Code up for the course in this folder: keys are completed, faults are named as one types."""
    from coursewright.scaffold.editor import plan_editor

    return write(root, plan_editor())


NAME_HELP = "small letters, digits and hyphens, such as wash-hands"


@new.command()
@click.argument("name")
@click.option("--title", default="", help="What it is called; made of NAME if left out.")
@click.pass_obj
def module(root: Path, name: str, title: str) -> int:
    """Begin a module, at the end of course.yml; it shows once it has a lesson."""
    from coursewright.scaffold.additions import add_module

    return add(root, lambda course: add_module(course, checked(name), title))


@new.command()
@click.argument("name")
@click.option("--module", default="", help="The module that it joins, by its id; the last one if left out.")
@click.option("--title", default="", help="What it is called; made of NAME if left out.")
@click.pass_obj
def lesson(root: Path, name: str, module: str, title: str) -> int:
    """Begin a lesson and its quiz, at the end of a module."""
    from coursewright.scaffold.additions import add_lesson

    return add(root, lambda course: add_lesson(course, checked(name), module, title))


@new.command()
@click.argument("lesson")
@click.pass_obj
def quiz(root: Path, lesson: str) -> int:
    """Begin the quiz of a LESSON that has none."""
    from coursewright.scaffold.additions import add_quiz

    return add(root, lambda course: add_quiz(course, lesson))


@new.command()
@click.argument("kind")
@click.option("--quiz", required=True, help="The quiz, scenario or bank that it joins, by its file's name.")
@click.option(
    "--id", "name", default="", help="Its id; its kind if left out, in a bank one that tells nothing."
)
@click.pass_obj
def question(root: Path, kind: str, quiz: str, name: str) -> int:
    """Add a question of a KIND (single, order, dialogue …) to a quiz."""
    from coursewright.quiz.kinds import KINDS
    from coursewright.scaffold.additions import add_question

    known(kind, KINDS)
    return add(root, lambda course: add_question(course, kind, quiz, checked(name) if name else ""))


@new.command()
@click.argument("kind")
@click.argument("name", default="")
@click.pass_obj
def figure(root: Path, kind: str, name: str) -> int:
    """Begin a figure of a KIND (pyramid, cycle, flow …), called NAME or by its kind."""
    from coursewright.scaffold.figures import add_figure, kinds

    known(kind, kinds())
    code = add(root, lambda course: add_figure(course.languages, kind, checked(name or kind)))
    if code == GOOD:
        click.echo(f"A lesson shows it with a fence: ```figure, {name or kind}, ```.")
    return code


@new.command()
@click.argument("name")
@click.option("--lesson", default="", help="The lesson that it is about; the last one if left out.")
@click.pass_obj
def dialogue(root: Path, name: str, lesson: str) -> int:
    """Begin a conversation with a page of its own."""
    from coursewright.scaffold.additions import add_dialogue

    return add(root, lambda course: add_dialogue(course, checked(name), lesson))


def checked(name: str) -> str:
    """The name, if files, addresses and ids can be called so."""
    from coursewright.scaffold.names import is_slug

    if not is_slug(name):
        raise click.UsageError(f"'{name}' cannot be a name: {NAME_HELP}.")
    return name


def known(kind: str, kinds: Collection[str]) -> None:
    """Refuse a kind that does not exist."""
    if kind not in kinds:
        from coursewright.base.shape import did_you_mean

        raise click.UsageError(f"there is no kind '{kind}'. {did_you_mean(kind, kinds)}")


def add(root: Path, plan: Callable[[Course], Draft]) -> int:
    """Add something to the course below `root`; say what was written, or why nothing was."""
    from coursewright.scaffold.additions import Hindered, read_spine

    try:
        draft = plan(read_spine(root))
    except Hindered as hindrance:
        click.echo(f"Nothing was written: {hindrance}", err=True)
        return USAGE
    return write(root, draft)


def write(root: Path, draft: Draft, *, quiet: bool = False) -> int:
    """Write a draft and say which files were written; nothing where one of them is there already."""
    from coursewright.scaffold.drafts import write_draft

    if not is_free(root, draft):
        return USAGE
    write_draft(root, draft)
    for name in () if quiet else (*draft.new, *draft.changed):
        click.echo(name)
    return GOOD


def is_free(root: Path, draft: Draft) -> bool:
    """Whether nothing stands where new files go; if something does, say so."""
    from coursewright.scaffold.drafts import taken

    there = taken(root, draft)
    if there:
        click.echo(f"Nothing was written, since this is there already: {', '.join(there)}", err=True)
    return not there
