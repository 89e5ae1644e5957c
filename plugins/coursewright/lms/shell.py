"""The page around a course in a platform: a bar with a way out, and the course in a frame."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from coursewright.base.markup import el, to_html
from coursewright.languages.language import written
from coursewright.languages.words import words
from coursewright.lms.scope import Scope, Target
from coursewright.quiz.screen import words_for_script
from coursewright.site.assets import BROWSER
from coursewright.site.stylesheet import SCHEMES, read_tokens

PAGE = "index.html"
STYLE = "lms.css"
SCRIPT = "lms.js"


def shell_files(target: Target, course: str, titles: Mapping[str, str], scope: Scope) -> dict[str, bytes]:
    """The page, its style and its script, by their names at the package's root; `titles` name the scope by language."""
    return {
        PAGE: shell_page(target, course, titles, scope).encode("utf-8"),
        STYLE: _style().encode("utf-8"),
        SCRIPT: (BROWSER / "cw-lms.js").read_bytes(),
    }


def shell_page(target: Target, course: str, titles: Mapping[str, str], scope: Scope) -> str:
    """The page as HTML, in the first language until a script knows the reader's; without one it leads on, untracked."""
    language = next(iter(titles))
    text = words(language)
    head = el(
        "head",
        None,
        el("meta", {"charset": "utf-8"}),
        el("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        el("meta", {"name": "color-scheme", "content": "light dark"}),
        el("title", None, scope.title),
        el("link", {"rel": "stylesheet", "href": STYLE}),
        el("script", {"src": SCRIPT, "defer": True}),
    )
    data = {
        "class": "cw-lms",
        "data-target": target,
        "data-course": course,
        "data-lang": language,
        "data-root": f"{language}/",
        "data-start": scope.start,
        "data-lessons": " ".join(scope.lessons) or None,
    }
    leave = el("button", {"type": "button", "class": "cw-lms__leave", "hidden": True}, text["lms.leave"])
    bar = el("header", {"class": "cw-lms__bar"}, el("p", {"class": "cw-lms__title"}, scope.title), leave)
    link = el("a", {"href": scope.start}, text["lms.no_script"])
    main = el(
        "main",
        data,
        [
            el(
                "div",
                {"data-words": name, "data-title": title, **written(name), "hidden": True},
                words_for_script(name, "lms."),
            )
            for name, title in titles.items()
        ],
        bar,
        el("div", {"class": "cw-lms__said", "role": "status"}),
        el("noscript", None, el("p", {"class": "cw-lms__said"}, link)),
        el("iframe", {"class": "cw-lms__frame", "title": scope.title, "allowfullscreen": True}),
    )
    return f"<!doctype html>\n{to_html(el('html', written(language), head, el('body', None, main)))}\n"


def forward_page(scope: Scope) -> str:
    """A page that leads on to the first one, without a script."""
    head = el(
        "head",
        None,
        el("meta", {"charset": "utf-8"}),
        el("meta", {"http-equiv": "refresh", "content": f"0; url={scope.start}"}),
        el("title", None, scope.title),
    )
    body = el("body", None, el("p", None, el("a", {"href": scope.start}, scope.title)))
    return f"<!doctype html>\n{to_html(el('html', None, head, body))}\n"


def _style() -> str:
    style = Path(__file__).with_name(STYLE).read_text(encoding="utf-8")
    light, dark = (
        " ".join(
            f"--{name}: {value};" for name, value in read_tokens(scheme).items() if f"var(--{name})" in style
        )
        for scheme in SCHEMES
    )
    return f":root {{ {light} }}\n\n@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n\n{style}"
