"""The whole build of a language's site."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from mkdocs import utils
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.structure.files import File, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from coursewright.base import telling
from coursewright.base.cache import NO_CACHE, Cache
from coursewright.base.late import holding_at_most
from coursewright.base.stamps import Linking
from coursewright.engine.convert import restore_links
from coursewright.engine.gather import bring_again, gatherers_of
from coursewright.engine.known import COURSE, is_known
from coursewright.engine.last import Last, read_last, take_over, write_last
from coursewright.engine.marks import marks_of
from coursewright.engine.navigation import draw_once
from coursewright.engine.pages import Made, Site, gather_again, give, make_page, page_of
from coursewright.engine.templates import ThemeFiles, keep_compiled
from coursewright.engine.told import ROOT, listening, tell
from coursewright.engine.workers import run_all
from coursewright.site.kept import Keeper
from coursewright.site.plan import SitePlan

HELD = 256
"""Quizzes, lessons and figures that a process has read for its pages and holds."""


def build_site(
    settings: Path, folder: Path, width: int, cache: Cache = NO_CACHE, last: Path | None = None
) -> None:
    """Build the site of `settings` (mkdocs.yml) into `folder` in at most `width` processes; a warning is a fault.

    `last` is a folder with the outputs of the last build, of which unchanged pages are taken over as links: nobody
    may write into a file there, or here, in place. Raises MkDocsException for faults, which are logged.
    """
    config = load_config(config_file=str(settings), site_dir=str(folder), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        with holding_at_most(HELD):
            if is_known(config):
                name = folder.name
                write_last(cache, name, build_known(config, width, cache, read_last(cache, last, name)))
            else:
                mkdocs_build.build(config)
    finally:
        config.plugins.on_shutdown()


def build_known(
    config: MkDocsConfig,
    width: int,
    cache: Cache,
    last: Last,
    later: list[Callable[[], None]] | None = None,
) -> Last:
    """What MkDocs' `build` does; what the next build has to know of it, once all is done that was left for `later`."""
    counter = utils.CountHandler()
    counter.setLevel(logging.WARNING)
    if config.strict:
        logging.getLogger(ROOT).addHandler(counter)
    keeper = Keeper(last=last.folder, before=last.kept, later=later)
    try:
        course_of(config).keeper = keeper
        site = open_site(config, cache)
        site.files.copy_static_files()
        with listening() as told:
            draw_templates(site)  # before processes are forked: the templates are compiled once
        made = make_pages(site, width, last)
        for result in made.values():
            tell(result.told)
        tell(told)
        take_in(site, made)
        config.plugins.on_post_build(config=config)
        if counts := counter.get_counts():
            said = ", ".join(f"{count} {name.lower()}s" for name, count in counts)
            raise Abort(f"Aborted with {said} in strict mode!")
    except Exception as fault:
        config.plugins.on_build_error(error=fault)
        if isinstance(fault, BuildError):
            logging.getLogger(ROOT).error(str(fault))
            raise Abort("Aborted with a BuildError!") from fault
        raise
    else:
        return Last(folder=Path(config.site_dir), made=made, kept=keeper.today)
    finally:
        logging.getLogger(ROOT).removeHandler(counter)


def make_pages(site: Site, width: int, last: Last) -> dict[str, Made]:
    """All pages in order: those that are as they were taken over, the others made side by side."""
    marks = [site.marks.of(page_of(file)) for file in site.pages]
    linking = Linking()
    kept = [take_over(last, file, mark.output, linking) for file, mark in zip(site.pages, marks, strict=True)]
    rest = [number for number, was in enumerate(kept) if was is None]
    new = run_all(
        len(rest),
        lambda row: make_page(site, site.pages[rest[row]], marks[rest[row]]),
        width,
        begun=lambda row: telling.tell(f"page {row + 1} of {len(rest)}"),
    )
    made = dict(zip(rest, new, strict=True))
    return {
        file.src_uri: was or made[row] for row, (file, was) in enumerate(zip(site.pages, kept, strict=True))
    }


def course_of(config: MkDocsConfig) -> Any:
    """The course's plugin, which knows nothing of the engine and is known by no type here."""
    return config.plugins[COURSE]


def plan_of(config: MkDocsConfig) -> SitePlan:
    """The plan of a course's site, which the plugin made."""
    plan: SitePlan = course_of(config).plan
    return plan


def open_site(config: MkDocsConfig, cache: Cache = NO_CACHE) -> Site:
    """Settings, files, navigation and templates, as the plugins want them."""
    course_of(config).cache = cache
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    utils.clean_directory(config.site_dir)
    files = get_files(config)
    env = config.theme.get_env()
    files.add_files_from_theme(ThemeFiles(config.theme.dirs), config)  # type: ignore[arg-type]  # asked for names
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    pages = files.documentation_pages()
    for file in pages:
        if file.page is None:
            Page(None, file, config)
    give_titles(pages, config)
    env = config.plugins.on_env(env, config=config, files=files)
    draw_once(env)
    keep_compiled(env, cache)
    return Site(
        config=config,
        files=files,
        nav=nav,
        env=env,
        pages=pages,
        marks=marks_of(config, files, nav, plan_of(config), cache),
        cache=cache,
        gathers=gatherers_of(config),
    )


def give_titles(pages: Sequence[File], config: MkDocsConfig) -> None:
    """Read the pages that the navigation gives no title: others show it."""
    for file in pages:
        page = page_of(file)
        if "title" not in vars(page):
            page.read_source(config)


def draw_templates(site: Site) -> None:
    """Write the theme's own pages, such as 404.html and the sitemap, and the templates that mkdocs.yml names."""
    for template in site.config.theme.static_templates:
        mkdocs_build._build_theme_template(template, site.env, site.files, site.config, site.nav)
    for template in site.config.extra_templates:
        mkdocs_build._build_extra_template(template, site.files, site.config, site.nav)


def take_in(site: Site, made: Mapping[str, Made]) -> None:
    """Tell what was logged while the pages were drawn, compare their anchors, and give plugins what they gather."""
    for result in made.values():
        tell(result.drawing)
    for file in site.pages:
        page, result = page_of(file), made[file.src_uri]
        restore_links(page, result.anchors, result.links, site.files)
        give(site, result.gathered)
    files = {file.src_uri: file for file in site.pages}
    bring_again(site.config, lambda path: gather_again(site, made[path], files[path]))
    level = site.config.validation.links.anchors
    for file in site.pages:
        page_of(file).validate_anchor_links(files=site.files, log_level=level)
