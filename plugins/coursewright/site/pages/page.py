"""A page that no author writes: its address, its settings, its tree, and the scripts that it alone needs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from coursewright.base.late import Late
from coursewright.base.markup import Node

HIDDEN = "search: {exclude: true}"
QUIET = "search: {boost: 0.5}"
"""For a page that others say more than: a lesson tells more about a word than its entry does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """One page; `path` is that of a Markdown file below the language's root, as engines name pages.

    `settings` are lines of front matter, `scripts` paths below the language's root, `sheet` is one of
    `stylesheet.PAGES`. `sources` are the files (from the project's root) of all that the tree says beside course.yml:
    with them, nobody makes it to see whether it changed. Links in a tree without leaves are those of the built site
    (`use_directory_urls: false`), since engines leave finished HTML alone.
    """

    path: str
    title: str
    late: Late[Node]
    sources: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    sheet: str = "pages"

    @property
    def tree(self) -> Node:
        """What stands in the page."""
        return self.late.get()

    @property
    def markdown(self) -> str:
        """What an engine reads: front matter alone; the Markdown extension puts the tree below it."""
        title = f"title: {json.dumps(self.title, ensure_ascii=False)}"
        return "\n".join(["---", title, *self.settings, "---", ""])


def hide(names: Sequence[str]) -> str:
    """The setting that hides parts of the theme around a page."""
    return f"hide: [{', '.join(names)}]"
