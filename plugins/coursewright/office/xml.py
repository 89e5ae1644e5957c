"""Elements of WordprocessingML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

Xml: TypeAlias = BaseOxmlElement
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
"""The namespace of boxes that are ticked by a click."""
nsmap.setdefault("w14", W14)


def w(name: str, attrs: Mapping[str, str] | None = None, *children: Xml | None) -> Xml:
    """An element of the main namespace, or of the one that its name begins with; attributes are of the same."""
    prefix, _, local = name.rpartition(":")
    prefix = prefix or "w"
    element = OxmlElement(f"{prefix}:{local}")
    for key, value in (attrs or {}).items():
        element.set(qn(key if ":" in key else f"{prefix}:{key}"), value)
    for child in children:
        if child is not None:
            element.append(child)
    return element


def text(content: str) -> Xml:
    """Text with its white space."""
    element = w("t")
    element.text = content
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element
