"""Whatever an author edits, a build beside the last one leaves the very bytes that a build from nothing leaves."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tiny import ROOT, environment

pytestmark = pytest.mark.slow


@pytest.mark.skipif(not hasattr(os, "fork"), reason="without forks each of its builds takes much longer")
def test_edits_in_a_random_order(tmp_path: Path) -> None:
    words = [sys.executable, "-X", "utf8", "-m", "tests.pipeline.edits", str(tmp_path), "9"]
    paths = os.pathsep.join([str(ROOT / "plugins"), str(ROOT)])
    answer = subprocess.run(
        words,
        capture_output=True,
        encoding="utf-8",
        env=environment(PYTHONPATH=paths, SOURCE_DATE_EPOCH="1767225600"),
        check=False,
    )
    assert (answer.returncode, answer.stdout) == (0, ""), answer.stderr
