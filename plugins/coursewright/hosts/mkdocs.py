"""MkDocs plugins: each hook hands over to a room that does the work (properdocs runs them unchanged)."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, ExtraScriptValue, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from coursewright.base.cache import NO_CACHE, Cache
from coursewright.base.issues import IssueLog, as_text
from coursewright.base.news import News
from coursewright.figures.load import FOLDER
from coursewright.languages.language import language_of
from coursewright.languages.words import words
from coursewright.project.stock import Stock
from coursewright.prose.extension import CoursewrightExtension
from coursewright.site import assets, offline, publish, settings, tell
from coursewright.site.desk import Desk
from coursewright.site.kept import Keeper
from coursewright.site.pieces.collection import Collection
from coursewright.site.plan import SitePlan
from coursewright.site.search.catalogue import Catalogue
from coursewright.site.start import course_start, load_plan, shelf_start
from coursewright.site.theme_style import is_theme_style, lean_style, palette_colours

log = logging.getLogger("mkdocs.plugins.coursewright")
AFTER_I18N = -110  # mkdocs-static-i18n (-100) sets the language, and takes no file that lies nowhere on disk


class CourseConfig(Config):
    """Options of `coursewright/course`."""

    language = Type(str, default="")


class QuizConfig(Config):
    """Options of `coursewright/quiz`; they are used only in a site without `coursewright/course`."""

    folder = Type(str, default="quizzes")
    figures = Type(str, default=FOLDER)
    course = Type(str, default="")
    language = Type(str, default="")
    layout = Choice(("one", "list"), default="one")


class PageHooks:
    """What both plugins do on each page; without a desk nothing.

    An error is logged as one, but by the rules that `warned` names: a strict build ends at a warning, too.
    """

    desk: Desk | None = None
    warned: frozenset[str] = frozenset()

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Tell the Markdown extension which page it converts."""
        if self.desk is None:
            return markdown
        file = os.path.relpath(page.file.abs_src_path or page.file.src_uri, root_of(config))
        source = page.file.content_string
        return self.desk.begin(markdown, page=page.file.src_uri, file=Path(file).as_posix(), source=source)

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Log what the conversion met: an error fails a strict build, a warning is for reading.

        The styles that the page's content needs are loaded above it, the scripts below it.
        """
        for issue in self.desk.found().in_order() if self.desk else ():
            loud = logging.WARNING if issue.rule in self.warned else logging.ERROR
            level = loud if issue.severity == "error" else logging.INFO
            log.log(
                level, f"{issue.place}: {issue.severity} {issue.rule}: {issue.message} {issue.hint}".rstrip()
            )
        return assets.with_late_tags(html, page.url)


class CoursePlugin(PageHooks, BasePlugin[CourseConfig]):
    """`coursewright/course`: a whole course from content/course.yml."""

    plan: SitePlan
    catalogue: Catalogue
    collection: Collection
    cache: Cache = NO_CACHE
    keeper: Keeper | None = None
    stock: Stock | None = None
    news: News | None = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the course and set what follows from it."""
        issues, root = IssueLog(), root_of(config)
        language = self.config.language or os.environ.get("COURSEWRIGHT_LANGUAGE", "")
        plan = load_plan(root, language, issues, self.cache, self.stock)
        for text in (self.news or News()).of(issues):
            log.info(text)
        if plan is None or issues.has_errors:
            raise PluginError(as_text(issues.errors) or f"the course has no language '{language}'")
        self.plan, self.desk = plan, Desk(course_start(plan))
        self.catalogue = Catalogue(language=plan.project.language)
        self.collection = Collection(project=plan.project)
        config.load_dict(settings.course_settings(plan, config.site_dir, config.site_url or ""))
        # A folder of the author's own stays before ours.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(assets.THEME))
        config.theme["language"] = settings.theme_language(plan.project.language, config.theme.dirs)
        config.theme["features"] = settings.theme_features(plan, config.theme.get("features") or ())
        for name, value in settings.theme_settings(plan).items():
            config.theme[name] = value
        for name in settings.idle_searches(config.plugins):
            log.info("mkdocs.yml: plugin '%s' has nothing to do, a course brings a search of its own.", name)
            config.plugins[name].config["enabled"] = False
        # Shows the switch, whose rows come from cw_alternates.
        config.extra["alternate"] = len(plan.project.course.languages) > 1
        config.watch.extend(settings.watched_folders(root, ("content", "quizzes")))
        use_desk(config, self.desk)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave out what may not be published, add generated pages and what languages share."""
        gate = publish.Gate(self.plan)
        for file in [file for file in files if file.src_dir == config.docs_dir]:
            refusal = gate.refusal(file.src_uri, file.abs_src_path or "")
            if refusal is not None:
                files.remove(file)
            if refusal:
                log.warning(refusal)
        for file in [file for file in files if publish.is_idle(file.src_uri)]:
            files.remove(file)
        if not _is_heavy(config):
            lean_files(files, config, self.cache)
        for page in self.plan.pages:
            files.append(File.generated(config, page.path, content=page.markdown))
        course = self.plan.project.course
        add_assets(files, config, "course", self.plan.scripts, course.languages, course.colour)
        for made in offline.offline_files(self.plan.project, worker=self._is_whole(config)):
            files.append(File.generated(config, made.path, content=made.text))
        told = tell.tell_file(self.plan.project)
        files.append(File.generated(config, told.path, content=told.text))
        for path, source in assets.shared_files(self.plan.project):
            files.append(File.generated(config, path, abs_src_path=str(source)))
        return files

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Note what search and other pages take of it, log what the conversion met, load the scripts of this page."""
        sections = self.desk.sections() if self.desk else ()
        capsules = self.desk.capsules() if self.desk else {}
        self.collection.note(page.file.src_uri, page.url, html, capsules)
        self.catalogue.note(page.file.src_uri, page.url, str(page.title), page.meta, sections)
        html = super().on_page_content(html, page, config, files)
        # Before the content, so that nothing is painted without it.
        style = assets.style_tag(self.plan.page_at(page.file.src_uri), page.url)
        return style + html + assets.script_tags(self.plan.scripts_of(page.file.src_uri), page.url)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Give templates the UI words (404.html never gets a page context)."""
        heavy = _is_heavy(config)
        # Lines that hold a statement alone would be empty lines.
        env.trim_blocks = env.lstrip_blocks = not heavy
        env.globals["cw_frame"] = "" if heavy else assets.FRAME_SCRIPT
        env.globals["cw_words"] = words(self.plan.project.language)
        env.globals["cw_home_alternates"] = self.plan.alternates("index.md", "index.html")
        return env

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Point the language switch at the same page."""
        rows = self.plan.alternates(page.file.src_uri, page.url)
        return {**context, "cw_alternates": rows}  # type: ignore[typeddict-unknown-key]  # a name of our own

    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Let 404.html, which a server shows at any address, find its files below the language's folder."""
        if template_name == "404.html" and not config.site_url:
            context["base_url"] = settings.base_of_lost_page(self.plan, config.site_dir)
        return context

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the index of what can be found, the course as data, and the worker that keeps all of it."""
        site, keeper = Path(config.site_dir), self.keeper or Keeper()
        keeper.leave(lambda: self.catalogue.write(site, self.cache, keeper))
        self.collection.write(site, keeper)
        if self._is_whole(config):
            offline.write_worker(Path(config.site_dir), offline.lost_page(self.plan.project), self.cache)

    def _is_whole(self, config: MkDocsConfig) -> bool:
        """Whether this is a build and no preview, which is made anew again and again."""
        return settings.is_below(config.site_dir, self.plan)


class QuizPlugin(PageHooks, BasePlugin[QuizConfig]):
    """`coursewright/quiz`: quizzes in any MkDocs site; beside `coursewright/course` it has nothing to do."""

    course: str = ""
    # A page shows what is not known. What is lost must be heard in a quiet build, too.
    warned = frozenset({"lesson/unknown-quiz", "lesson/unknown-figure"})

    @event_priority(AFTER_I18N)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Take quizzes from a folder, where no course does."""
        if "coursewright/course" in config.plugins:
            return config
        root, options = root_of(config), {**self.config, "course": self.course or self.config.course}
        address = settings.address_of_site(config.site_url or "", os.environ.get("MIKE_DOCS_VERSION", ""))
        alone = settings.open_alone(root, options, config.theme, config.site_name, address)
        if alone.shelves.issues.has_errors:
            raise PluginError(as_text(alone.shelves.issues))
        for level, text in alone.said:
            log.log(level, text)
        self.course = alone.shelves.course  # the same in all languages of a site
        config.watch.extend(settings.watched_folders(root, (self.config.folder, self.config.figures)))
        self.desk = Desk(shelf_start(alone.shelves, self.config.layout))
        use_desk(config, self.desk)
        return config

    @event_priority(AFTER_I18N)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Keep the quiz files out of the site; add the style sheet and the script."""
        if self.desk is not None:
            folder = root_of(config) / self.config.folder
            for file in [
                file for file in files if publish.is_quiz_file(Path(file.abs_src_path or ""), folder)
            ]:
                files.remove(file)
            language = self.config.language or str(
                config.theme.get("language") or config.theme.get("locale") or ""
            )
            look: assets.Look = "material" if config.theme.name == "material" else "plain"
            add_assets(files, config, look, languages=(language,) if language else ())
        return files

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Name style sheet and script on pages of themes that take none from plugins."""
        shows = self.desk is not None and "<cw-" in (page.content or "")
        return assets.linked(output, page.url) if shows else output


def root_of(config: MkDocsConfig) -> Path:
    """The folder that holds mkdocs.yml."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def use_desk(config: MkDocsConfig, desk: Desk) -> None:
    """Add the Markdown extension, and the style sheet and the deferred script of every page, each once."""
    # A plugin for several languages runs one configuration again and again.
    others = [entry for entry in config.markdown_extensions if not isinstance(entry, CoursewrightExtension)]
    config.markdown_extensions = [*others, desk.extension]  # type: ignore[list-item]  # MkDocs types names only
    if assets.STYLE not in config.extra_css:
        config.extra_css.insert(0, assets.STYLE)
        script = ExtraScriptValue(assets.SCRIPT)
        script.defer = True
        config.extra_javascript.append(script)


def _is_heavy(config: MkDocsConfig) -> bool:
    """Whether a site needs what Material brings for more than a course shows."""
    scripts = [str(script) for script in config.extra_javascript if str(script) != assets.SCRIPT]
    own = bool(config.theme.custom_dir)
    return settings.needs_theme_script(config.theme["features"], config.extra, scripts, custom=own)


def lean_files(files: Files, config: MkDocsConfig, cache: Cache) -> None:
    """Put leaner style sheets in the place of Material's where nothing else of a site can need them whole."""
    others = [
        name for name in config.plugins if not name.startswith("coursewright/") and name != "material/search"
    ]
    if others or config.repo_url or not {"social", "status"}.isdisjoint(config.extra):
        return
    colours = palette_colours(config.theme.get("palette"))
    rtl = language_of(str(config.theme["language"])).direction == "rtl"
    for file in [file for file in files if is_theme_style(file.src_uri.removesuffix(".map"))]:
        files.remove(file)
        if not file.src_uri.endswith(".map"):
            text = lean_style(file.content_string, colours, cache, rtl=rtl)
            files.append(File.generated(config, file.src_uri, content=text))


def add_assets(
    files: Files,
    config: MkDocsConfig,
    look: assets.Look,
    scripts: tuple[str, ...] = (),
    languages: Sequence[str] = (),
    colour: str = "",
) -> None:
    """Hand style sheet and scripts to MkDocs, which writes them to the site alone."""
    for file in assets.asset_files(look, scripts, languages, colour):
        files.append(File.generated(config, file.path, content=file.text))
