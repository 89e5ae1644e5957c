"""Node and what is run by it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases"
BROWSER = ROOT / "plugins" / "coursewright" / "browser"
NODE = shutil.which("node") or "node"


def node_modules() -> Path:
    """The folder with esbuild, TypeScript and axe-core: the project's own, else the one that NODE_PATH names."""
    own = ROOT / "node_modules"
    return own if own.is_dir() else Path(os.environ.get("NODE_PATH", own))


def node_environment() -> dict[str, str]:
    """The environment that lets Node find these packages."""
    return {**os.environ, "NODE_PATH": str(node_modules())}


def bundle(outfile: Path, entry: Path | None = None) -> None:
    """Bundle the script, or a Node test, into a file."""
    words = [NODE, str(BROWSER / "bundle.cjs"), str(outfile), *([str(entry)] if entry else [])]
    subprocess.run(words, check=True, env=node_environment())
