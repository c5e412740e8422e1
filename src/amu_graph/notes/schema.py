"""The JSON Schema of reading notes, made from the ontology, so that editors complete and check while one types."""

import json
from pathlib import Path
from typing import Final

from amu_graph import files, model, project, resources
from amu_graph import namespaces as ns
from amu_graph.language import Text
from amu_graph.notes import decision_schema, review_schema
from amu_graph.notes.json_schema import DATE, DIALECT, SLUG, TEXT, Schema, described, keyed, many, numbered, patterned
from amu_graph.notes.note import PASSAGE_KEYS, SOURCE_KEYS
from amu_graph.notes.ontology import Ontology
from amu_graph.notes.passages import STATUSES
from amu_graph.notes.position import Position
from amu_graph.notes.problems import Problems
from amu_graph.notes.profile import ClassProfile, Field, Profile
from amu_graph.notes.relations import RELATIONS
from amu_graph.notes.values import ENTITY_KINDS, Typing
from amu_graph.notes.words import whole_words

FILE: Final = "notes.schema.json"
_ADDRESS: Final = r"^https?://\S+$"
_PLAIN: Final[dict[str, Schema]] = {
    "integer": numbered("^-?[0-9]+$"),
    "decimal": {"type": ["number", "string"], "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
    "number": {"type": ["number", "string"], "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
    "boolean": {"enum": [True, "true"]},
    "date": {"type": ["string", "integer"], "pattern": DATE},
    "iri": patterned(_ADDRESS),
}
_SOURCE_WORDS: Final = {
    "id": Text(
        fr="Identifiant du document : le nom du fichier.", en="Identifier of the document: the name of the file."
    ),
    "kind": Text(
        fr="Ce qu’est la source, si ce n’est pas un texte lu : référence, tableau …",
        en="What the source is, where it is no text that was read: reference, table …",
    ),
    "label": Text(fr="Titre du document.", en="Title of the document."),
    "url": Text(fr="Adresse du document.", en="Address of the document."),
    "sha256": Text(fr="Empreinte SHA-256 du texte lu.", en="SHA-256 digest of the text read."),
    "original": Text(
        fr="Empreinte SHA-256 du fichier dont le texte est tiré.",
        en="SHA-256 digest of the file that the text is from.",
    ),
    "language": Text(fr="Langue du document.", en="Language of the document."),
    "retrieved": Text(fr="Jour de la lecture.", en="Day of reading."),
    "lengths": Text(fr="Nombre de caractères de chaque ligne.", en="Number of characters of each line."),
    "pages": Text(fr="Lignes de chaque page : [1-12, 13-31].", en="Lines of each page: [1-12, 13-31]."),
    "headings": Text(
        fr="Ligne et mots de chaque titre : [1 Un projet pionnier, 5 L’histoire].",
        en="Line and words of each heading: [1 Un projet pionnier, 5 L’histoire].",
    ),
    "rows": Text(fr="Lignes d’un tableau : [2-51].", en="Rows of a table: [2-51]."),
    "records": Text(fr="Notices d’une bibliographie, sujets d’un jeu de données.", en="Records or subjects."),
    "note": Text(fr="Précision sur la source.", en="Detail about the source."),
}
_PASSAGE_WORDS: Final = {
    "at": Text(fr="Ligne (13), lignes (82-85) ou nom.", en="Line (13), lines (82-85) or name."),
    "page": Text(fr="Page (12) ou pages (12-14) du document.", en="Page (12) or pages (12-14) of the document."),
    "heading": Text(fr="Titre sous lequel il se trouve.", en="Heading under which it stands."),
    "cell": Text(fr="Cellule d’une feuille de calcul (B7).", en="Cell of a spreadsheet (B7)."),
    "time": Text(fr="Moment d’un enregistrement (1:02:30).", en="Moment of a recording (1:02:30)."),
    "status": Text(fr="Comment le passage a été lu.", en="How the passage was read."),
    "because": Text(fr="La raison de cette lecture.", en="The reason for this reading."),
    "part": Text(fr="Distingue deux lectures d’une ligne.", en="Tells two readings of a line apart."),
    "note": Text(fr="Pourquoi rien n’est relevé, ou précision.", en="Why nothing is recorded, or a detail."),
    "says": Text(fr="Ce que dit le passage.", en="What the passage says."),
}


def notes_schema(profile: Profile, ontology: Ontology) -> Schema:
    """Return the schema of a note: its source, its passages and one kind of record per class."""
    maker = _Maker(profile, ontology)
    records = [maker.record(one) for one in profile.classes.values()]
    fields = {name: json.loads(text) for text, name in sorted(maker.named.items(), key=lambda pair: pair[1])}
    return {
        "$schema": DIALECT,
        "$id": ns.BASE + FILE,
        "title": "Note de lecture · Reading note",
        **keyed({"source": _source(), "passages": many(_passage())}, ["source", "passages"]),
        "$defs": {
            **{f"scheme-{scheme}": maker.scheme(scheme) for scheme in sorted(ontology.concepts)},
            **fields,
            "record": {"anyOf": records},
            "words": {"anyOf": [TEXT, keyed({"fr": TEXT, "en": TEXT}, [])]},
        },
    }


def schema_texts(ontology: Path) -> dict[str, str]:
    """Return the schemas of notes, decisions and proposals for the ontology of a folder, by the names of their files.

    Raises:
        ProblemsError: the ontology cannot be read whole.

    """
    words = whole_words(ontology)
    return _texts(words.profile, words.terms)


def _texts(profile: Profile, terms: Ontology) -> dict[str, str]:
    notes = notes_schema(profile, terms)
    schemas = {
        FILE: notes,
        decision_schema.FILE: decision_schema.decisions_schema(profile),
        review_schema.FILE: review_schema.proposals_schema(notes),
    }
    return {name: json.dumps(schema, ensure_ascii=False, indent=1) + "\n" for name, schema in schemas.items()}


def write_schemas(data: Path, ontology: Path) -> list[Path]:
    """Write the schemas of notes, decisions and proposals into the folder of the data, where editors look for them.

    In a checkout the table of the model is written too, where it is out of date.

    Raises:
        ProblemsError: the ontology cannot be read whole.
        WritingError: the folder cannot be written to.

    """
    texts = {data / name: text for name, text in schema_texts(ontology).items()}
    if project.current().is_ours and resources.is_checkout() and not model.is_fresh(ontology):
        texts[model.TABLE] = model.written(ontology)
    for path, text in texts.items():
        files.replace(path, text.encode("utf-8"))
    return list(texts)


def check_schemas(data: Path, profile: Profile, terms: Ontology, problems: Problems) -> None:
    """Record each schema in the folder of the data that is not that of the ontology any more; none need be there."""
    present = [name for name in (FILE, decision_schema.FILE, review_schema.FILE) if (data / name).is_file()]
    texts = _texts(profile, terms) if present else {}
    for name in present:
        if (data / name).read_bytes() != texts[name].encode("utf-8"):
            problems.add("stale-schema", Position(f"{data.name}/{name}"))


class _Maker:
    def __init__(self, profile: Profile, ontology: Ontology) -> None:
        self.profile = profile
        self.ontology = ontology
        self.typing = Typing(ontology, Problems(), "fr")
        self.named: dict[str, str] = {}

    def record(self, profile: ClassProfile) -> Schema:
        fields = {field.key: self.field(profile, field) for field in profile.fields.values()}
        if profile.name in RELATIONS:
            del fields["type"]
            required = list(RELATIONS[profile.name].required)
            return {"title": profile.name, **keyed(fields, required)}
        kinds = [kind for kind, name in ns.KINDS.items() if name == profile.name] or sorted(
            {*ns.SCHEMES, *self.ontology.concepts}
        )
        kind = kinds[0] if len(kinds) == 1 else f"({'|'.join(kinds)})"
        identifier = {
            "type": "string",
            "pattern": f"^{kind}/{SLUG}$",
            "description": " · ".join(f"{kind}/…" for kind in kinds),
        }
        texts = [field.key for field in profile.fields.values() if field.type == "text"]
        tagged = {f"^({'|'.join(texts)})@[a-z]{{2,3}}(-[A-Za-z0-9]{{2,8}})*$": _one_or_many(TEXT)}
        return {
            "title": profile.name,
            **keyed({"id": identifier, **fields}, ["id"]),
            "patternProperties": tagged,
        }

    def field(self, profile: ClassProfile, field: Field) -> Schema:
        """Return a reference: classes share the fields that are the same to the letter."""
        text = json.dumps(self.described(profile, field), ensure_ascii=False)
        taken = f"key-{field.key}" in self.named.values()
        name = self.named.setdefault(text, f"key-{field.key}" + (f"-{profile.name}" if taken else ""))
        return {"$ref": f"#/$defs/{name}"}

    def described(self, profile: ClassProfile, field: Field) -> Schema:
        value = {"const": profile.name} if field.type == "class" else self.value(field)
        words = " · ".join(filter(None, (*dict.fromkeys(field.description), *dict.fromkeys(field.name))))
        return {"description": words, **(value if field.single or field.type == "class" else _one_or_many(value))}

    def value(self, field: Field) -> Schema:
        match field.type:
            case "concept":
                schemes = [{"$ref": f"#/$defs/scheme-{scheme}"} for scheme in field.schemes]
                return schemes[0] if len(schemes) == 1 else {"anyOf": schemes}
            case "entity":
                kinds = self.typing.kinds(field.target) if field.target else ENTITY_KINDS
                return patterned(f"^({'|'.join(kinds)})/{SLUG}$")
            case _:
                return _PLAIN.get(field.type, TEXT)

    def scheme(self, scheme: str) -> Schema:
        concepts = sorted(self.ontology.concepts[scheme].items())
        return {"anyOf": [{"const": slug, "description": self.ontology.label(iri, "fr")} for slug, iri in concepts]}


def _source() -> Schema:
    shapes: dict[str, Schema] = {
        "id": patterned(f"^{SLUG}$"),
        "url": patterned(_ADDRESS),
        "sha256": patterned("^[0-9a-f]{64}$"),
        "original": patterned("^[0-9a-f]{64}$"),
        "headings": many(patterned("^[1-9][0-9]* \\S")),
        "retrieved": patterned(DATE),
        "kind": {"$ref": "#/$defs/scheme-source-type"},
        "pages": many(numbered("^[1-9][0-9]*(-[1-9][0-9]*)?$")),
        "rows": many(numbered("^[1-9][0-9]*(-[1-9][0-9]*)?$")),
        "records": many(patterned(f"^{SLUG}$")),
        "lengths": many(numbered("^[0-9]+$")),
    }
    fields = {key: described(_SOURCE_WORDS[key], shapes.get(key, TEXT)) for key in SOURCE_KEYS}
    tagged = {"patternProperties": {"^(label|note)@[a-z]{2,3}": TEXT}}
    return keyed(fields, ["id", "label", "language"]) | tagged


def _passage() -> Schema:
    shapes: dict[str, Schema] = {
        "at": numbered(f"^([1-9][0-9]*(-[1-9][0-9]*)?|{SLUG})$"),
        "page": numbered("^[1-9][0-9]*(-[1-9][0-9]*)?$"),
        "heading": {"type": "string", "minLength": 1},
        "cell": patterned("^[A-Z]{1,3}[1-9][0-9]*$"),
        "time": patterned("^([0-9]{1,2}:)?[0-9]{1,2}:[0-5][0-9]$"),
        "status": {"enum": list(STATUSES)},
        "because": {"$ref": "#/$defs/words"},
        "part": patterned(f"^{SLUG}$"),
        "note": {"$ref": "#/$defs/words"},
        "says": many({"$ref": "#/$defs/record"}),
    }
    fields = {key: described(_PASSAGE_WORDS[key], shapes[key]) for key in PASSAGE_KEYS}
    reasoned = {"properties": {"status": {"enum": ["interpreted", "unverified"]}}, "required": ["status"]}
    return keyed(fields, ["at"]) | {
        "anyOf": [{"required": ["says"]}, {"required": ["note"]}],
        "if": reasoned,
        "then": {"required": ["because"]},
    }


def _one_or_many(item: Schema) -> Schema:
    return {"anyOf": [item, {**many(item), "uniqueItems": True, "minItems": 1}]}
