"""`doctor`: what this machine has and lacks, each with the command that cures it."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from pathlib import Path

from coursewright.cli.codes import GOOD, LACKS
from coursewright.pipeline.machine import BUILD_NEEDS, TEST_NEEDS, Need, cure, missing
from coursewright.pipeline.stage import needs_recovery


def run_doctor_command(root: Path) -> int:
    """Print what a build and the tests need; exit 3 if the handbooks cannot be built here."""
    print(f"Python {platform.python_version()} on {platform.system()}: good")
    if needs_recovery(root):
        print("A build was cut short while it put its outputs in place: the next build finishes that.")
    print("For building:")
    tell(BUILD_NEEDS)
    print("For the tests:")
    tell(TEST_NEEDS)
    return LACKS if any(need.vital for need in missing(BUILD_NEEDS)) else GOOD


def tell(needs: Iterable[Need]) -> None:
    """Print a line for each need."""
    for need in needs:
        if need.present():
            print(f"  {need.name}: good")
        else:
            print(f"  {need.name}: missing, used for {need.purpose}. Cure: {cure([need])}")
