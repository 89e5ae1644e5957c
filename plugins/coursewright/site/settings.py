"""What an engine's settings become for a site, whatever the engine calls them."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from coursewright.course.brand import rights_line
from coursewright.course.extensions import EXTENSIONS, settings_of
from coursewright.languages.words import FALLBACK, is_strange, nearest, stand_in
from coursewright.project.shelf import Shelves, course_of_site
from coursewright.prose.addresses import SHARED
from coursewright.site.plan import Section, SitePlan

SITE = "site"
PRUNE = "navigation.prune"
WHOLE = frozenset({PRUNE, "navigation.expand", "navigation.sections", "navigation.tabs"})
"""Features by which an author says how the navigation is to be."""
STILL = frozenset({PRUNE, "navigation.sections"}) | {
    "navigation.footer",
    "navigation.indexes",
    "navigation.path",
    "toc.follow",
    "toc.integrate",
}
"""Features that ask nothing of Material's own script; any other one does."""
SCRIPTED = frozenset({"analytics", "annotate", "consent", "tags", "version"})
"""Keys of `extra` that do."""
FEW = 100
"""Pages up to which every page lists all others beside its text: 24 compressed bytes each."""


def is_below(site_dir: str, plan: SitePlan) -> bool:
    """Whether a site goes into a folder of its language (in a preview it does not)."""
    return Path(site_dir).name == plan.project.language


def course_settings(plan: SitePlan, site_dir: str, address: str) -> dict[str, object]:
    """MkDocs' settings that follow from a course: titles, folders, address, navigation, Markdown.

    `site_dir` and `address` are what mkdocs.yml or the command line say of the whole site; an engine empties the
    folder that it writes to, so each language gets one of its own below them.
    """
    course, language, root = plan.project.course, plan.project.language, plan.project.root
    if Path(site_dir) == root / SITE:
        site_dir = str(root / SITE / language)
    if address and is_below(site_dir, plan):
        address = urljoin(address, f"{language}/")
    line = rights_line(course)
    return {
        **({"copyright": line} if line else {}),
        "site_name": course.title,
        "site_description": course.subtitle,
        "docs_dir": str(root / "content" / language),
        "site_dir": site_dir,
        "site_url": address,
        "nav": plan.navigation(),
        "markdown_extensions": list(EXTENSIONS),
        "mdx_configs": settings_of(EXTENSIONS),
    }


def theme_settings(plan: SitePlan) -> dict[str, str]:
    """The theme's settings that follow from a course: its logo, also as the sign of its pages in a browser's tabs."""
    logo = plan.project.course.logo
    return {"logo": f"{SHARED}/{logo}", "favicon": f"{SHARED}/{logo}"} if logo else {}


def theme_features(plan: SitePlan, features: Sequence[str]) -> list[str]:
    """The theme's features: in a large course a page lists its own module and leads to the other ones.

    A module's page lists its lessons, so that each is still two steps away; a thousand rows a page would weigh more
    than the lesson.
    """
    large = sum(len(part.rows) if isinstance(part, Section) else 1 for part in plan.contents) > FEW
    return [*features, PRUNE] if large and WHOLE.isdisjoint(features) else list(features)


def needs_theme_script(
    features: Iterable[str], extra: Iterable[str], scripts: Iterable[str], *, custom: bool
) -> bool:
    """Whether a site needs Material's own script: what its settings, scripts or templates of its own may rest on.

    `scripts` are those beside ours. Else a twentieth of it does.
    """
    return custom or not STILL.issuperset(features) or not SCRIPTED.isdisjoint(extra) or any(scripts)


def idle_searches(plugins: Iterable[str]) -> list[str]:
    """The plugins of a site that would index it for a box that its pages do not have."""
    return [name for name in plugins if name == "material/search"]


def theme_language(language: str, folders: Iterable[str]) -> str:
    """The language of Material's own words that is nearest to a course's; `folders` are those of its templates."""
    files = (file for folder in folders for file in Path(folder).glob("partials/languages/*.html"))
    return nearest(language, (file.stem for file in files)) or FALLBACK


def base_of_lost_page(plan: SitePlan, site_dir: str) -> str:
    """What the addresses on 404.html begin with where the site's address is not known: its language's folder."""
    return f"/{plan.project.language}/" if is_below(site_dir, plan) else "/"


def watched_folders(root: Path, names: Iterable[str]) -> list[str]:
    """The folders that a preview follows."""
    return [str(root / name) for name in names if (root / name).is_dir()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """A site that has quizzes and no course: its shelves, and what is said of it, each with the level of the log."""

    shelves: Shelves
    said: tuple[tuple[int, str], ...]


def address_of_site(address: str, version: str) -> str:
    """Where a site stands whatever `version` of it is built, which mike adds to the address."""
    plain = address.rstrip("/")
    return plain.removesuffix(f"/{version}") if version else plain


def open_alone(
    root: Path, options: Mapping[str, str], theme: Mapping[str, object], name: str, address: str
) -> Alone:
    """Read the quizzes and figures of a site as the quiz plugin's options say; faults are in the shelves' issues.

    Without the option `language` it is that of the theme, without `course` answers are kept under a name made of
    the site's `name` and `address`.
    """
    language = options["language"] or str(theme.get("language") or theme.get("locale") or FALLBACK)
    strange = is_strange(language) and not options["language"]
    course = options["course"] or course_of_site(name, address)
    folder, figures = options["folder"], options["figures"]
    shelves = Shelves(root=root, folder=folder, figures=figures, course=course, language=language)
    shelves.read_all()
    said: list[tuple[int, str]] = []
    if strange:
        text = f"{stand_in(language)[0]} Option 'language' of coursewright/quiz chooses others."
        said.append((logging.WARNING, text))
    if not options["course"]:
        text = f"Answers are kept under '{course}', made of site_name and site_url; option 'course' names it otherwise."
        said.append((logging.INFO, text))
    return Alone(shelves=shelves, said=tuple(said))
