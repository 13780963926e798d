"""hatchling's build hook: a wheel carries compiled catalogues."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledCatalogues(BuildHookInterface[Any]):
    """Compile the catalogues before hatchling gathers the wheel's files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compile every catalogue beside its source and add it to the wheel, git ignoring it or not."""
        root = Path(self.root)
        subprocess.run([sys.executable, str(root / "packaging" / "translations.py")], check=True)
        for compiled in (root / "resources" / "translations").glob("*.mo"):
            build_data["force_include"][str(compiled)] = f"aftersale_desktop/resources/translations/{compiled.name}"
