"""Commands to whom rights matter, also where the tests run as root."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.patience import PATIENCE
from tests.tiny import command, environment


def run_bound(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `build.py WORDS` without root's power to pass by the rights of files; skip the test where that cannot be."""
    return subprocess.run(
        [*_binding(), *command(root, *words)],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        timeout=PATIENCE,
        check=False,
    )


def _binding() -> list[str]:
    if os.name == "nt":
        pytest.skip("rights are others there")
    if os.geteuid() != 0:
        return []
    program = shutil.which("setpriv")
    if program is None:
        pytest.skip("root's powers cannot be dropped here")
    return [program, "--inh-caps", "-all", "--bounding-set", "-dac_override,-dac_read_search"]
