"""Which Markdown authors write: one list for site, paper and checks, and what of it a quiz's texts may hold."""

from __future__ import annotations

from collections.abc import Mapping

EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tasklist",
)
TAKEN_AS_OURS = ("fenced_code", "markdown.extensions.fenced_code")
"""Other names of what stands in the list: pymdownx.superfences reads all fences."""
TEXT_EXTENSIONS = (
    "admonition",
    "attr_list",
    "def_list",
    "sane_lists",
    "tables",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tasklist",
)
"""Nothing that is collected elsewhere in a page: no footnotes, abbreviations, headings."""
SETTINGS: Mapping[str, Mapping[str, object]] = {
    # A style attribute would need a looser Content Security Policy.
    "tables": {"use_align_attribute": True},
    "toc": {"permalink": False},
}


def settings_of(names: tuple[str, ...]) -> dict[str, dict[str, object]]:
    """The settings of some extensions, as Markdown wants them."""
    return {name: dict(SETTINGS[name]) for name in names if name in SETTINGS}
