"""The commands of build.py. Imports are late, so that `--version` and wrong usage answer at once."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

import click

from coursewright import __version__
from coursewright.base.refusal import refusal
from coursewright.cli.codes import GOOD, LACKS, STOPPED, UNHEARD
from coursewright.cli.extras import how_to_install
from coursewright.cli.new import new

if TYPE_CHECKING:
    from coursewright.lms.scope import Target

QUESTION_FORMATS = ("gift", "moodle-xml", "qti3", "qti21", "aiken", "anki", "csv", "docx", "json")
"""What `export` writes of questions; `exchange.formats` has the table."""
READ_FORMATS = (
    *("gift", "moodle-xml", "qti3", "qti21", "aiken", "anki", "csv", "xlsx", "docx", "text", "json"),
    *("mkdocs-quiz", "superquiz", "fullmark"),
)
"""What `import` reads."""
PACKAGES = ("scorm12", "scorm2004", "cmi5", "web")
"""What `export` packs for learning platforms; `lms.scope` has the table."""
COLLECTIONS = (50_000, 20, 100)
"""How often a command looks for garbage (`gc.set_threshold`): most of what it makes is modules, which stay."""
OWN_OPTIONS = frozenset({"--version", "--help", "-h"})


def main(argv: list[str], root: Path, name: str = "build.py") -> int:
    """Run one command for the project in `root` and return its exit code; `name` is what it was called by."""
    if not argv or (argv[0].startswith("-") and argv[0] not in OWN_OPTIONS):
        argv = ["build", *argv]
    os.umask(0o022)
    spare_collections()
    try:
        code = run_command(argv, root, name)
        print(end="", flush=True)  # where nobody has a stdout, there is none
    except BrokenPipeError:
        code = UNHEARD
        close_stream(sys.stdout)
    except OSError as fault:
        code = LACKS
        close_stream(sys.stdout)
        say(f"Stopped: {refusal(fault)}.")
    return code


def spare_collections() -> None:
    """Let this process look for garbage seldom, and at its end not at all: the system takes all back at once."""
    gc.set_threshold(*COLLECTIONS)
    atexit.register(gc.freeze)


def run_command(argv: list[str], root: Path, name: str) -> int:
    """Run one command; its exit code. Raises OSError where the system refuses what no command expects."""
    try:
        # Not commands.main(): it answers a reader that went away with the code for faults in content.
        with commands.make_context(name, argv, obj=root) as context:
            return int(commands.invoke(context) or GOOD)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except ModuleNotFoundError as fault:
        library = (fault.name or "").partition(".")[0]
        if library in ("", "coursewright"):
            raise
        say(how_to_install(library))
        return LACKS
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
@click.option("--only", type=click.Choice(["site", "handbooks", "trainer"]), help="Build one part only.")
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
    """Check, then build the site in all languages, all handbooks, and the pages for trainers."""
    from coursewright.cli.build import Wish, run_build_command

    if bool(edition) + bool(lesson) + (only in ("site", "trainer")) > 1:
        raise click.UsageError(f"--edition, --lesson and --only {only or 'site'} exclude one another.")
    wish = Wish(language=language, only=only, edition=edition, lesson=lesson, engine=engine, jobs=jobs)
    return run_build_command(root, wish, quiet=quiet)


@commands.command()
@click.option("--lang", "language", default="", help="Make the books of one language only, such as zh.")
@click.option("--edition", default="", help="Make this handbook only, by its id in course.yml.")
@click.option(
    "--for",
    "table",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A table (CSV): a set of books for each row, its columns the values of variables.",
)
@click.option("--dask", default="", metavar="ADDRESS", help="Let the workers of a Dask cluster make them.")
@click.option("--archive", is_flag=True, help="Make them to be kept for ever (PDF/A-3u).")
@click.option("--jobs", type=click.IntRange(min=1), default=None, help="Processes side by side.")
@click.option("--quiet", is_flag=True, help="Print faults only.")
@click.pass_obj
def handbooks(
    root: Path,
    language: str,
    edition: str,
    table: Path | None,
    dask: str,
    archive: bool,
    jobs: int | None,
    quiet: bool,
) -> int:
    """Build the handbooks alone, or a set of them for each row of a table."""
    from coursewright.cli.handbooks import SetsWish, run_handbooks_command

    if dask and table is None and not archive:
        raise click.UsageError("--dask makes what --for or --archive asks for.")
    wish = SetsWish(language=language, edition=edition, table=table, dask=dask, archive=archive, jobs=jobs)
    return run_handbooks_command(root, wish, quiet=quiet)


@commands.command()
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text")
@click.option("--lang", "language", default="", help="Check one language only, such as zh.")
@click.option(
    "--language", "speak", default="", help="Say faults in en or zh; default: the system's language."
)
@click.option("--explain", "rule", default="", help="Say what a rule is about, such as yaml/cut-text.")
@click.option("--fix", is_flag=True, help="Write the ids that are missing.")
@click.option("--robots", is_flag=True, help="Show what robots get right that have read no lesson.")
@click.option("--coverage", is_flag=True, help="Show what the course covers, counted.")
@click.option("--quiet", is_flag=True, help="Print faults only.")
@click.pass_obj
def check(
    root: Path,
    form: str,
    language: str,
    speak: str,
    rule: str,
    fix: bool,
    robots: bool,
    coverage: bool,
    quiet: bool,
) -> int:
    """Name every fault of content, quizzes, figures and links; build nothing."""
    from coursewright.cli.messages import LANGUAGES

    if speak and speak not in LANGUAGES:
        raise click.UsageError(f"--language {speak}: messages are said in {', '.join(LANGUAGES)}.")
    if rule:
        from coursewright.cli.explain import run_explain_command

        return run_explain_command(rule, speak)
    from coursewright.cli.check import run_check_command

    return run_check_command(
        root,
        form=form,
        language=language,
        fix=fix,
        quiet=quiet,
        robots=robots,
        coverage=coverage,
        speak=speak,
    )


@commands.command()
@click.option("--lang", "language", default="", help="Show this language alone, at the address itself.")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to listen.")
@click.option("--handbook", is_flag=True, help="Show beside each lesson what its book prints of it.")
@click.pass_obj
def serve(root: Path, language: str, address: str, handbook: bool) -> int:
    """Preview the site in all languages; it follows each save."""
    from coursewright.cli.serve import run_serve_command

    return run_serve_command(root, language=language, address=address, handbook=handbook)


commands.add_command(new)


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
@click.argument("form", metavar="FORMAT", type=click.Choice((*QUESTION_FORMATS, *PACKAGES, "pptx")))
@click.argument("name", default="")
@click.option("--lang", "language", default="", help="Export one language only, such as zh.")
@click.option("--out", type=click.Path(path_type=Path), help="Where to; default: below exports/.")
@click.option("--template", type=click.Path(path_type=Path), help="The look of slides: a .pptx of your own.")
@click.option("--quiet", is_flag=True, help="Print faults only.")
@click.pass_obj
def export(
    root: Path,
    form: str,
    name: str,
    language: str,
    out: Path | None,
    template: Path | None,
    quiet: bool,
) -> int:
    """Write questions in a FORMAT of other tools, slides, or a package for a learning platform.

    NAME is a quiz or a lesson, for a platform also a path or a role; without one it is the course.
    """
    if form == "pptx":
        from coursewright.cli.slides import SlidesWish, run_slides_command

        if out is not None:
            raise click.UsageError("--out: slides go to exports/<language>/slides/.")
        slides = SlidesWish(name=name, language=language, template=template)
        return run_slides_command(root, slides, quiet=quiet)
    if template is not None:
        raise click.UsageError("--template is for slides: export pptx.")
    if form in PACKAGES:
        from coursewright.cli.package import PackageWish, run_package_command

        packed = PackageWish(target=cast("Target", form), name=name, language=language, out=out)
        return run_package_command(root, packed, quiet=quiet)
    from coursewright.cli.export import ExportWish, run_export_command

    wish = ExportWish(form=form, name=name, language=language, out=out)
    return run_export_command(root, wish, quiet=quiet)


@commands.command(name="import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--to", "target", type=click.Path(path_type=Path), help="The quiz file, for questions.")
@click.option("--from", "form", type=click.Choice(READ_FORMATS), help="Their format.")
@click.option("--dry-run", "dry", is_flag=True, help="Show what would be written; write nothing.")
@click.option("--quiet", is_flag=True, help="Print faults only.")
@click.pass_obj
def take(
    root: Path, files: tuple[Path, ...], target: Path | None, form: str | None, dry: bool, quiet: bool
) -> int:
    """Take questions from FILES of other tools into a quiz file, or bring documents of `word` back.

    What is missing, and what cannot be merged, is said.
    """
    from coursewright.cli.importing import ImportWish, run_import_command

    if target is None:
        from coursewright.cli.importing import run_returned_command

        return run_returned_command(root, files, dry=dry, quiet=quiet)
    return run_import_command(
        root, ImportWish(files=files, target=target, form=form or "", dry=dry), quiet=quiet
    )


@commands.command()
@click.pass_obj
def doctor(root: Path) -> int:
    """Name what is missing on this machine and the command that cures it."""
    from coursewright.cli.doctor import run_doctor_command

    return run_doctor_command(root)


@commands.command()
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text")
@click.option("--questions", is_flag=True, help="Tell how each question went, not each hand-in.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_obj
def grade(root: Path, form: str, questions: bool, files: tuple[Path, ...]) -> int:
    """Grade hand-in files of assessments, or scans of their answer sheets, against their banks."""
    from coursewright.cli.grade import run_grade_command

    return run_grade_command(root, files, form=form, questions=questions)


@commands.command()
@click.argument("told", nargs=-1, required=True)
@click.pass_obj
def where(root: Path, told: tuple[str, ...]) -> int:
    """Find the question that a code (K7M-3QP), a name or a learner's line tells of."""
    from coursewright.cli.where import run_where_command

    return run_where_command(root, told)


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


@commands.command()
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("site-docs"), show_default=True, help="Where to."
)
@click.pass_obj
def docs(root: Path, out: Path) -> int:
    """Build the site of the tool's own documentation, in English and Chinese."""
    from coursewright.cli.docs import run_docs_command

    return run_docs_command(root, out)
