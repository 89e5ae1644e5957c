"""MkDocs plugins: each hook hands over to a room that does the work (properdocs runs them unchanged)."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.words import word_languages, words
from coursewright.figures.load import FOLDER
from coursewright.hosts import course_site
from coursewright.hosts.markdown import CoursewrightExtension
from coursewright.hosts.search import write_search_index
from coursewright.project import GeneratedFile, Project, default_language, load_project
from coursewright.prose import Screen, conversion_for
from coursewright.prose.extension import CoursewrightExtension as ProseExtension
from coursewright.prose.page import with_page_mark

log = logging.getLogger("mkdocs.plugins.coursewright")
LANGUAGE = "COURSEWRIGHT_LANGUAGE"


class CourseConfig(Config):
    """Options of `coursewright/course`."""

    language = Type(str, default="")


class QuizConfig(Config):
    """Options of `coursewright/quiz`; they are used only in a site without `coursewright/course`."""

    folder = Type(str, default="quizzes")
    figures = Type(str, default=FOLDER)
    course = Type(str, default="")


class HandbookConfig(Config):
    """Options of `coursewright/handbook`."""

    trainer_dir = Type(str, default="handbooks")


def root_of(config: MkDocsConfig) -> Path:
    """The folder that holds mkdocs.yml."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def open_project(config: MkDocsConfig, language: str) -> Project:
    """The course beside mkdocs.yml; raises PluginError with one line for each fault."""
    root, issues = root_of(config), IssueLog()
    wanted = language or os.environ.get(LANGUAGE, "") or default_language(root)
    project = load_project(root, wanted, issues)
    if project is None or issues.has_errors:
        raise PluginError(as_text(issues) or f"the course has no language '{wanted}'")
    if issues.found:
        log.info(as_text(issues))
    return project


def add_assets(config: MkDocsConfig) -> None:
    """Name the style sheet and the deferred script on every page, once."""
    if course_site.STYLE not in config.extra_css:
        config.extra_css.insert(0, course_site.STYLE)
        script = ExtraScriptValue(course_site.SCRIPT)
        script.defer = True
        config.extra_javascript.append(script)


def add_files(files: Files, generated: tuple[GeneratedFile, ...], config: MkDocsConfig) -> None:
    """Hand generated files to MkDocs, which writes them to the site alone."""
    for file in generated:
        files.append(File.generated(config, file.path, content=file.text))


class CoursePlugin(BasePlugin[CourseConfig]):
    """`coursewright/course`: a whole course from content/course.yml."""

    project: Project

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the course and set what follows from it."""
        self.project = open_project(config, self.config.language)
        apply_course(config, self.project)
        add_assets(config)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave drafts out, add generated pages and shared pictures."""
        drop_hidden(files, self.project)
        add_files(files, course_site.generated_files(self.project), config)
        for path, source in course_site.shared_pictures(self.project):
            files.append(File.generated(config, path, abs_src_path=str(source)))
        return files

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Tell the Markdown extension which page it converts."""
        return with_page_mark(markdown, page.file.src_uri)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Give templates the UI words (404.html never gets a page context)."""
        env.globals["cw_words"] = words(self.project.language)
        env.globals["cw_home_alternates"] = course_site.alternates(self.project, "index.md", "index.html")
        return env

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Point the language switch at the same page."""
        rows = course_site.alternates(self.project, page.file.src_uri, page.url)
        return {**context, "cw_alternates": rows}  # type: ignore[typeddict-unknown-key]  # a name of our own

    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Let 404.html, which a server shows at any address, find its files below the language's folder."""
        below = Path(config.site_dir).name == self.project.language  # not so in a preview
        if template_name == "404.html" and below and not config.site_url:
            context["base_url"] = f"/{self.project.language}/"
        return context

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the search index for pages opened from disk, after the search plugin wrote its own."""
        write_search_index(Path(config.site_dir))


class QuizPlugin(BasePlugin[QuizConfig]):
    """`coursewright/quiz`: quizzes in any MkDocs site; beside `coursewright/course` it has nothing to do."""

    alone: bool

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Take quizzes from a folder, where no course does."""
        self.alone = "coursewright/course" not in config.plugins
        if self.alone:
            use_quizzes(config, self.config)
            add_assets(config)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Keep the quiz files out of the site; add the style sheet and the script."""
        if self.alone:
            drop_quizzes(files, root_of(config) / self.config.folder)
            add_files(files, course_site.asset_files(theme=False), config)
        return files


class HandbookPlugin(BasePlugin[HandbookConfig]):
    """`coursewright/handbook`: the editions of course.yml, printed after `mkdocs build`."""

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write learners' editions into the site and trainers' beside it."""
        from coursewright.handbook import write_handbooks  # WeasyPrint needs Pango, a site does not

        project = open_project(config, "")
        learner = Path(config.site_dir) / "handbooks" / project.language
        trainer = root_of(config) / self.config.trainer_dir / project.language
        epoch = int(os.environ.get("SOURCE_DATE_EPOCH", "1767225600"))
        write_handbooks(project, project.course.handbooks, learner, trainer, epoch)


def apply_course(config: MkDocsConfig, project: Project) -> None:
    """Settings that follow from the course: language, titles, folders, navigation, theme, extension."""
    config.site_name = project.course.title
    config.site_description = project.course.subtitle
    config.docs_dir = str(project.root / "content" / project.language)
    config.theme["language"] = project.language
    config.theme.dirs.insert(0, str(course_site.THEME))
    config.nav = course_site.navigation(project)
    config.extra["alternate"] = True  # shows the switch; its rows come from cw_alternates
    config.extra.setdefault("polyfills", []).append(course_site.SEARCH_SHIM)
    config.watch.extend(str(project.root / folder) for folder in ("content", "quizzes"))
    trees = course_site.page_trees(project)
    config.markdown_extensions.append(ProseExtension(lambda: conversion_for(project, Screen(), trees)))  # type: ignore[arg-type]  # MkDocs types names only; Markdown takes both


def use_quizzes(config: MkDocsConfig, options: QuizConfig) -> None:
    """Add the Markdown extension with the quizzes and the figures of two folders."""
    root = root_of(config)
    language = str(config.theme["language"] or "en")
    if language not in word_languages():
        known = ", ".join(word_languages())
        raise PluginError(f"coursewright has no words of the user interface in '{language}' (known: {known})")
    extension = CoursewrightExtension(
        root=str(root),
        quizzes=options.folder,
        language=language,
        course=options.course,
        figures=options.figures,
    )
    if extension.issues.has_errors:
        raise PluginError(as_text(extension.issues))
    folders = (root / options.folder, root / options.figures)
    config.watch.extend(str(folder) for folder in folders if folder.is_dir())
    config.markdown_extensions.append(extension)  # type: ignore[arg-type]  # as above


def drop_quizzes(files: Files, folder: Path) -> None:
    """Take files of the quiz folder, which hold keys, out of the site where that folder lies in docs."""
    for file in list(files):
        if Path(file.abs_src_path or "").is_relative_to(folder):
            files.remove(file)


def drop_hidden(files: Files, project: Project) -> None:
    """Take Markdown files that are no lessons of the course out of the site."""
    for file in list(files.documentation_pages()):
        if not course_site.is_shown(project, file.src_uri):
            files.remove(file)
