"""XML from others: elements with their lines; document types and entities, by which a file can harm, are refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from coursewright.base.issues import IssueLog, Place

DEEPEST = 200
"""So many elements may stand within each other."""


@dataclass(slots=True)
class Xml:
    """An element: its name without a namespace, its attributes, children and texts in order, and its line from 1."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list[Xml | str] = field(default_factory=list)
    line: int = 0

    def elements(self, tag: str = "") -> Iterator[Xml]:
        """The children that are elements, of one name or of all."""
        for child in self.children:
            if isinstance(child, Xml) and tag in ("", child.tag):
                yield child

    def first(self, *tags: str) -> Xml | None:
        """The first element at the end of a path of names."""
        found: Xml | None = self
        for tag in tags:
            found = next(found.elements(tag), None) if found is not None else None
        return found

    def walk(self) -> Iterator[Xml]:
        """Itself and all elements within, in the order of the file."""
        yield self
        for child in self.elements():
            yield from child.walk()

    @property
    def text(self) -> str:
        """All the words within."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def inner(self) -> str:
        """What stands within, as markup."""
        return "".join(
            escape(child, quote=False) if isinstance(child, str) else child.outer for child in self.children
        )

    @property
    def outer(self) -> str:
        """Itself as markup."""
        attrs = "".join(f' {name}="{escape(value)}"' for name, value in self.attrs.items())
        return f"<{self.tag}{attrs}>{self.inner}</{self.tag}>" if self.children else f"<{self.tag}{attrs}/>"


class _Refused(Exception):
    """Something that no file of questions needs."""


class _Builder:
    """Builds elements from what the parser tells."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        self.root = Xml("")
        self.open = [self.root]

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        """An element begins."""
        if len(self.open) > DEEPEST:
            raise _Refused(f"more than {DEEPEST} elements stand within each other.")
        made = Xml(_local(tag), {_local(name): value for name, value in attrs.items()}, [])
        made.line = self.parser.CurrentLineNumber
        self.open[-1].children.append(made)
        self.open.append(made)

    def end(self, _tag: str) -> None:
        """It ends."""
        self.open.pop()

    def words(self, text: str) -> None:
        """A text."""
        self.open[-1].children.append(text)

    def refuse(self, *_args: object) -> None:
        """A document type, by which entities are declared."""
        raise _Refused("it declares a document type.")


def read_xml(raw: bytes, file: str, issues: IssueLog) -> Xml | None:
    """The root element of a file, or None and an issue."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    builder = _Builder(parser)
    parser.StartElementHandler, parser.EndElementHandler = builder.start, builder.end
    parser.CharacterDataHandler = builder.words
    parser.StartDoctypeDeclHandler = builder.refuse
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as fault:
        place = Place(file=file, line=fault.lineno, column=fault.offset + 1)
        issues.error(
            "import/xml", place, f"this is no XML: {expat.ErrorString(fault.code)}.", "Export it once more."
        )
        return None
    except (_Refused, ValueError, LookupError) as fault:  # an encoding that Python lacks, or that lies
        place = Place(file=file, line=parser.CurrentLineNumber, column=1)
        issues.error("import/xml", place, f"the file cannot be read: {fault}", "Export it once more.")
        return None
    return next(builder.root.elements(), None)


def _local(name: str) -> str:
    return name.rpartition(":")[2]
