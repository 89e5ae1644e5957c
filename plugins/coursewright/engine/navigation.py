"""The navigation drawn once: what a page is not in looks the same on all pages of a folder.

Material draws every section on every page, which takes most of the time of a large site. Its macro is called by way
of a function here, which remembers what it gave; the HTML is the same to the byte.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from jinja2 import BaseLoader, Environment
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

TEMPLATE = "partials/nav.html"
ITEM = "partials/nav-item.html"
LED = {
    TEMPLATE: (
        "{{ item.render(nav_item, path, 1) }}",
        "{{ cw_drawn(item.render, nav_item, path, page) }}",
    ),
    ITEM: (
        '{{ render(item, path ~ "_" ~ loop.index, level + 1, nav_item) }}',
        '{{ cw_drawn.inner(render, item, path ~ "_" ~ loop.index, level + 1, nav_item, page) }}',
    ),
}
"""Material's calls of its macro, by template, and what stands in their place."""
Source = tuple[str, str | None, Callable[[], bool] | None]


class DrawnOnce(BaseLoader):
    """Gives templates as another loader does, with Material's calls in the navigation led through `cw_drawn`."""

    def __init__(self, inner: BaseLoader) -> None:
        self.inner = inner

    def get_source(self, environment: Environment, template: str) -> Source:
        """The template's text, its file, and whether it is still the same."""
        text, file, fresh = self.inner.get_source(environment, template)
        call, once = LED.get(template, ("", ""))
        return (text.replace(call, once) if call else text), file, fresh

    def list_templates(self) -> list[str]:
        """The names of all templates."""
        return self.inner.list_templates()


class Drawer:
    """Remembers drawn sections, and entries of sections, each by what its links start from."""

    def __init__(self) -> None:
        self.drawn: dict[tuple[int, str], str] = {}
        self.entries: dict[tuple[int, str], str] = {}
        self.folders: dict[int, frozenset[str]] = {}

    def __call__(
        self,
        render: Callable[[StructureItem, str, int], str],
        item: StructureItem,
        path: str,
        page: Page | None,
    ) -> str:
        """What the macro gives for an item of the first level."""
        if page is None or not isinstance(item, Section) or item.active:
            return render(item, path, 1)
        key = id(item), self.start_of(item, page)
        if key not in self.drawn:
            self.drawn[key] = render(item, path, 1)
        return self.drawn[key]

    def inner(
        self,
        render: Callable[[StructureItem, str, int, StructureItem], str],
        item: StructureItem,
        path: str,
        level: int,
        parent: StructureItem,
        page: Page | None,
    ) -> str:
        """What the macro gives for an item of a section: an entry of one page looks the same on all others."""
        if page is None or not isinstance(item, Page) or item.active:
            return render(item, path, level, parent)
        key = id(item), page.url.rpartition("/")[0]
        if key not in self.entries:
            self.entries[key] = render(item, path, level, parent)
        return self.entries[key]

    def start_of(self, section: Section, page: Page) -> str:
        """What the links of a section start from: a page's folder, or only the way up, where they differ at once."""
        folder, _, _ = page.url.rpartition("/")
        first = folder.partition("/")[0]
        if id(section) not in self.folders:
            self.folders[id(section)] = frozenset(_first_folders(section))
        return folder if not first or first in self.folders[id(section)] else "../" * page.url.count("/")


def _first_folders(section: Section) -> list[str]:
    found: list[str] = []
    for child in section.children:
        if isinstance(child, Section):
            found += _first_folders(child)
        else:
            found.append((getattr(child, "url", "") or "").partition("/")[0])
    return found


def draw_once(env: Environment) -> None:
    """Let an environment draw its navigation so, where the macro is Material's own."""
    if env.loader is not None and _is_materials(env, env.loader):
        env.loader = DrawnOnce(env.loader)
        env.globals["cw_drawn"] = Drawer()


def _is_materials(env: Environment, loader: BaseLoader) -> bool:
    """Whether no folder of somebody's puts another macro in Material's place, which may look at each page."""
    _, file, _ = loader.get_source(env, ITEM)
    return file is not None and Path(file).is_relative_to(material_templates())


@cache
def material_templates() -> Path:
    """The folder with Material's own templates."""
    spec = find_spec("material")
    return Path(spec.origin or "").parent / "templates" if spec else Path()
