"""The digests by which a page is known: what it was converted from, and what it was drawn with."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date

from coursewright.base.cache import Cache, digest
from coursewright.base.issues import IssueLog
from coursewright.base.versions import tool_digest
from coursewright.engine.navigation import material_templates
from coursewright.project.before import required_marks
from coursewright.project.onward import onward_marks
from coursewright.project.references import (
    COURSE,
    RECALL,
    References,
    Text,
    read_text,
    references_in,
    words_of,
)
from coursewright.project.stock import Stock
from coursewright.prose.page import is_finished
from coursewright.site.assets import THEME
from coursewright.site.plan import SitePlan

KIND = "texts"
MKDOCS = Path(mkdocs.__file__).parent / "templates"
FOLDERS = ("content", "quizzes")
PLACES = frozenset({"config_file_path", "docs_dir", "nav", "plugins", "site_dir", "theme", "watch"})
"""Settings that say where something lies, or that are looked at by themselves."""
TEXTS = frozenset({".md", ".yml", ".yaml"})
"""What pages are made from; of all other files they show the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMarks:
    """The digests of all that a page's conversion depends on, and of all that its file depends on."""

    content: str
    output: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What all pages of a site are converted from and drawn with, as digests, and what each of them refers to."""

    plan: SitePlan
    converting: str
    drawing: str
    references: References
    _asked: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of(self, page: Page) -> PageMarks:
        """Both digests of a page."""
        content = self._content(page)
        rows = self.plan.alternates(page.file.src_uri, page.url)
        return PageMarks(content=content, output=digest(self.drawing, content, str(page.title), repr(rows)))

    def is_read_from(self, page: Page, content: bytes) -> bool:
        """Whether a page that was converted from some bytes is the one that it is known by: authors save meanwhile."""
        made = self.plan.page_at(page.file.src_uri) is not None
        text = None if made else self.references.texts.get(self._file_of(page))
        return text is None or text.mark == digest(content)

    def _file_of(self, page: Page) -> str:
        return f"content/{self.plan.project.language}/{page.file.src_uri}"

    def _content(self, page: Page) -> str:
        path = page.file.src_uri
        own = self.plan.page_at(path)
        if own is None:
            file = self._file_of(page)
            lesson = self.plan.project.lesson_at(path)
            project = self.plan.project
            around = (*required_marks(project, lesson), *onward_marks(project, lesson)) if lesson else ()
            mark = self.references.mark_of(file)
            return digest(self.converting, path, mark, *self._asked_again(path, file), *around)
        if own.sources:
            marks = map(self.references.mark_of, own.sources)
            return digest(self.converting, path, own.markdown, repr(own.scripts), *marks)
        tree = repr(own.tree)
        words = frozenset[str]() if is_finished(own.tree) else words_of(tree, self.references.names)
        shown = self.references.shown(words)
        return digest(self.converting, path, own.markdown, tree, repr(own.scripts), *shown)

    def _asked_again(self, page: str, file: str) -> Iterator[str]:
        """The digests of the earlier lessons that a lesson asks again about."""
        project, text = self.plan.project, self.references.texts.get(file)
        lesson = project.lesson_at(page)
        if lesson is None or text is None:
            return
        quizzes = [self.references.texts[path] for path in self.references.quizzes_named(text.words)]
        rules = [project.course.recall]
        if any(RECALL in quiz.words for quiz in quizzes):
            named = [project.quizzes[name] for name in sorted(text.words & project.quizzes.keys())]
            rules += [quiz.quiz.recall for quiz in named if quiz.quiz.recall]
        for distance in sorted({distance for rule in rules for distance in rule.after}):
            if 0 < distance < lesson.number:
                yield from self._said_of(project.lessons[lesson.number - 1 - distance].file)

    def _said_of(self, file: str) -> tuple[str, ...]:
        """The digests of what others ask again of a lesson; several do."""
        if file not in self._asked:
            earlier = self.references.texts[file]
            shown = self.references.shown(earlier.words & self.references.quizzes.keys())
            self._asked[file] = (earlier.head, *shown)
        return self._asked[file]


def marks_of(config: MkDocsConfig, files: Files, nav: Navigation, plan: SitePlan, cache: Cache) -> Marks:
    """The digests for a site whose files and navigation are known."""
    project = plan.project
    references = read_references(plan.stock, project.language, cache)
    course = references.texts.get(COURSE)
    settings = digest(
        tool_digest(),
        settings_in(config),
        project.language,
        course.mark if course else "",
    )
    rows = [f"{file.src_uri} {file.url} {file.inclusion.name}" for file in files]
    order = [page.file.src_uri for page in nav.pages]
    return Marks(
        plan=plan,
        converting=digest("content", settings, *rows, "", *order),
        drawing=digest("output", settings, *_entries(nav.items), *own_templates(config)),
        references=references,
    )


def settings_in(config: MkDocsConfig) -> str:
    """All settings of a site that are plain values, and the plugins' own; where it lies counts for nothing."""
    values = {name: value for name, value in config.items() if name not in PLACES}
    plugins = [(name, dict(plugin.config)) for name, plugin in config.plugins.items()]
    rows = (values, dict(config.theme), plugins, Path(config.site_dir).name)
    return json.dumps(rows, default=_plain, sort_keys=True)


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else type(value).__name__


def _entries(items: list[StructureItem]) -> Iterator[str]:
    for item in items:
        yield f"{item.title}\n{getattr(item, 'url', '')}"
        children = getattr(item, "children", None)
        if children:
            yield "("
            yield from _entries(children)
            yield ")"


def own_templates(config: MkDocsConfig) -> Iterator[str]:
    """Names and digests of the templates that no package brings, which may show the day of the build."""
    for folder in map(Path, config.theme.dirs):
        if folder in (THEME, material_templates(), MKDOCS):
            continue
        yield get_build_date()
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            yield file.relative_to(folder).as_posix()
            yield digest(file.read_bytes())


def read_references(stock: Stock, language: str, cache: Cache) -> References:
    """What the files of a course say, as they were read for it; the cache knows the words of those that it had."""
    found = (path for folder in FOLDERS for path in stock.walk(stock.root / folder, IssueLog()).files)
    paths = [path for path in found if path.suffix in TEXTS]
    names = frozenset(path.stem for path in paths)
    key = digest(KIND, tool_digest(), language, *sorted(names))
    known = _known(cache, key)
    texts: dict[str, Text] = {}
    for path in paths:
        mark = stock.digest(path)
        content = stock.read(path).raw
        if content is not None:
            texts[stock.name_of(path)] = known.get(mark) or read_text(
                content, names, markdown=path.suffix == ".md"
            )
    now = {text.mark: text for text in texts.values()}
    if now.keys() != known.keys():
        cache.write_value(KIND, key, now)
    return references_in(texts, language)


def _known(cache: Cache, key: str) -> Mapping[str, Text]:
    found = cache.read_value(KIND, key)
    return found if isinstance(found, dict) else {}
