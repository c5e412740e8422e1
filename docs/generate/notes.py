"""The page of the data dictionary, from the shapes, and of the problems, from their table."""

from markup import both, code, page, table

from amu_graph import resources
from amu_graph.language import Text
from amu_graph.namespaces import KINDS, curie
from amu_graph.notes.messages import MESSAGES
from amu_graph.notes.ontology import read_ontology
from amu_graph.notes.problems import Problems
from amu_graph.notes.profile import CONCEPT, ClassProfile, Field, read_profile

WORDS = {
    "text": Text("texte", "text"),
    "literal": Text("valeur", "value"),
    "integer": Text("entier", "whole number"),
    "decimal": Text("nombre", "number"),
    "number": Text("nombre", "number"),
    "boolean": Text("`true`", "`true`"),
    "date": Text("date : `2013`, `2013-07`, `2013-07-05`", "date"),
    "iri": Text("adresse (http…)", "address"),
    "entity": Text("entité", "entity"),
    "class": Text("classe", "class"),
}


def notes_page() -> str:
    """Return the data dictionary: for each class the keys that a note may use."""
    problems = Problems()
    folder = resources.ontology()
    profile = read_profile(folder, read_ontology(folder, problems), problems)
    about = Text(
        "Ce qu’une note de lecture peut dire de chaque classe, d’après `ontology/shapes/core.ttl`. Comment on l’écrit "
        "est dans [data/README.md](../../data/README.md). `?` au plus une valeur, `*` plusieurs, `1` une, `+` une au "
        "moins ; « par langue » pour un texte.",
        "What a reading note may say of each class, after `ontology/shapes/core.ttl`. How it is written is in "
        "[data/README.md](../../data/README.md). `?` at most one value, `*` several, `1` one, `+` at least one; for a "
        "text, in each language.",
    )
    sections = [_class(profile.classes[name], kind) for kind, name in KINDS.items() if name in profile.classes]
    sections.append(_class(profile.classes[CONCEPT], "{scheme}"))
    return page(Text("Dictionnaire des données", "Data dictionary"), about, *sections)


def _class(one: ClassProfile, kind: str) -> str:
    rows = [_row(each) for each in one.fields.values()]
    header = [
        "clé · key",
        "nom · name",
        "valeur · value",
        "combien · how many",
        "sens · meaning",
        "propriété · property",
    ]
    return f"## {one.name}\n\n`{kind}/…`\n\n{table(header, rows)}"


def _row(one: Field) -> list[str]:
    many = {(True, True): "1", (True, False): "+", (False, True): "?", (False, False): "*"}
    how_many = "1" if one.type == "class" else many[one.required, one.single]
    return [code(one.key), both(one.name), _value(one), code(how_many), both(one.description), code(curie(one.path))]


def _value(one: Field) -> str:
    if one.type == "concept":
        schemes = one.target.split("-or-")  # a union of schemes is named after its parts
        return "concept : " + ", ".join(f"[{scheme}](vocabularies.md#{scheme})" for scheme in schemes)
    if one.type == "entity" and one.target:
        kinds = [kind for kind, name in KINDS.items() if name == one.target]
        return code(f"{kinds[0]}/…") if kinds else f"{both(WORDS['entity'])} (`amu:{one.target}`)"
    if one.type == "literal":
        return code(curie(one.target))
    return both(WORDS[one.type])


def problems_page() -> str:
    """Return the page of the problems that the check may report."""
    about = Text(
        "Ce que `amu-graph check` peut signaler, par code. Les problèmes nommés `shape-…` viennent des formes SHACL "
        "(`ontology/shapes/`), ceux nommés comme un fichier, des [contrôles](questions.md#contrôles--checks).",
        "What `amu-graph check` may report, by code. Problems named `shape-…` come from the SHACL shapes "
        "(`ontology/shapes/`), those named like a file from the [checks](questions.md#contrôles--checks).",
    )
    rows = [
        [f"`{name}`<br>{each.severity}", f"{each.fr}<br>→ {each.remedy_fr}", f"{each.en}<br>→ {each.remedy_en}"]
        for name, each in sorted(MESSAGES.items())
    ]
    rows = [
        [line.replace("{{", "{").replace("}}", "}").replace("<", "&lt;").replace("&lt;br>", "<br>") for line in row]
        for row in rows
    ]
    return page(Text("Problèmes", "Problems"), about, table(["code", "français", "English"], rows))
