"""How the code of the package is made, beside that of packages that are known for their code.

Run it: `python benchmarks/bench_house.py` (a minute; it installs the pinned peers from PyPI in a temporary folder that is
removed at the end). It prints a table in Markdown: lines, sizes of modules and functions, complexity, annotations, docstrings,
tests. All figures come from the syntax tree or from ruff, alike for every package; `--only PATH` measures one folder.
"""

import argparse
import ast
import json
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PEERS = {
    "starlette": "starlette==0.50.0",
    "httpx": "httpx==0.28.1",
    "sqlite_utils": "sqlite-utils==4.2.1",
    "oxrdflib": "oxrdflib==0.5.0",
    "curies": "curies==0.15.7",
}
LONG_FUNCTION = 30
MANY_PARAMETERS = 5

Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = Function | ast.ClassDef


def modules(folder: Path) -> dict[Path, str]:
    """The Python files below a folder, with their text."""
    return {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py"))}


def ruled(folder: Path, *rules: str) -> int:
    """How many times ruff reports these rules, whatever the package says about itself."""
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--isolated",
        "--ignore-noqa",
        "--exit-zero",
        "--output-format=json",
    ]
    done = subprocess.run([*command, f"--select={','.join(rules)}", folder], capture_output=True, check=True)
    return len(json.loads(done.stdout))


def public(tree: ast.AST) -> Iterator[Definition]:
    """The public functions and classes of a module, and the public methods of these."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node)


def annotated(function: Function) -> bool:
    """Whether every parameter and the result have a type; the instance and the class need none."""
    parameters = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    typed = all(each.annotation or each.arg in {"self", "cls"} for each in parameters)
    return typed and (function.returns is not None or function.name == "__init__")


def parameters(function: Function) -> int:
    """How many parameters a caller can give by position or by name."""
    given = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return sum(each.arg not in {"self", "cls"} for each in given)


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "-"


def measured(folder: Path) -> dict[str, str]:
    """The figures of one package, by the name of their row."""
    texts = modules(folder)
    trees = [ast.parse(text) for text in texts.values()]
    lengths = sorted(text.count("\n") for text in texts.values())
    functions = [each for tree in trees for each in ast.walk(tree) if isinstance(each, Function)]
    spans = [each.end_lineno - each.lineno + 1 for each in functions if each.end_lineno]
    known = [each for tree in trees for each in public(tree)]
    lines = sum(lengths)
    return {
        "lines of Python": f"{lines:,}".replace(",", " "),
        "modules": str(len(lengths)),
        "lines of a module: median, p90, most": f"{statistics.median(lengths):.0f}, {lengths[len(lengths) * 9 // 10]}, {lengths[-1]}",
        "functions": str(len(functions)),
        f"longer than {LONG_FUNCTION} lines": str(sum(span > LONG_FUNCTION for span in spans)),
        f"more than {MANY_PARAMETERS} parameters": str(sum(parameters(each) > MANY_PARAMETERS for each in functions)),
        "complexity above 10, of 1 000 lines": f"{1000 * ruled(folder, 'C901') / lines:.2f}",
        "annotated functions": percent(sum(map(annotated, functions)), len(functions)),
        "public definitions with a docstring": percent(
            sum(ast.get_docstring(each) is not None for each in known), len(known)
        ),
        "blind excepts, prints": f"{ruled(folder, 'BLE001')}, {ruled(folder, 'T201')}",
    }


def peers(folder: Path) -> dict[str, dict[str, str]]:
    """The figures of the peers, installed below the folder."""
    venv.create(folder, with_pip=True)
    python = str(folder / "bin" / "python")
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", *PEERS.values()]
    subprocess.run(pip, check=True)
    (site,) = folder.glob("lib/python*/site-packages")
    return {name: measured(site / name) for name in PEERS}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", type=Path, help="a folder of Python files")
    only = parser.parse_args().only
    if only:
        columns = {only.name: measured(only)}
    else:
        with tempfile.TemporaryDirectory() as folder:
            columns = {"amu_graph": measured(ROOT / "src" / "amu_graph"), **peers(Path(folder))}
    print(f"| | {' | '.join(columns)} |\n|---{'|---' * len(columns)}|")
    for row in next(iter(columns.values())):
        print(f"| {row} | {' | '.join(each[row] for each in columns.values())} |")


if __name__ == "__main__":
    main()
