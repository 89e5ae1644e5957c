"""The parts of the script that know no page, tested in Node; the vectors are shared with Python."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from .tools import CASES, NODE, bundle, node_environment

SUITES = sorted((Path(__file__).parent / "node").glob("*.test.mjs"))


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.name.removesuffix(".test.mjs"))
def test_node(suite: Path, tmp_path: Path) -> None:
    bundled = tmp_path / suite.name
    bundle(bundled, suite)
    run = subprocess.run(
        [NODE, "--test", str(bundled)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**node_environment(), "CASES": str(CASES)},
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "# pass 0" not in run.stdout
