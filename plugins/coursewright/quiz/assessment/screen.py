"""An assessment in a page: all questions of all forms in a template, from which the script takes one form.

The contract with browser/src/exam:

`cw-exam.cw-quiz.cw-exam`
  data-assessment data-course data-version data-lang   what attempts are kept under, and what a hand-in names
  data-pass data-minutes                               percentage; 0 minutes: no time is shown
  data-feedback      none or after: whether questions tell all once they are handed in
  data-grading       browser or trainer
  data-days data-times   when and how often one may try again; absent: not at all
  `p.cw-facts`                     count, minutes, pass mark
  `noscript > p.cw-noscript`       that an assessment needs JavaScript
  `div.cw-desk`                    empty; the script works here
  `template.cw-bank > cw-question` data-question data-type data-points data-module, data-least on a scenario, and
                                   data-seal: key and texts, with feedback none the key alone, with grading trainer
                                   there is none (and no data-rev, which is made of the key); data-shape (Entry.shape),
                                   data-was and data-tokens as in quiz/screen.py
  `template.cw-forms > span`       data-form (a letter) data-questions (names with spaces between, in order)
  `template.cw-parts > span`       data-module data-least, the module's title
  `template.cw-words`              UI texts
"""

from __future__ import annotations

from coursewright.base.markup import Element, Sealed, el
from coursewright.languages.words import words
from coursewright.quiz.assessment.exam import Entry, Exam
from coursewright.quiz.form import former_tokens, icon, question_form, sealed_key, sealed_part
from coursewright.quiz.screen import words_for_script


def screen_exam(exam: Exam) -> Element:
    """The tree of the whole assessment."""
    word = words(exam.language)
    forms = [
        el("span", {"data-form": form.name, "data-questions": " ".join(form.questions)})
        for form in exam.forms
    ]
    parts = [
        el("span", {"data-module": row.module, "data-least": row.least}, row.title) for row in exam.parts
    ]
    return el(
        "cw-exam",
        {
            "class": "cw-quiz cw-exam",
            "data-assessment": exam.id,
            "data-course": exam.course,
            "data-version": exam.version,
            "data-lang": exam.language,
            "data-pass": exam.least,
            "data-minutes": exam.minutes,
            "data-feedback": exam.feedback if exam.grading == "browser" else "none",
            "data-grading": exam.grading,
            "data-days": exam.retakes.days if exam.retakes else None,
            "data-times": exam.retakes.times if exam.retakes else None,
        },
        _facts(exam),
        el("noscript", None, el("p", {"class": "cw-noscript"}, word["exam.noscript"])),
        el("div", {"class": "cw-desk"}),
        el("template", {"class": "cw-bank"}, [_question(entry, exam) for entry in exam.entries]),
        el("template", {"class": "cw-forms"}, forms),
        el("template", {"class": "cw-parts"}, parts),
        words_for_script(exam.language, "quiz.say.", "exam.say."),
    )


def _facts(exam: Exam) -> Element:
    word = words(exam.language)
    count = len(exam.forms[0].questions)
    rows = [("target", word["quiz.count" if count != 1 else "quiz.count_one"].format(n=count))]
    if exam.minutes:
        rows.append(("clock", word["exam.minutes"].format(n=exam.minutes)))
    if exam.least:
        rows.append(("pass", word["quiz.pass"].format(n=exam.least)))
    return el("p", {"class": "cw-facts"}, [el("span", None, icon(name), text) for name, text in rows])


def _question(entry: Entry, exam: Exam) -> Element:
    question, sheet = entry.question, entry.sheet
    return el(
        "cw-question",
        {
            "id": f"q-{sheet.quiz}-{question.id}",
            "data-question": sheet.name,
            "data-type": question.type,
            "data-points": entry.points,
            "data-module": entry.module or None,
            "data-least": entry.least,
            "data-shape": entry.shape,
            "data-was": " ".join(question.formerly) or None,
            "data-tokens": former_tokens(question, sheet) or None,
        },
        el("section", {"class": "cw-q"}, question_form(question, sheet, practice=False)),
        _sealed(entry, exam),
    )


def _sealed(entry: Entry, exam: Exam) -> Sealed | None:
    if exam.grading == "trainer":
        return None
    seal = sealed_part if exam.feedback == "after" else sealed_key
    return seal(entry.question, entry.sheet)
