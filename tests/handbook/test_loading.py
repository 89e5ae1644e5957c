"""The layout engine, loaded without what it seldom uses, and all of it there when it is wanted."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

QUICKLY = """
import ctypes.util, sys
begun = []
sys.addaudithook(lambda event, _: begun.append(event) if event in ("subprocess.Popen", "os.posix_spawn") else None)
before = ctypes.util.find_library
from coursewright.handbook import pdf
engine = pdf._weasyprint()
assert not begun, begun
assert ctypes.util.find_library is before
assert engine.text.ffi.harfbuzz_subset is not None
"""
WHOLE = """
assert not {"fontTools.subset", "fontTools.varLib"} & sys.modules.keys()
fonts = engine.pdf.fonts
assert fonts.subset.Options().hinting is True
from fontTools import subset
assert fonts.subset.Subsetter is subset.Subsetter and hasattr(subset, "main")
try:
    fonts.instantiateVariableFont({}, {})
except ValueError as fault:
    assert "fvar" in str(fault)
else:
    raise AssertionError
"""
LOADED = """
from fontTools import subset
from coursewright.handbook import pdf
assert pdf._weasyprint().pdf.fonts.subset is subset
"""
STRANGE = """
import ctypes.util, cffi.api
def load(backend, name, flags):
    path = ctypes.util.find_library(name)
    if path is None:
        raise OSError(name)
    return backend.load_library(path, flags)
cffi.api._load_backend_lib = load
from coursewright.handbook import pdf
assert not pdf.missing_libraries()
assert pdf._weasyprint().text.ffi.pango is not None
"""


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(QUICKLY, id="without asking other processes"),
        pytest.param(QUICKLY + WHOLE, id="with all that it may need"),
        pytest.param(LOADED, id="with what was loaded before"),
        pytest.param(STRANGE, id="where libraries have other names"),
    ],
)
def test_the_engine_is_loaded(code: str):
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
