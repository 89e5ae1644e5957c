"""Commands that make what people read: the site, handbooks, figures and documents."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
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


@click.command()
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


@click.command()
@click.option("--quiet", is_flag=True, help="Print faults only.")
@click.pass_obj
def figures(root: Path, quiet: bool) -> int:
    """Write all figures as SVG and PNG files with a contact sheet."""
    from coursewright.cli.figures import run_figures_command

    return run_figures_command(root, quiet=quiet)


@click.command()
@click.option("--lang", "language", default="", help="Write the documents of one language only, such as zh.")
@click.option("--quiet", is_flag=True, help="Print faults only.")
@click.pass_obj
def word(root: Path, language: str, quiet: bool) -> int:
    """Write lessons, plans, worksheets and test papers as Word documents."""
    from coursewright.cli.word import run_word_command

    return run_word_command(root, language=language, quiet=quiet)
