"""What authors begin with: a new course, and what is in one, in all of its languages."""
