"""Handbooks: what an edition prints, laid out and written as PDF (look of the pages: styles/)."""

from coursewright.handbook.editions import HandbookFault
from coursewright.handbook.layout import Told
from coursewright.handbook.pdf import missing_libraries
from coursewright.handbook.write import write_edition, write_handbooks

__all__ = ["HandbookFault", "Told", "missing_libraries", "write_edition", "write_handbooks"]
