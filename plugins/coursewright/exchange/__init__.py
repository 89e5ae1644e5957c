"""Questions in the formats of other tools, and from them: a file a format, and one table of all."""
