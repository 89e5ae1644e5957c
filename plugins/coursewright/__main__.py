"""`python -m coursewright`: the command, as the console script `coursewright` runs it."""

import sys

from coursewright.cli.door import main

if __name__ == "__main__":
    sys.exit(main())
