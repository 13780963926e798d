"""hatchling's build hook: a wheel carries compiled catalogues."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledCatalogues(BuildHookInterface[Any]):
    """Compile the catalogues before hatchling gathers the wheel's files, which hold all of `resources/`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compile every catalogue beside its source."""
        subprocess.run([sys.executable, str(Path(self.root) / "packaging" / "translations.py")], check=True)
