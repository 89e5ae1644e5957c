"""What authors' Markdown says by itself: its lines, links and tags, and the slips in it. Knows no course."""
