"""The spine of a course and its lessons: models, loading, and the outline of a lesson's Markdown."""
