"""Commands that give questions to other tools and take what comes back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

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


@click.command()
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


@click.command(name="import")
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


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text")
@click.option("--questions", is_flag=True, help="Tell how each question went, not each hand-in.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_obj
def grade(root: Path, form: str, questions: bool, files: tuple[Path, ...]) -> int:
    """Grade hand-in files of assessments, or scans of their answer sheets, against their banks."""
    from coursewright.cli.grade import run_grade_command

    return run_grade_command(root, files, form=form, questions=questions)
