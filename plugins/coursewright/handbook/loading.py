"""How the layout engine is loaded: with its libraries by their names, and without what it seldom uses.

Loading it takes longer than a lesson's pages. Nearly half of that goes into names of libraries that other systems have,
each of which is asked for in processes of its own, and into what cuts typefaces where HarfBuzz is missing.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import importlib
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

SELDOM = {"fontTools.subset": (), "fontTools.varLib.instancer": ("instantiateVariableFont",)}
"""Modules that the engine uses where HarfBuzz cannot cut a face, with the functions that it takes from them."""


@contextlib.contextmanager
def names_as_they_are() -> Iterator[None]:
    """Let libraries be found on Linux by the names of their files alone.

    The engine tries several names for each. Those of other systems come first, and Python would look for each of them
    by the linker, the compiler and a list of all there is.
    """
    if sys.platform != "linux":
        yield
        return
    before = ctypes.util.find_library
    ctypes.util.find_library = _nowhere  # type: ignore[assignment]  # it is given a name alone
    try:
        yield
    finally:
        ctypes.util.find_library = before


def _nowhere(*_: str) -> None:
    """Where a library lies that is not called so."""


def forget(package: str) -> None:
    """Let a package that could not be loaded be loaded from its beginning."""
    for name in [name for name in sys.modules if name.partition(".")[0] == package]:
        del sys.modules[name]


class _Seldom(ModuleType):
    """Stands for a module that is loaded when something of it is wanted."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what importing asks of every module
            raise AttributeError(name)
        return getattr(importlib.import_module(self.__name__), name)


@contextlib.contextmanager
def seldom_used_later() -> Iterator[None]:
    """Let what is loaded inside have stand-ins for `SELDOM`; who asks for these modules afterwards gets themselves."""
    stand_ins = {name: _stand_in(name, taken) for name, taken in SELDOM.items() if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _stand_in(name: str, taken: tuple[str, ...]) -> ModuleType:
    module = _Seldom(name)
    for function in taken:
        setattr(module, function, _called_later(name, function))
    return module


def _called_later(module: str, function: str) -> Any:
    """A function that is looked for when it is called."""

    def call(*values: Any, **named: Any) -> Any:
        return getattr(importlib.import_module(module), function)(*values, **named)

    return call
