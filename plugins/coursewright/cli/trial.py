"""`test` of a course in a project of its own: check it, build all of it, and try what was built."""

from __future__ import annotations

import sys
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from coursewright.cli.codes import FAULTS, GOOD

if TYPE_CHECKING:
    from coursewright.trial.built import Built
    from coursewright.trial.table import Trial

TOLD = 10
"""Lines that a test says at most of what does not hold."""


def run_course_tests(root: Path) -> int:
    """Check, build and try the course; the exit code is that of the build where that fails, else 1 if a test did."""
    from coursewright.base.cache import CACHE, Cache
    from coursewright.cli.build import Wish, run_build_command
    from coursewright.project.load import load_checked
    from coursewright.trial.built import Built
    from coursewright.trial.table import TRIALS

    everything = Wish(language="", only=None, edition="", lesson="", engine="mkdocs", jobs=None)
    code = run_build_command(root, everything, quiet=False)
    if code != GOOD:
        print("No test was run, since there is no whole build.", file=sys.stderr)
        return code
    built = Built(root, load_checked(root, Cache(root / CACHE)))
    failed = sum(not holds(trial, built) for trial in TRIALS)
    print(f"{len(TRIALS) - failed} passed, {failed} failed")
    return FAULTS if failed else GOOD


def holds(trial: Trial, built: Built) -> bool:
    """Run a test, print what came of it, and say whether it holds."""
    begun = time.monotonic()
    faults = list(islice(trial.find(built), TOLD))
    print(f"{'FAILED' if faults else 'good'}: {trial.holds}, {time.monotonic() - begun:.1f} s", flush=True)
    for fault in faults:
        print(f"    {fault}")
    return not faults
