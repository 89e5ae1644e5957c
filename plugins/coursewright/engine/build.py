"""The whole build of a language's site."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from mkdocs import utils
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.structure.files import File, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from coursewright.engine.convert import restore_links
from coursewright.engine.gather import gatherers_of
from coursewright.engine.known import is_known
from coursewright.engine.navigation import draw_once
from coursewright.engine.pages import Made, Site, make_page, page_of
from coursewright.engine.told import ROOT, listening, tell
from coursewright.engine.workers import run_all


def build_site(settings: Path, folder: Path, width: int) -> None:
    """Build the site of `settings` (mkdocs.yml) into `folder` in at most `width` processes; a warning is a fault.

    Raises MkDocsException for faults, which are logged.
    """
    config = load_config(config_file=str(settings), site_dir=str(folder), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        if is_known(config):
            build_known(config, width)
        else:
            mkdocs_build.build(config)
    finally:
        config.plugins.on_shutdown()


def build_known(config: MkDocsConfig, width: int) -> None:
    """What MkDocs' `build` does."""
    counter = utils.CountHandler()
    counter.setLevel(logging.WARNING)
    logging.getLogger(ROOT).addHandler(counter)
    try:
        site = open_site(config)
        site.files.copy_static_files()
        with listening() as told:
            draw_templates(site)  # before processes are forked: the templates are compiled once
        made = run_all(len(site.pages), lambda number: make_page(site, site.pages[number]), width)
        for result in made:
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
    finally:
        logging.getLogger(ROOT).removeHandler(counter)


def open_site(config: MkDocsConfig) -> Site:
    """Settings, files, navigation and templates, as the plugins want them."""
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    utils.clean_directory(config.site_dir)
    files = get_files(config)
    env = config.theme.get_env()
    files.add_files_from_theme(env, config)
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
    gathers = gatherers_of(config)
    return Site(config=config, files=files, nav=nav, env=env, pages=pages, gathers=gathers)


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


def take_in(site: Site, made: Sequence[Made]) -> None:
    """Tell what was logged while the pages were drawn, compare their anchors, and give plugins what they gather."""
    for result in made:
        tell(result.drawing)
    for file, result in zip(site.pages, made, strict=True):
        page = page_of(file)
        restore_links(page, result.anchors, result.links, site.files)
        for gather, share in zip(site.gathers, result.gathered, strict=True):
            gather.give(page, share)
    level = site.config.validation.links.anchors
    for file in site.pages:
        page_of(file).validate_anchor_links(files=site.files, log_level=level)
