"""The commands of build.py. Imports are late, so that `--version` and wrong usage answer at once."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

import click

from coursewright import __version__
from coursewright.base.refusal import refusal
from coursewright.cli.codes import GOOD, LACKS, STOPPED, UNHEARD, USAGE

OWN_OPTIONS = frozenset({"--version", "--help", "-h"})


def main(argv: list[str], root: Path) -> int:
    """Run one command for the project in `root` and return its exit code."""
    if not argv or (argv[0].startswith("-") and argv[0] not in OWN_OPTIONS):
        argv = ["build", *argv]
    os.umask(0o022)
    try:
        code = run_command(argv, root)
        print(end="", flush=True)  # where nobody has a stdout, there is none
    except BrokenPipeError:
        code = UNHEARD
        close_stream(sys.stdout)
    except OSError as fault:
        code = LACKS
        close_stream(sys.stdout)
        say(f"Stopped: {refusal(fault)}.")
    return code


def run_command(argv: list[str], root: Path) -> int:
    """Run one command; its exit code. Raises OSError where the system refuses what no command expects."""
    try:
        # Not commands.main(): it answers a reader that went away with the code for faults in content.
        with commands.make_context("build.py", argv, obj=root) as context:
            return int(commands.invoke(context) or GOOD)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("Stopped.")
        return STOPPED


def say(text: str) -> None:
    """Print to stderr, if anybody listens there."""
    with suppress(OSError):
        print(text, file=sys.stderr, flush=True)


def close_stream(stream: TextIO) -> None:
    """Let the rest of what was printed go nowhere: the interpreter would fail on it once more at its end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="coursewright", message="%(prog)s %(version)s")
def commands() -> None:
    """Build, check, preview and test the course in this folder. Without a command: build."""


@commands.command()
@click.option("--lang", "language", default="", help="Build one language only, such as zh.")
@click.option("--only", type=click.Choice(["site", "handbooks"]), help="Build one part only.")
@click.option("--edition", default="", help="Build this handbook only, by its id in course.yml.")
@click.option("--lesson", default="", help="Build a handout of this lesson only, by its file's name.")
@click.option("--engine", type=click.Choice(["mkdocs", "properdocs"]), default="mkdocs", show_default=True)
@click.option("--jobs", type=click.IntRange(min=1), default=None, help="Processes side by side.")
@click.option("--quiet", is_flag=True, help="Print faults only.")
@click.pass_obj
def build(
    root: Path,
    language: str,
    only: str | None,
    edition: str,
    lesson: str,
    engine: str,
    jobs: int | None,
    quiet: bool,
) -> int:
    """Check, then build the site in all languages and all handbooks."""
    from coursewright.cli.build import Wish, run_build_command

    if bool(edition) + bool(lesson) + (only == "site") > 1:
        raise click.UsageError("--edition, --lesson and --only site exclude one another.")
    wish = Wish(language=language, only=only, edition=edition, lesson=lesson, engine=engine, jobs=jobs)
    return run_build_command(root, wish, quiet=quiet)


@commands.command()
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text")
@click.option("--lang", "language", default="", help="Check one language only, such as zh.")
@click.option("--fix", is_flag=True, help="Write the ids that are missing.")
@click.option("--robots", is_flag=True, help="Show what robots get right that have read no lesson.")
@click.option("--coverage", is_flag=True, help="Show what the course covers, counted.")
@click.option("--quiet", is_flag=True, help="Print faults only.")
@click.pass_obj
def check(root: Path, form: str, language: str, fix: bool, robots: bool, coverage: bool, quiet: bool) -> int:
    """Name every fault of content, quizzes, figures and links; build nothing."""
    from coursewright.cli.check import run_check_command

    return run_check_command(
        root, form=form, language=language, fix=fix, quiet=quiet, robots=robots, coverage=coverage
    )


@commands.command()
@click.option("--lang", "language", default="", help="The language to show; default: the course's first.")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to listen.")
@click.pass_obj
def serve(root: Path, language: str, address: str) -> int:
    """Preview the site; it follows each save."""
    from coursewright.cli.serve import run_serve_command

    return run_serve_command(root, language=language, address=address)


@commands.command()
@click.argument("thing", type=click.Choice(["lesson", "quiz", "module", "course"]))
@click.argument("name")
def new(thing: str, name: str) -> int:
    """Scaffold a lesson, quiz, module or course in every language."""
    return not_built_yet(f"new {thing} {name}")


@commands.command()
@click.option("--quiet", is_flag=True, help="Print faults only.")
@click.pass_obj
def figures(root: Path, quiet: bool) -> int:
    """Write all figures as SVG and PNG files with a contact sheet."""
    from coursewright.cli.figures import run_figures_command

    return run_figures_command(root, quiet=quiet)


@commands.command()
@click.option("--lang", "language", default="", help="Write the documents of one language only, such as zh.")
@click.option("--quiet", is_flag=True, help="Print faults only.")
@click.pass_obj
def word(root: Path, language: str, quiet: bool) -> int:
    """Write lessons, plans, worksheets and test papers as Word documents."""
    from coursewright.cli.word import run_word_command

    return run_word_command(root, language=language, quiet=quiet)


@commands.command()
@click.pass_obj
def doctor(root: Path) -> int:
    """Name what is missing on this machine and the command that cures it."""
    from coursewright.cli.doctor import run_doctor_command

    return run_doctor_command(root)


@commands.command()
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_obj
def grade(root: Path, form: str, files: tuple[Path, ...]) -> int:
    """Grade hand-in files of assessments against their banks."""
    from coursewright.cli.grade import run_grade_command

    return run_grade_command(root, files, form=form)


@commands.command(context_settings={"ignore_unknown_options": True})
@click.option("--fast", is_flag=True, help="Leave out the tests that take long.")
@click.option("--all", "whole", is_flag=True, help="Try the whole course in a browser, not a sample of it.")
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def test(root: Path, fast: bool, whole: bool, arguments: tuple[str, ...]) -> int:
    """Run everything that CI runs; ARGUMENTS go to pytest, and then pytest alone is run."""
    from coursewright.cli.test import run_test_command

    options = (*(("-m", "not slow") if fast else ()), *(("--all",) if whole else ()))
    return run_test_command(root, options=options, arguments=arguments)


@commands.command(context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def bench(root: Path, arguments: tuple[str, ...]) -> int:
    """Measure builds, previews, books and pages beside those of other tools; `bench --help` lists its options."""
    from coursewright.cli.bench import run_bench_command

    return run_bench_command(root, arguments)


def not_built_yet(command: str) -> int:
    """Answer a promised command that is not there yet."""
    print(f"build.py {command}: this command is not built yet.", file=sys.stderr)
    return USAGE
