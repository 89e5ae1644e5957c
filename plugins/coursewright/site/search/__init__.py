"""The search of a site: an index in pieces that a browser loads one by one, when somebody searches.

`terms` cuts texts into what is looked up, `volume` makes the pieces of some pages, `catalogue` gathers the pages and
gives the files. The browser's side is browser/src/search/, which cuts a query as `terms` cuts a text.

Why an index of our own: engines such as MiniSearch and lunr want all of it before the first answer. MiniSearch 7.2 was
tried on a thousand lessons with bigrams: 4.5 MB compressed without a word of text to show, against 0.13 MB that these
pieces take for a first hit. Pagefind wants fetch and WebAssembly, which a page opened from disk has not. What is left
to do is to look words up in sorted lists, and that is shorter than those engines.
"""
