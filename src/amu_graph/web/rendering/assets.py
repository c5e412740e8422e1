"""The bundled scripts and styles, and what to do where they were not built."""

import json
from pathlib import Path
from typing import Final, TypedDict

from starlette import staticfiles
from starlette.responses import Response
from starlette.types import Scope

from amu_graph.language import Text

FOLDER: Final = Path(__file__).parents[1] / "static"

MISSING: Final = Text(
    fr="Les scripts et styles des pages ne sont pas construits : pip install . (ou npm ci && npm run build dans web/).",
    en="The scripts and styles of the pages are not built: pip install . (or npm ci && npm run build in web/).",
)


class _Manifest(TypedDict):
    """What the bundler wrote: the file of each bundle, and the other scripts that a script needs."""

    files: dict[str, str]
    imports: dict[str, list[str]]


_EMPTY: Final = _Manifest(files={}, imports={})


class Assets:
    """What the bundler wrote in a folder."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder
        self._read_at = 0
        self._manifest = _EMPTY

    def _read(self) -> _Manifest:
        """Return the manifest, read anew where it changed: who works on the scripts bundles them meanwhile."""
        manifest = self.folder / "manifest.json"
        try:
            changed = manifest.stat().st_mtime_ns
            if changed != self._read_at:
                self._read_at, self._manifest = changed, json.loads(manifest.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return _EMPTY
        return self._manifest

    @property
    def names(self) -> dict[str, str]:
        """Return the file of each bundle: `explore.js` → `explore-XXXX.js`; empty where nothing was built."""
        return self._read()["files"]

    @property
    def built(self) -> bool:
        """Return whether there are scripts and styles."""
        return bool(self.names)

    def path(self, name: str) -> str | None:
        """Return the path of a bundle such as `pages.js`, None where it was not built."""
        found = self.names.get(name)
        return f"/static/{found}" if found else None

    def parts(self, name: str) -> list[str]:
        """Return the paths of the other scripts that a script needs before it runs."""
        return [f"/static/{each}" for each in self._read()["imports"].get(name, ())]


class StaticFiles(staticfiles.StaticFiles):
    """The bundles; a name that holds the hash of its content never changes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder, check_dir=False)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with a file."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
