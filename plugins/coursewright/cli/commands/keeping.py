"""Commands for who keeps the tool: what a machine lacks, tests, benchmarks, the documentation."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.pass_obj
def doctor(root: Path) -> int:
    """Name what is missing on this machine and the command that cures it."""
    from coursewright.cli.doctor import run_doctor_command

    return run_doctor_command(root)


@click.command(context_settings={"ignore_unknown_options": True})
@click.option("--fast", is_flag=True, help="Leave out the tests that take long.")
@click.option("--all", "whole", is_flag=True, help="Try the whole course in a browser, not a sample of it.")
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def test(root: Path, fast: bool, whole: bool, arguments: tuple[str, ...]) -> int:
    """Run everything that CI runs; ARGUMENTS go to pytest, and then pytest alone is run."""
    from coursewright.cli.test import run_test_command

    options = (*(("-m", "not slow") if fast else ()), *(("--all",) if whole else ()))
    return run_test_command(root, options=options, arguments=arguments)


@click.command(context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def bench(root: Path, arguments: tuple[str, ...]) -> int:
    """Measure builds, previews, books and pages beside those of other tools; `bench --help` lists its options."""
    from coursewright.cli.bench import run_bench_command

    return run_bench_command(root, arguments)


@click.command()
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("site-docs"), show_default=True, help="Where to."
)
@click.pass_obj
def docs(root: Path, out: Path) -> int:
    """Build the site of the tool's own documentation, in English and Chinese."""
    from coursewright.cli.docs import run_docs_command

    return run_docs_command(root, out)
