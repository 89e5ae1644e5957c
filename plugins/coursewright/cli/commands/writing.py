"""Commands for who writes a course: what is wrong with it, how it looks, and which question a learner means."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
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


@click.command()
@click.option("--lang", "language", default="", help="Show this language alone, at the address itself.")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to listen.")
@click.option("--handbook", is_flag=True, help="Show beside each lesson what its book prints of it.")
@click.pass_obj
def serve(root: Path, language: str, address: str, handbook: bool) -> int:
    """Preview the site in all languages; it follows each save."""
    from coursewright.cli.serve import run_serve_command

    return run_serve_command(root, language=language, address=address, handbook=handbook)


@click.command()
@click.argument("told", nargs=-1, required=True)
@click.pass_obj
def where(root: Path, told: tuple[str, ...]) -> int:
    """Find the question that a code (K7M-3QP), a name or a learner's line tells of."""
    from coursewright.cli.where import run_where_command

    return run_where_command(root, told)
