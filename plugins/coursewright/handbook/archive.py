"""What a book needs to be kept for ever: PDF/A-3u (ISO 19005-3) beside the tags of PDF/UA that each has.

Faces are embedded with their letters' meaning and nothing is fetched in every book. An archive asks for more: colours
that a profile explains, an identifier, and metadata that say so. PDF/A does not know the names that PDF/UA says itself
by, so these are described, too.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coursewright.handbook.objects import Frame, text_data
from coursewright.handbook.pdffile import BookFile, dictionary

PROFILE_NAME = "sRGB2014.icc"
_END = b"</rdf:RDF>"
_CLAIM = b"""\
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" \
xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" rdf:about="">\
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance></rdf:Description>\
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" \
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """What explains a book's colours: an ICC profile of sRGB."""

    profile: bytes


def archived_metadata(frame: Frame) -> tuple[bytes, bytes]:
    """Dictionary and bytes of the metadata, with what an archive asks for; not compressed, for plain readers."""
    head, content = frame.metadata
    plain = zlib.decompress(content) if b"/FlateDecode" in head else content
    if plain.count(_END) != 1:
        raise ValueError("the engine's metadata are not those of one document")
    plain = plain.replace(_END, _CLAIM + _END)
    keys = {"Type": b"/Metadata", "Subtype": b"/XML", "Length": b"%d" % len(plain)}
    return dictionary(keys), plain


def colour_entries(file: BookFile, archive: Archive) -> Mapping[str, bytes]:
    """The entry of the catalogue that says what all colours mean, its profile added to the file."""
    pressed = zlib.compress(archive.profile, 9)
    keys = {"N": b"3", "Filter": b"/FlateDecode", "Length": b"%d" % len(pressed)}
    profile = file.add_stored(dictionary(keys), pressed)
    intent = {
        "Type": b"/OutputIntent",
        "S": b"/GTS_PDFA1",
        "OutputConditionIdentifier": text_data(PROFILE_NAME),
        "Info": text_data(PROFILE_NAME),
        "DestOutputProfile": b"%d 0 R" % profile,
    }
    return {"OutputIntents": b"[%s]" % dictionary(intent)}


def identifier(parts: Iterable[bytes]) -> bytes:
    """A file's identifier, which is the same for the same content."""
    found = hashlib.blake2b(digest_size=16)
    for part in parts:
        found.update(part)
    name = found.hexdigest().encode()
    return b"[<%s><%s>]" % (name, name)
