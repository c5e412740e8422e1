"""Problems of the data as the command line lists them: with a path that opens from where the reader is."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from amu_graph import resources
from amu_graph.cli.options import settings
from amu_graph.cli.reader_language import language, said, t
from amu_graph.errors import Listing, Problem, Rule


def list_problems(problems: Sequence[Problem], *, every: bool = False, err: bool = False) -> None:
    """Print what must be corrected, then one line for each rule of the remarks, or `every` remark."""
    listing = Listing.of(problems)
    for problem in listing.violations:
        _write(problem, err=err)
    for problem in problems if every else ():
        if problem.severity != "violation":
            _write(problem, err=err)
    for rule in () if every else listing.rules:
        _write_rule(rule, err=err)


def summary(problems: Sequence[Problem], *, every: bool) -> str:
    """Return how many problems and remarks there are, and how to see each remark where they are listed by rule."""
    listing = Listing.of(problems)
    found = said(listing.counts)
    if every or not listing.remarks:
        return found
    return found + t(" Chaque remarque : amu-graph check --all", " Each remark: amu-graph check --all")


def _write(problem: Problem, *, err: bool) -> None:
    click.echo(replace(problem, file=from_here(problem.file)).in_(language()), err=err)


def _write_rule(rule: Rule, *, err: bool) -> None:
    first = rule.remarks[0]
    where = replace(first, file=from_here(first.file)).where
    example, count = first.message.in_(language()), said(rule.count)
    click.echo(t(f"{count}, {rule.name} : {example}", f"{count}, {rule.name}: {example}"), err=err)
    click.echo(f"    {where}" + ("" if len(rule.remarks) == 1 else ", …"), err=err)
    click.echo(f"    {first.remedy.in_(language())}", err=err)


def from_here(file: str) -> str:
    """Return the path of a file that is named from the folder of the data, or of the project."""
    return relative(place_of(file))


def relative(path: Path) -> str:
    """Return a path as it is written from where the reader is, whole where it leads elsewhere."""
    here, whole = Path.cwd(), located(path)
    return whole.relative_to(here).as_posix() if whole.is_relative_to(here) else str(whole)


def place_of(file: str) -> Path:
    """Return where a file is that a problem names."""
    here = Path.cwd()
    places = [located(here / folder / file) for folder in (settings().data.parent, resources.root())]
    return next((place for place in places if os.path.lexists(place)), places[0])


def located(path: Path) -> Path:
    """Return a path whole, the links of its folders followed; a file that is a link stays what it is called."""
    return path.parent.resolve() / path.name
