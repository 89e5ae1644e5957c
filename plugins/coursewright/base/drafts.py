"""Files that are not whole yet."""

from __future__ import annotations

DRAFT = ".part"
"""How such a file's name ends, until it is whole and is put in its place."""
