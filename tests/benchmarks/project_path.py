"""Lets a benchmark that is run as a script import the project: its folder alone is on the path then."""

import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "plugins")]
os.environ["PYTHONPATH"] = str(ROOT / "plugins")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
