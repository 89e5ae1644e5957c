"""`bench`: hands over to tools/bench, which lies in the project's own repository and is no part of the package."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from coursewright.cli.codes import STOPPED, USAGE

BENCH = "tools.bench"


def run_bench_command(root: Path, arguments: Sequence[str]) -> int:
    """Run the bench of the checkout that `root` is; its exit code."""
    if not root.joinpath(*BENCH.split("."), "__main__.py").is_file():
        print("bench measures the tool itself: run it in a clone of its repository.", file=sys.stderr)
        return USAGE
    command = [sys.executable, "-X", "utf8", "-m", BENCH, *arguments]
    told = {**os.environ, "PYTHONPATH": os.pathsep.join((str(root), str(root / "plugins")))}
    try:
        return subprocess.run(command, cwd=root, env=told, check=False).returncode
    except KeyboardInterrupt:
        return STOPPED
