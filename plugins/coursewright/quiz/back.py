"""What was thought first, coming back: beside the model on screen, as a way to its page in print.

The contract with the browser side (`cw-sheets.js`):

`section.cw-back[data-course][data-lang][data-question][data-was]` with the capsule in `data-seal`:
{"model": html, "rubric": {"0": html}}; in it, in this order:
  `p.cw-back__h`        what this is
  `div.cw-back__own`    hidden; the script writes what is kept into it, with a label
  `p.cw-back__none`     a way to the question, where nothing was written; the script hides it
  `button[data-act=show]`  hidden; shows the model to who writes nothing
  `div.cw-back__model`  hidden; the script writes the opened model and rubric into it
"""

from __future__ import annotations

from coursewright.base.markup import Element, Sealed, around, el
from coursewright.quiz.kind import Audience
from coursewright.quiz.kinds.reflection import ReflectionQuestion, later_texts
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.paper import question_anchor
from coursewright.quiz.screen import words_for_script

_BUTTON = {"type": "button", "class": "cw-btn"}


def screen_back(loaded: LoadedQuiz, only: str) -> Element:
    """Where the answer to the question `only` stands again; KeyError if the quiz has no such question."""
    question, sheet = loaded.one(only)
    texts = later_texts(question, sheet) if isinstance(question, ReflectionQuestion) else ()
    return el(
        "section",
        {
            "class": "cw-back",
            "data-course": loaded.course,
            "data-lang": loaded.language,
            "data-question": sheet.name,
            "data-was": " ".join(question.formerly) or None,
        },
        el("p", {"class": "cw-back__h"}, sheet.word("back.head")),
        el("div", {"class": "cw-back__own", "hidden": True}),
        el("p", {"class": "cw-back__none"}, el("a", {"href": f"#{sheet.anchor}"}, sheet.word("back.none"))),
        el("button", {**_BUTTON, "data-act": "show", "hidden": True}, sheet.word("back.show")),
        el("div", {"class": "cw-back__model", "hidden": True}),
        words_for_script(loaded.language, "quiz.back."),
        Sealed(context=sheet.context, values={}, texts=texts),
    )  # fmt: skip


def paper_back(loaded: LoadedQuiz, only: str, audience: Audience, begin: str) -> Element:
    """A line with the page where one wrote, its anchor beginning with `begin`; for trainers the model below it."""
    question, sheet = loaded.one(only)
    number = el("a", {"class": "pg", "href": f"#{begin}{question_anchor(sheet)}"})
    page = around(sheet.word("back.page"), number)
    texts = later_texts(question, sheet) if isinstance(question, ReflectionQuestion) else ()
    model = [
        el("div", {"class": "key"}, el("b", None, sheet.word("back.model")), "\u3000", leaf)
        for path, leaf in texts
        if path == ("model",) and audience == "trainer"
    ]
    return el("div", {"class": "box again"}, el("p", {"class": "n"}, page), model)
