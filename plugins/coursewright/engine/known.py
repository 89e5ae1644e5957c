"""Whether a site's settings hold only what the engine knows: all others are built by MkDocs itself."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

COURSE = "coursewright/course"
KNOWN = frozenset({COURSE, "coursewright/quiz", "material/search"})
"""Plugins that see each page by itself, or whose gatherings the engine carries between processes."""
THEMES = frozenset({"material"})


def is_known(config: MkDocsConfig) -> bool:
    """Whether the engine may build the site: a course, Material's theme, no hooks and no plugin of somebody else."""
    plugins = set(config.plugins)
    return COURSE in plugins and plugins <= KNOWN and not config.hooks and config.theme.name in THEMES
