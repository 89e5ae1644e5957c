"""The Markdown texts of quizzes: what of them is code, and what would be lost or shown somewhere else."""
