"""The manifests of packages, as bytes: SCORM 1.2, SCORM 2004 4th edition, cmi5.

The structures are those of ADL's SCORM 1.2 content aggregation model (2001), SCORM 2004 4th edition (2009), and the
cmi5 course structure (cmi5 specification 1.0, 2016).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

XSI = "http://www.w3.org/2001/XMLSchema-instance"
CP_12 = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADL_12 = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
CP_2004 = "http://www.imsglobal.org/xsd/imscp_v1p1"
ADL_2004 = "http://www.adlnet.org/xsd/adlcp_v1p3"
SEQUENCING = "http://www.imsglobal.org/xsd/imsss"
CMI5 = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"
MANIFEST = "imsmanifest.xml"
STRUCTURE = "cmi5.xml"


def scorm12_manifest(identifier: str, version: str, title: str, start: str, files: Sequence[str]) -> bytes:
    """The manifest of one shareable content object; `files` are all paths in the package."""
    root = _manifest(identifier, version, {"": CP_12, "adlcp": ADL_12})
    _schema(root, "1.2")
    _organisation(root, identifier, title)
    _resource(root, {"adlcp:scormtype": "sco"}, start, files)
    return _written(root)


def scorm2004_manifest(identifier: str, version: str, title: str, start: str, files: Sequence[str]) -> bytes:
    """The same for SCORM 2004: what is reached is said by the content, never assumed by the platform."""
    root = _manifest(identifier, version, {"": CP_2004, "adlcp": ADL_2004, "imsss": SEQUENCING})
    _schema(root, "2004 4th Edition")
    organisation, item = _organisation(root, identifier, title)
    for place, controls in (
        (item, {"completionSetByContent": "true", "objectiveSetByContent": "true"}),
        (organisation, None),
    ):
        sequencing = SubElement(place, "imsss:sequencing")
        if controls is None:
            SubElement(sequencing, "imsss:controlMode", {"choice": "true", "flow": "true"})
        else:
            SubElement(sequencing, "imsss:deliveryControls", controls)
    _resource(root, {"adlcp:scormType": "sco"}, start, files)
    return _written(root)


def cmi5_structure(
    identifier: str, titles: Mapping[str, str], texts: Mapping[str, str], start: str, *, judged: bool
) -> bytes:
    """The course structure of one assignable unit; `titles` and `texts` are by language.

    `judged` is whether it can be passed: where nothing can, it is done when all is read and answered.
    """
    root = Element("courseStructure", {"xmlns": CMI5})
    for tag, name in (("course", "course"), ("au", "unit")):
        address = f"https://w3id.org/coursewright/{quote(identifier)}/{name}"
        place = SubElement(root, tag, {"id": address})
        if tag == "au":
            place.set("moveOn", "Passed" if judged else "Completed")
            place.set("launchMethod", "AnyWindow")
        for part, rows in (("title", titles), ("description", texts)):
            holder = SubElement(place, part)
            for language, text in rows.items():
                SubElement(holder, "langstring", {"lang": language}).text = text
        if tag == "au":
            SubElement(place, "url").text = start
    return _written(root)


def xml_id(text: str) -> str:
    """A text as an XML name: it begins with a letter, and has no sign that names may not have."""
    name = re.sub(r"[^A-Za-z0-9_.-]", "-", text)
    return name if re.match("[A-Za-z_]", name) else f"c-{name}"


def _manifest(identifier: str, version: str, spaces: Mapping[str, str]) -> Element:
    names = {f"xmlns:{prefix}" if prefix else "xmlns": address for prefix, address in spaces.items()}
    return Element("manifest", {"identifier": xml_id(identifier), "version": version, **names})


def _schema(root: Element, version: str) -> None:
    metadata = SubElement(root, "metadata")
    SubElement(metadata, "schema").text = "ADL SCORM"
    SubElement(metadata, "schemaversion").text = version


def _organisation(root: Element, identifier: str, title: str) -> tuple[Element, Element]:
    name = f"{xml_id(identifier)}-org"
    organisations = SubElement(root, "organizations", {"default": name})
    organisation = SubElement(organisations, "organization", {"identifier": name})
    SubElement(organisation, "title").text = title
    item = SubElement(
        organisation,
        "item",
        {
            "identifier": f"{xml_id(identifier)}-item",
            "identifierref": f"{xml_id(identifier)}-sco",
            "isvisible": "true",
        },
    )
    SubElement(item, "title").text = title
    return organisation, item


def _resource(root: Element, kind: Mapping[str, str], start: str, files: Sequence[str]) -> None:
    resources = SubElement(root, "resources")
    identifier = f"{root.get('identifier')}-sco"
    resource = SubElement(
        resources, "resource", {"identifier": identifier, "type": "webcontent", **kind, "href": start}
    )
    for path in files:
        SubElement(resource, "file", {"href": quote(path)})


def _written(root: Element) -> bytes:
    indent(root)
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text.replace(b"<?xml version='1.0' encoding='utf-8'?>", b'<?xml version="1.0" encoding="UTF-8"?>')
