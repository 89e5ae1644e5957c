"""A page's whole tree in the shape that handbooks print: sections with rail labels, boxes, forms, links in the book."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element as XmlElement
from xml.etree.ElementTree import SubElement

from coursewright.course.model import Lesson
from coursewright.languages.language import language_of
from coursewright.languages.words import words
from coursewright.paper.geometry import Geometry
from coursewright.project.assessments import FOLDER as ASSESSMENTS
from coursewright.project.model import Project
from coursewright.project.scenarios import FOLDER
from coursewright.prose.addresses import project_path
from coursewright.prose.places import AT
from coursewright.prose.polish import polish
from coursewright.prose.tables import print_form, print_table, task_lines

WRITING_LINES = 2
"""Ruled lines after the think-first task."""
TERM = "data-term"
"""Says which term a link to the glossary names."""
MEDIA = frozenset({"video", "audio", "iframe", "object", "embed"})


def shape_lesson(
    root: XmlElement, project: Project, lesson: Lesson | None, page: str, sheet: Geometry
) -> None:
    """Change the tree of a page (its path below the language's root) in place; it is printed on `sheet`."""
    slug = lesson.slug if lesson else PurePosixPath(page).stem
    _leave_out(root)
    _listings(root)
    _media(root, project.language)
    _addresses(root, lesson, _written_at(project, lesson, page))
    own_ids(root, slug)
    sections(root)
    for section in root.findall("section"):
        _section(section, slug, project, sheet)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == "table" and not child.get("class", "").strip():
                print_table(child, parent, sheet)
            elif child.tag in ("ul", "ol") and not child.get("class"):
                child.set("class", "list")
                _begin_list(child)
    lead_ins(root)
    polish(root, project.language)


def lead_ins(root: XmlElement) -> None:
    """The paragraph right before a figure stays with it."""
    for parent in root.iter():
        for before, figure in pairwise(parent):
            if figure.tag == "figure" and before.tag == "p":
                before.set("class", " ".join(filter(None, (before.get("class"), "lead"))))


def _leave_out(root: XmlElement) -> None:
    """What works on screen alone: ways back from a footnote, boxes that a script could tick."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == "a" and child.get("class") == "footnote-backref":
                parent.remove(child)
            elif child.tag == "input" and child.get("type") == "checkbox":
                ticked = "checked" in child.attrib
                _become(child, "span", {"class": "bx on" if ticked else "bx"})


def _listings(root: XmlElement) -> None:
    """The highlighter's classes are single letters, as some of the book's: in a listing they get longer names."""
    for listing in root.iter("pre"):
        for span in listing.iter("span"):
            if name := span.get("class"):
                span.set("class", f"hl-{name}")


def _begin_list(element: XmlElement) -> None:
    """A list that goes on with another number than 1: the book counts by itself."""
    start = element.get("start", "")
    if start.isdecimal():
        element.set("style", f"counter-reset:item {int(start) - 1}")


def _become(element: XmlElement, tag: str, attrs: dict[str, str]) -> None:
    """Change what an element is; its place and the text behind it stay."""
    tail = element.tail
    element.clear()
    element.tag, element.tail = tag, tail
    element.attrib.update(attrs)


def _media(root: XmlElement, language: str) -> None:
    """A film or a recording is named by its address, below its picture where it has one."""
    for element in [found for found in root.iter() if found.tag in MEDIA]:
        sources = [element, *element.iter("source")]
        address = next((at for row in sources if (at := row.get("src") or row.get("data"))), "")
        key = f"lesson.media.{'audio' if element.tag == 'audio' else 'video'}"
        poster, place = element.get("poster"), element.get(AT)
        _become(element, "div", {"class": "media"})
        if place:
            element.set(AT, place)
        name = address if "://" in address else posixpath.basename(address)
        said = words(language)[key].format(name=name)
        if poster:
            SubElement(element, "img", {"src": poster, "alt": said})
        SubElement(element, "p", {"class": "n"}).text = said


def _written_at(project: Project, lesson: Lesson | None, page: str) -> str:
    """The file that addresses of a page start from; "" for pages of the book's own, which say them from the root."""
    if lesson is not None:
        return lesson.file
    return f"content/{project.language}/{page}" if page.startswith((f"{ASSESSMENTS}/", f"{FOLDER}/")) else ""


def _addresses(root: XmlElement, lesson: Lesson | None, file: str) -> None:
    """Links within the course become links within the book, pictures are named from the project's root."""
    for element in list(root.iter("a")):
        target = element.get("href", "")
        path, _, fragment = target.partition("#")
        if target.startswith("term:"):
            _become_text(element, "term")
            element.set(TERM, target.removeprefix("term:"))
        elif path.endswith(".md") and "://" not in path:
            slug = posixpath.basename(path).removesuffix(".md")
            if posixpath.basename(posixpath.dirname(path)) == FOLDER:
                slug = f"{FOLDER}-{slug}"
            element.set("href", f"#{slug}--{fragment}" if fragment else f"#{slug}")
        elif path and lesson is not None and project_path(target, lesson.file):
            # A sheet of paper opens no file: its name tells which one to look for.
            _become_text(element, "")
            if posixpath.basename(path) not in "".join(element.itertext()):
                element.tail = f" ({posixpath.basename(path)}){element.tail or ''}"
    if file:
        for element in root.iter("img"):
            source = element.get("src", "")
            element.set("src", project_path(source, file) or source)


def _become_text(element: XmlElement, name: str) -> None:
    """A link as plain words."""
    element.tag = "span"
    for key in ("href", "target", "rel", "title", "download"):
        element.attrib.pop(key, None)
    if name:
        element.set("class", name)


def own_ids(root: XmlElement, slug: str) -> None:
    """Ids of a page, and its links to them, made one of a kind in a book: `<slug>--<id>`."""
    own = {element.get("id", "") for element in root.iter() if element.get("id")}
    begin = f"{slug}--"
    for element in root.iter():
        name = element.get("id")
        if name and not name.startswith(begin):
            element.set("id", begin + name)
        target = element.get("href", "") if element.tag == "a" else ""
        if target.startswith("#") and target[1:] in own:
            element.set("href", f"#{begin}{target[1:].removeprefix(begin)}")


def _section(section: XmlElement, slug: str, project: Project, page: Geometry) -> None:
    heading = section.find("h2")
    name = heading.get("id", "").removeprefix(f"{slug}--") if heading is not None else ""
    for inner in section.iter("h4"):
        inner.attrib.pop("id", None)
    if heading is not None:
        anchor = heading.attrib.pop("id", "")
        if anchor:
            section.set("id", anchor)
        _other_label(heading, name, slug, project)
    if name == "prompt" and section.find("div[@class='quiz']") is None:
        writing_lines(section)
    elif name == "settings":
        examples(section)
    elif name == "sources":
        section.set("class", "s src")
    quiz = section.find("div[@class='quiz whole']")
    if heading is not None and quiz is not None:
        self_check(section, heading, quiz, "" if language_of(project.language).by_signs else " ")
    _sheets(section, page)


def _other_label(heading: XmlElement, name: str, slug: str, project: Project) -> None:
    """The section's name in the course's second language, small under the label."""
    other = project.second.lesson(slug) if project.second else None
    rows = other.outline.headings if other else ()
    match = next((row for row in rows if row.id == name), None)
    if match is not None and project.second is not None:
        SubElement(heading, "span", {"class": "twin", "lang": project.second.language}).text = match.text


def sheets_in(root: XmlElement) -> Iterator[XmlElement]:
    """The worksheets of a page, which print on pages of their own."""
    yield from root.iter("cw-sheet")


def _sheets(section: XmlElement, page: Geometry) -> None:
    """A line says where each worksheet is."""
    for sheet in section.findall("cw-sheet"):
        code, title = sheet.get("code", ""), sheet.get("title", "")
        line = XmlElement("p", {"class": "n sheetref"})
        link = SubElement(line, "a", {"href": f"#sheet-{code.lower()}", "class": "pgs"})
        link.text = f"{code} {title}"
        section.insert(list(section).index(sheet), line)
        task = task_lines(sheet.findall("p"), page.form)
        for table in sheet.iter("table"):
            if not table.get("class"):
                print_form(table, page.form, task)
        for paragraph in sheet.findall("p"):
            paragraph.set("class", "wi n")


def self_check(section: XmlElement, heading: XmlElement, quiz: XmlElement, gap: str) -> None:
    """A head over the whole width, in which the author's lines and the instruction are one paragraph.

    `gap` stands between two sentences. A quiz with more above it than lines stays as it is.
    """
    above = list(section)[list(section).index(heading) + 1 : list(section).index(quiz)]
    between = [element for element in above if element.tag == "p"]
    if any(element.get("class") != "recall" for element in above if element.tag != "p"):
        return
    section.set("class", "s selftest")
    head = XmlElement("header", {"class": "selfhead"})
    section.insert(list(section).index(heading), head)
    for element in (heading, *between):
        section.remove(element)
        head.append(element)
    intro = quiz.find("p[@class='n intro']")
    if intro is None:
        return
    quiz.remove(intro)
    intro.tail = None
    if between:
        intro.tag, intro.attrib["class"] = "span", "intro"
        _add_text(between[-1], gap)
        between[-1].append(intro)
    else:
        head.append(intro)


def _add_text(element: XmlElement, text: str) -> None:
    """Write text at an element's end."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def writing_lines(section: XmlElement) -> None:
    """Ruled lines after the task, before anything for trainers."""
    paragraphs = section.findall("p")
    for paragraph in paragraphs:
        paragraph.set("class", "n")
    lines = XmlElement("div", {"class": "ls"})
    for _ in range(WRITING_LINES):
        SubElement(lines, "div", {"class": "line"})
    after = list(section).index(paragraphs[-1]) + 1 if paragraphs else len(section)
    section.insert(after, lines)


def sections(root: XmlElement) -> None:
    """Wrap every h2 and what follows it."""
    current: XmlElement | None = None
    for child in list(root):
        if child.tag == "h2":
            current = XmlElement("section", {"class": "s"})
            root.insert(list(root).index(child), current)
        if current is not None:
            root.remove(child)
            current.append(child)


def examples(section: XmlElement) -> None:
    """In the settings section every h3 with its text is an example box."""
    box: XmlElement | None = None
    for child in list(section):
        if child.tag == "h3":
            box = XmlElement("div", {"class": "box ex"})
            section.insert(list(section).index(child), box)
            child.tag = "h4"
        elif child.get("class") == "tr":
            box = None
        if box is not None:
            section.remove(child)
            box.append(child)
