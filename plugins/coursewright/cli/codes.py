"""Exit codes, the same for all commands."""

GOOD, FAULTS, USAGE, LACKS = 0, 1, 2, 3
"""Good, faults in content, wrong usage, the machine lacks or refuses something."""
STOPPED = 130
"""Ctrl+C, as shells count it."""
UNHEARD = 141
"""Whoever read the output went away (`check | head -1`), as shells count it."""
