"""Puts what a new project has just as this repository has it into the package, when that is made into a wheel."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

SHARED = ("build.py", "mkdocs.yml", "requirements.lock")


class WithSharedFiles(build_py):
    """Copies them beside the other files of new projects; a checkout reads its own."""

    def run(self) -> None:
        """Build the package, then add them."""
        super().run()
        if not self.editable_mode:
            for name in SHARED:
                shutil.copyfile(name, Path(self.build_lib, "coursewright", "scaffold", "files", name))


setup(cmdclass={"build_py": WithSharedFiles})
