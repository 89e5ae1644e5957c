"""What the page of results knows of printed answer sheets, to read photographs of them: where everything stands.

browser/src/scan/plan.ts reads it. What is right is not in it: the page has that of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coursewright.course.blueprint import Assessment
from coursewright.project.assessments import assessments_of, exam_of, printed_names
from coursewright.project.model import Project
from coursewright.quiz.assessment.answer_sheet import AnswerPage, AnswerSheet
from coursewright.quiz.assessment.printed import Asked, PrintedForm, printed_form
from coursewright.quiz.assessment.sheet_plan import FORM_SPOT, FORMS, PITCH, plan_answer_sheet
from coursewright.quiz.assessment.sheet_reading import limits_as_json, written_areas
from coursewright.quiz.kind import as_taken
from coursewright.quiz.kinds import kind_of
from coursewright.quiz.seal import plain_json

Json = dict[str, object]
GLOBAL = "coursewrightSheets"


def sheets_script(projects: Mapping[str, Project]) -> str:
    """All sheets of a course as a script, which a page opened from disk may load as well."""
    return f"window.{GLOBAL}={plain_json(sheets_contents(projects))};\n"


def sheets_contents(projects: Mapping[str, Project]) -> Json:
    """The numbers that sheets are read by, what all of them have, and each form in each language."""
    forms = [form for project in projects.values() for form in _forms(project)]
    first = next(iter(projects.values()))
    return {
        "course": first.course.id,
        "limits": limits_as_json(),
        "layout": _layout(plan_answer_sheet(forms[0], ())) if forms else {},
        "forms": [_form(form) for form in forms],
    }


def _forms(project: Project) -> Iterator[PrintedForm]:
    for row in assessments_of(project):
        exam = exam_of(row, project)
        for name in _names(row, project):
            yield printed_form(exam, name)


def _names(row: Assessment, project: Project) -> list[str]:
    """The forms of an assessment, and those that books print of it in another order."""
    books = [book.forms for book in project.course.handbooks if book.assessment == row.id]
    return list(dict.fromkeys(name for wanted in ((), *books) for name in printed_names(row, wanted)))


def _layout(sheet: AnswerSheet) -> Json:
    (x, y), line = FORM_SPOT, FORMS
    return {
        "width": sheet.width,
        "height": sheet.height,
        "bubble": sheet.bubble,
        "mark": sheet.mark,
        "code": sheet.code,
        "codeX": sheet.code_x,
        "codeY": sheet.code_y,
        "corners": [[mark.x, mark.y, mark.hollow] for mark in sheet.corners],
        "forms": {"x": x, "y": y, "pitch": PITCH, "line": line},
    }


def _form(form: PrintedForm) -> Json:
    exam = form.exam
    names = [row.name for row in exam.forms]
    asked = [row for row in form.asked if row.rows]
    places = {
        (row.entry.sheet.name, line.name): (at, number)
        for at, row in enumerate(asked)
        for number, line in enumerate(row.rows)
    }
    return {
        "assessment": exam.id,
        "language": exam.language,
        "form": form.name,
        "mark": form.mark,
        "letters": "".join(names if form.name in names else [form.name]),
        "asked": [_asked(row) for row in asked],
        "off": [
            {"question": row.entry.sheet.name, "number": row.number} for row in form.asked if not row.rows
        ],
        "pages": [_page(page, places) for page in plan_answer_sheet(form, ()).pages],
    }


def _asked(row: Asked) -> Json:
    kind = kind_of(row.entry.question)
    return {
        "question": row.entry.sheet.name,
        "number": row.number,
        "taken": kind.taken.__name__.removesuffix("_of"),
        "walked": kind.walked is not as_taken,
        "many": any(line.many for line in row.rows),
        "rows": [
            {
                "name": line.name,
                "label": line.label,
                "choices": [[choice.mark, choice.value] for choice in line.choices],
            }
            for line in row.rows
        ],
    }


def _page(page: AnswerPage, places: Mapping[tuple[str, str], tuple[int, int]]) -> Json:
    circles: dict[tuple[int, int], list[float]] = {}
    for bubble in page.bubbles:
        circles.setdefault(places[bubble.question, bubble.row], []).extend(
            (_short(bubble.x), _short(bubble.y))
        )
    written = [
        [*places[name], [[_short(edge) for edge in area] for area in areas]]
        for name, areas in written_areas(page).items()
        if name[0]
    ]
    return {"circles": [[*place, spots] for place, spots in circles.items()], "written": written}


def _short(length: float) -> float:
    """Without the digits that sums of lengths have behind a thousandth of a millimetre."""
    return round(length, 3)
