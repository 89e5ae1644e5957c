"""The way into the tool: one command, and an exit code however it ends."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

import click

from coursewright.base.refusal import refusal
from coursewright.cli.codes import GOOD, LACKS, STOPPED, UNHEARD
from coursewright.cli.commands import commands
from coursewright.cli.extras import how_to_install

COLLECTIONS = (300_000, 20, 100)
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
