"""What the system refused, in words."""

from __future__ import annotations

import shutil


def refusal(fault: OSError) -> str:
    """The system's reason and the file, without its number: `No space left on device: 'site/index.html'`."""
    if isinstance(fault, shutil.Error) and fault.args and isinstance(fault.args[0], list):
        return str(fault.args[0][0][-1])  # copytree gathers (source, target, reason)
    if not fault.strerror:
        return str(fault) or type(fault).__name__
    name = fault.filename if fault.filename2 is None else f"{fault.filename} → {fault.filename2}"
    return fault.strerror if name is None else f"{fault.strerror}: '{name}'"
