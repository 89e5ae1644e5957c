"""Handbooks: what an edition prints, laid out and written as PDF (look of the pages: styles/)."""

from coursewright.handbook.editions import HandbookFault
from coursewright.handbook.pdf import missing_libraries
from coursewright.handbook.write import write_handbooks

__all__ = ["HandbookFault", "missing_libraries", "write_handbooks"]
