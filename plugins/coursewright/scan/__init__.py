"""Answer sheets of paper, read back from scans and photographs; what is in doubt is shown, never guessed."""
