"""PDFs as scanners write them: a picture a page."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import cv2
import pikepdf
from pikepdf import Name

from .drawn import Picture


def pdf_of(pictures: Sequence[Picture], *, quality: int = 80, dpi: int = 200) -> bytes:
    """A PDF with a page for each picture, which is a JPEG in it."""
    with pikepdf.new() as pdf:
        for picture in pictures:
            height, width = picture.shape
            jpeg = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()
            image = pikepdf.Stream(
                pdf, jpeg, Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height,
                ColorSpace=Name.DeviceGray, BitsPerComponent=8, Filter=Name.DCTDecode,
            )  # fmt: skip
            page = pdf.add_blank_page(page_size=(width / dpi * 72, height / dpi * 72))
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
            page.Contents = pdf.make_stream(
                f"q {width / dpi * 72} 0 0 {height / dpi * 72} 0 0 cm /Im0 Do Q".encode()
            )
        return saved(pdf)


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        return saved(pdf, pikepdf.Encryption(owner="owner", user="user"))


def saved(pdf: pikepdf.Pdf, encryption: pikepdf.Encryption | bool = False) -> bytes:
    """The bytes of a document."""
    stream = BytesIO()
    pdf.save(stream, encryption=encryption)
    return stream.getvalue()
