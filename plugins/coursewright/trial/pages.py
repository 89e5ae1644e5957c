"""Every lesson has its page in every language, and every page says its language and what it is called."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.pipeline.outputs import site_folder
from coursewright.trial.built import Built, Page


def find_missing_pages(built: Built) -> Iterator[str]:
    """Lessons without a page, and languages without a home."""
    for language, project in built.projects.items():
        wanted = ["index.html", *(lesson.page.removesuffix(".md") + ".html" for lesson in project.lessons)]
        for name in wanted:
            if not (built.root / site_folder(language) / name).is_file():
                yield f"{site_folder(language)}/{name} is not there"


def find_pages_without_a_name(built: Built) -> Iterator[str]:
    """Pages that do not say their language, or have not one heading of the first level."""
    for language in built.projects:
        for page in built.pages(language):
            if _languages(page) != [language]:
                yield f"{built.told(page.file)} does not say that it is in '{language}'"
            heads = sum(tag == "h1" for tag, _ in page.elements)
            if heads != 1:
                yield f"{built.told(page.file)} has {heads} headings of the first level"


def _languages(page: Page) -> list[str]:
    return [attributes.get("lang", "") for tag, attributes in page.elements if tag == "html"]
