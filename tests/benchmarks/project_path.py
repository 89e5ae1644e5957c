"""Lets a benchmark that is run as a script import the project: its folder alone is on the path then."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "plugins")]
os.environ["PYTHONPATH"] = str(ROOT / "plugins")

from coursewright.pipeline.machine import CHROMIUM as BROWSERS  # noqa: E402 - found on the path that was just set
from coursewright.pipeline.machine import find_program  # noqa: E402

CHROMIUM = find_program(BROWSERS)
