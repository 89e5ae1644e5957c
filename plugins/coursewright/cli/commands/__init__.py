"""The table of commands. What they do is imported late, so that `--version` and wrong usage answer at once."""

from __future__ import annotations

import click

from coursewright import __version__
from coursewright.cli.commands import exchanging, keeping, making, writing
from coursewright.cli.commands.new import new


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="coursewright", message="%(prog)s %(version)s")
def commands() -> None:
    """Build, check, preview and test the course in this folder. Without a command: build."""


for row in (
    (making.build, making.handbooks, making.figures, making.word),
    (writing.check, writing.serve, writing.where, new),
    (exchanging.export, exchanging.take, exchanging.grade),
    (keeping.doctor, keeping.test, keeping.bench, keeping.docs),
):
    for command in row:
        commands.add_command(command)
