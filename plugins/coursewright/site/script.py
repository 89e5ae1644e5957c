"""Values that scripts hand over, since a page opened from disk may load scripts and nothing else."""

from __future__ import annotations

import json


def script_piece(call: str, name: str, value: object) -> str:
    """A script that hands a value over: one call with its name and what it holds."""
    return f'{call}("{name}",{json.dumps(value, ensure_ascii=False, separators=(",", ":"))})\n'
