"""Our own run of MkDocs' build: the same events, the same bytes, with what repeats done once and pages side by side.

MkDocs draws pages one after another and knows no cache. Here a page's conversion and its template are one step that
needs nothing of other pages' steps (titles stand in front matter, anchors are compared at the end), so that pages
may be made in any order and in several processes.
"""
