"""A course as data: pieces that pages of a site load when they want them, and lessons never.

`cards` cuts the questions out of a page that was converted, `facts` says what a piece tells, `collection` gathers the
pages and gives the files. The browser's side is browser/src/course/. A piece is a classic script with one call,
`cwCourse(name, value)`, since a page opened from disk may load scripts and nothing else. None holds anything that its
page does not hold: what is sealed stays in its capsule.
"""
