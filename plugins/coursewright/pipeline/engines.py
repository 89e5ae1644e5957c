"""Engines that are run as they come: MkDocs, ProperDocs."""

from __future__ import annotations

import runpy
import sys


def run_engine(engine: str, arguments: list[str]) -> int:
    """Run `python -m ENGINE ARGUMENTS` in this process."""
    sys.argv = [engine, *arguments]
    try:
        runpy.run_module(engine, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0
