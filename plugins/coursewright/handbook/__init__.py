"""Handbooks: what an edition prints, laid out and written as PDF (look of the pages: styles/)."""
