"""Whether all that a site is made from is known: what plugins and hooks of others read, nobody can tell."""

from __future__ import annotations

import re
from pathlib import Path

from coursewright.base.source import names_listed
from coursewright.pipeline.inputs import SETTINGS, custom_folders, settings_text

PLUGINS = frozenset({"search", "material/search", "coursewright/course", "coursewright/quiz"})
OTHERS = re.compile(r"^[\"']?(?:INHERIT|hooks)[\"']?\s*:", re.MULTILINE)
"""Keys of settings that bring in what is not written there."""


def knows_settings(root: Path) -> bool:
    """Whether mkdocs.yml names nothing whose doings depend on more than authors' files and settings."""
    text = settings_text(root)
    plugins = {name for name, _ in names_listed(text, "plugins", SETTINGS)}
    folders = custom_folders(text)
    found = all((root / folder).is_dir() for folder in folders) and text.count("custom_dir") == len(folders)
    return "coursewright/course" in plugins and plugins <= PLUGINS and not OTHERS.search(text) and found
