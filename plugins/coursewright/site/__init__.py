"""The site of a course: its plan, the pages that no author writes, search, style sheet, language chooser, policy."""
