"""The page where learners take their progress along, and take it back: as text, picture codes, a file.

The contract with browser/src/copy/: `div.cw-copy[data-course]` holds
  `template.cw-words`    UI texts by data-word
  `.cw-storage`          where it is said that this browser keeps nothing
  `[data-on]`            all that needs the script; hidden
    `[data-empty]`       that there is no progress yet; hidden
    `.cw-ways`           `.cw-way--text`, `--qr`, `--file`; `.cw-turn` gets the buttons between several codes
    `.cw-taken`          what came of a copy that was taken back
  `.cw-stay`             what browser/src/keep/ shows where it helps: `[data-hint]`, `[data-offline]`; hidden
Buttons by data-act: copy, file, paste, take; inputs by data-take: photo, file.
"""

from __future__ import annotations

from coursewright.base.late import Late
from coursewright.base.markup import Element, Node, el
from coursewright.languages.words import words
from coursewright.project.model import Project
from coursewright.quiz.screen import words_for_script
from coursewright.site.pages.page import HIDDEN, SitePage, hide
from coursewright.site.pages.parts import icon

PAGE = "progress.md"
SCRIPT = "assets/javascripts/cw-copy.js"
PHOTO_SCRIPT = "assets/javascripts/cw-photo.js"
"""Reads picture codes on photos; the page's script loads it when a photo was chosen."""
PHOTOS = "image/*"
FILES = ".json,.txt,application/json,text/plain"


def copy_page(project: Project) -> SitePage:
    """The page; search leaves it out."""
    return SitePage(
        path=PAGE,
        title=words(project.language)["copy.title"],
        late=Late.of(render_copy(project)),
        settings=(hide(["toc"]), HIDDEN),
        scripts=(SCRIPT,),
    )


def render_copy(project: Project) -> Element:
    """The whole page body."""
    text = words(project.language)
    return el(
        "div",
        {"class": "cw-copy", "data-course": project.course.id},
        el("h1", None, text["copy.title"]),
        el("p", {"class": "cw-lede"}, text["copy.lede"]),
        el("noscript", None, el("p", {"class": "cw-noscript"}, text["copy.noscript"])),
        words_for_script(project.language, "quiz.say.storage_", "copy.say."),
        el("div", {"class": "cw-storage", "role": "status"}),
        el("div", {"data-on": True, "hidden": True}, _give(project.language), _take(project.language)),
        _stay(project.language),
    )


def _give(language: str) -> Node:
    text = words(language)
    turn = el("p", {"class": "cw-acts cw-turn", "hidden": True})
    return el(
        "div",
        None,
        el("p", {"data-empty": True, "hidden": True}, text["copy.empty"]),
        el(
            "div",
            {"class": "cw-ways"},
            _way(
                language,
                "text",
                "talk",
                el(
                    "textarea",
                    {"class": "cw-area", "readonly": True, "rows": 3, "aria-labelledby": "copy-text"},
                ),
                turn,
                _button("copy", text["copy.say.copy"], main=True),
                el("p", {"role": "status"}),
            ),
            _way(
                language,
                "qr",
                "target",
                el("p", {"data-count": True}),
                el("div", {"class": "cw-qr"}),
                turn,
                el("p", {"class": "cw-kick", "data-left": True, "hidden": True}),
            ),
            _way(language, "file", "file", _button("file", text["copy.download"])),
        ),
    )


def _way(language: str, name: str, mark: str, *parts: Node) -> Element:
    text = words(language)
    lede = f"copy.{name}_lede"
    return el(
        "section",
        {"class": f"cw-way cw-way--{name}", "aria-labelledby": f"copy-{name}"},
        el("h2", {"id": f"copy-{name}"}, icon(mark), text[f"copy.{name}"]),
        el("p", None, text[lede]) if lede in text else None,
        *parts,
    )


def _take(language: str) -> Node:
    text = words(language)
    paste = el(
        "button",
        {
            "type": "button",
            "class": "cw-btn",
            "data-act": "paste",
            "aria-expanded": "false",
            "aria-controls": "copy-paste",
        },
        text["copy.paste"],
    )
    return el(
        "section",
        {"aria-labelledby": "copy-take"},
        el("h2", {"id": "copy-take"}, text["copy.take"]),
        el("p", None, text["copy.take_lede"]),
        el(
            "div",
            {"class": "cw-acts"},
            paste,
            _chooser("photo", text["copy.photo"], PHOTOS, several=True),
            _chooser("file", text["copy.choose"], FILES),
        ),
        el(
            "div",
            {"class": "cw-panel", "id": "copy-paste", "data-paste": True, "hidden": True},
            el("label", {"for": "copy-pasted"}, text["copy.paste_label"]),
            el("textarea", {"class": "cw-area", "id": "copy-pasted", "rows": 4, "spellcheck": "false"}),
            el("div", {"class": "cw-acts"}, _button("take", text["copy.paste_take"], main=True)),
        ),
        el("div", {"class": "cw-taken", "role": "status"}),
    )


def _stay(language: str) -> Node:
    text = words(language)
    hints = [
        el("p", {"data-hint": host, "hidden": True}, text[f"copy.hint_{host}"]) for host in ("webkit", "app")
    ]
    return el(
        "section",
        {"aria-labelledby": "copy-stay", "hidden": True, "class": "cw-stay"},
        el("h2", {"id": "copy-stay"}, text["copy.stay"]),
        *hints,
        el(
            "div",
            {"data-offline": True, "hidden": True},
            el("p", None, text["copy.offline_lede"]),
            el("button", {"type": "button", "class": "cw-btn"}),
            el("p", {"role": "status"}),
        ),
    )


def _button(act: str, label: str, *, main: bool = False) -> Element:
    look = "cw-btn cw-btn--main" if main else "cw-btn"
    return el("button", {"type": "button", "class": look, "data-act": act}, label)


def _chooser(name: str, label: str, kinds: str, *, several: bool = False) -> Element:
    attrs = {"type": "file", "class": "cw-file__in", "accept": kinds, "data-take": name, "multiple": several}
    return el("label", {"class": "cw-btn cw-file"}, label, el("input", attrs))
