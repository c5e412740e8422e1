"""Messages about records: their keys and the values that these take."""

from types import MappingProxyType
from typing import Final

from amu_graph.namespaces import BASE
from amu_graph.notes.messages.message import Message

STATEMENTS: Final = MappingProxyType(
    {
        "unknown-record": Message(
            "Cette ligne n’est ni une entité, ni une relation : participation, étape, quantité ou responsabilité.",
            "This is neither an entity nor a relation: participation, stage, quantity or responsibility.",
            "Commencez par `id:` (entité), `agent:` (participation), `stageOf:` (étape), `quantityOf:` (quantité) ou "
            "`mode:` (responsabilité).",
            "Begin with `id:` (entity), `agent:` (participation), `stageOf:` (stage), `quantityOf:` (quantity) or "
            "`mode:` (responsibility).",
        ),
        "says-nothing": Message(
            "Rien n’est dit de « {value} ».",
            "Nothing is said of “{value}”.",
            "Ajoutez ce que le passage en dit, ou retirez la ligne.",
            "Add what the passage says of it, or remove the line.",
        ),
        "unknown-key": Message(
            "La clé « {key} » n’existe pas.",
            "There is no key “{key}”.",
            "{suggestion}",
            "{suggestion}",
        ),
        "key-not-for-class": Message(
            "La clé « {key} » ne s’emploie pas pour {type}.",
            "The key “{key}” is not used for {type}.",
            "Elle s’emploie pour : {owners}.",
            "It is used for: {owners}.",
        ),
        "missing-part": Message(
            "« {key} » manque.",
            "“{key}” is missing.",
            "Il faut : {parts}.",
            "All of these are needed: {parts}.",
        ),
        "no-language": Message(
            "« {key} » n’est pas un texte dans une langue.",
            "“{key}” is not a text in a language.",
            "Écrivez `{key}:` sans @.",
            "Write `{key}:` without @.",
        ),
        "wrong-language": Message(
            "« {language} » n’est pas un code de langue.",
            "“{language}” is not a language code.",
            "Écrivez par exemple fr, en ou de.",
            "Write fr, en or de, for example.",
        ),
        "repeated-value": Message(
            "« {value} » est répété pour « {key} ».",
            "“{value}” is repeated for “{key}”.",
            "Gardez-le une fois.",
            "Keep it once.",
        ),
        "two-values": Message(
            "« {key} » n’accepte qu’une valeur ; « {value} » est de trop dans ce passage.",
            "“{key}” takes one value only; “{value}” is one too many in this passage.",
            "Gardez la valeur que dit le passage ; si deux passages diffèrent, écrivez-les à part.",
            "Keep the value that the passage states; where two passages differ, write them apart.",
        ),
        "one-each": Message(
            "« {key} » n’accepte qu’une valeur ; « {value} » est de trop dans cet énoncé.",
            "“{key}” takes one value only; “{value}” is one too many in this record.",
            "Écrivez un énoncé pour chacune, l’un sous l’autre.",
            "Write a record for each, one below the other.",
        ),
        "wrong-type": Message(
            "Le type « {value} » ne va pas avec cet identifiant, qui est celui de {type}.",
            "The type “{value}” does not fit this identifier, which is of {type}.",
            "Écrivez type: {type}, ou changez ce qui précède la barre oblique de l’identifiant.",
            "Write type: {type}, or change what precedes the slash of the identifier.",
        ),
        "not-an-integer": Message(
            "« {value} » n’est pas un nombre entier ({key}).",
            "“{value}” is not a whole number ({key}).",
            "Écrivez des chiffres sans espace ni zéro devant (14) ; un nombre approché est une quantité : "
            "{{quantityOf: …, kind: …, value: 14, approximate: true}}",
            "Write digits without spaces or leading zeros (14); an approximate number is a quantity: {{quantityOf: …, "
            "kind: …, value: 14, approximate: true}}",
        ),
        "not-a-number": Message(
            "« {value} » n’est pas un nombre ({key}).",
            "“{value}” is not a number ({key}).",
            "Écrivez des chiffres sans espace ni unité, avec un point (14 ou 66.7) ; « environ » s’écrit `approximate: "
            "true`.",
            "Write digits without spaces or unit, with a point (14 or 66.7); “about” is written `approximate: true`.",
        ),
        "not-true": Message(
            "« {key} » s’écrit true, ou ne s’écrit pas ; « {value} » ne convient pas.",
            "“{key}” is written true, or not at all; “{value}” will not do.",
            "Écrivez `{key}: true`, ou retirez la ligne.",
            "Write `{key}: true`, or remove the line.",
        ),
        "invisible-text": Message(
            "« {key} » n’a aucun caractère visible.",
            "“{key}” has no visible character.",
            "Écrivez des lettres, ou retirez la clé.",
            "Write letters, or remove the key.",
        ),
        "several-lines": Message(
            "« {key} » tient sur une ligne.",
            "“{key}” is one line.",
            "Écrivez le nom sur une ligne ; le reste va dans `description:` ou `note:`.",
            "Write the name on one line; the rest goes in `description:` or `note:`.",
        ),
        "name-too-long": Message(
            "« {key} » a plus de 500 caractères.",
            "“{key}” has more than 500 characters.",
            "Raccourcissez le nom ; le reste va dans `description:` ou `note:`.",
            "Shorten the name; the rest goes in `description:` or `note:`.",
        ),
        "wrong-date": Message(
            "« {value} » n’est pas une date ({key}).",
            "“{value}” is not a date ({key}).",
            "Écrivez 2013, 2021-06 ou 2020-10-06, à la précision du texte ; le reste va dans `note:`.",
            "Write 2013, 2021-06 or 2020-10-06, as precise as the text is; the rest goes in `note:`.",
        ),
        "wrong-address": Message(
            "« {value} » n’est pas une adresse web ({key}) : {reason}.",
            "“{value}” is not a web address ({key}): {reason}.",
            "{better}",
            "{better}",
        ),
        "unknown-kind": Message(
            "« {value} » ne désigne pas une entité ({key}).",
            "“{value}” does not name an entity ({key}).",
            "Écrivez genre/nom, comme project/nom-du-projet. {suggestion}",
            "Write kind/name, as in project/name-of-the-project. {suggestion}",
        ),
        "foreign-subject": Message(
            "<{value}> n’est ni une entité ni un concept de ce graphe.",
            "<{value}> is neither an entity nor a concept of this graph.",
            f"Donnez-lui un identifiant du graphe, <{BASE}genre/nom>, et reliez-le au sien par owl:sameAs ; "
            "pour tout un fichier d’ailleurs : amu-graph import FICHIER (docs/how-to/bring-foreign-rdf.md).",
            f"Give it an identifier of the graph, <{BASE}kind/name>, and link that to its own with owl:sameAs; "
            "for a whole file from elsewhere: amu-graph import FILE (docs/how-to/bring-foreign-rdf.md).",
        ),
        "unknown-property": Message(
            "La propriété {value} ne s’écrit pas pour {type}.",
            "The property {value} is not written for {type}.",
            "{suggestion} Ce que la construction déduit (raccourcis, années) ne s’écrit pas.",
            "{suggestion} What the build derives (shortcuts, years) is not written.",
        ),
        "wrong-value": Message(
            "« {value} » ne convient pas à « {key} » ({name}).",
            "“{value}” will not do for “{key}” ({name}).",
            "{description}",
            "{description}",
        ),
        "wrong-kind": Message(
            "« {value} » n’est pas du genre attendu par « {key} ».",
            "“{value}” is not of a kind that “{key}” takes.",
            "Genres acceptés : {kinds}.",
            "Kinds accepted: {kinds}.",
        ),
        "bad-slug": Message(
            "« {value} » : un nom s’écrit en minuscules sans accent, avec des traits d’union simples.",
            "“{value}”: a name is lower case without accents, with single hyphens.",
            "Écrivez {better}.",
            "Write {better}.",
        ),
        "unknown-role": Message(
            "Le rôle « {value} » n’existe pas ({key}).",
            "There is no role “{value}” ({key}).",
            "{suggestion} Un rôle nouveau s’ajoute à {files} : amu-graph concept.",
            "{suggestion} A new role is added to {files}: amu-graph concept.",
        ),
        "unknown-concept": Message(
            "« {value} » n’est pas dans le vocabulaire « {scheme} » ({key}).",
            "“{value}” is not in the vocabulary “{scheme}” ({key}).",
            "{suggestion} Un mot nouveau s’ajoute à {files} : amu-graph concept.",
            "{suggestion} A new word is added to {files}: amu-graph concept.",
        ),
        "dangling-reference": Message(
            "« {value} » n’est décrit nulle part.",
            "“{value}” is described nowhere.",
            "{suggestion} Sinon décrivez-le : {{id: {value}, type: {type}, label: …}}",
            "{suggestion} Otherwise describe it: {{id: {value}, type: {type}, label: …}}",
        ),
        "missing-type": Message(
            "« {value} » n’a pas de type.",
            "“{value}” has no type.",
            "Ajoutez type: {type} dans un passage affirmé ou interprété.",
            "Add type: {type} in a passage that is asserted or interpreted.",
        ),
        "missing-label": Message(
            "« {value} » n’a pas de nom.",
            "“{value}” has no label.",
            "Ajoutez label: … dans un passage affirmé ou interprété.",
            "Add label: … in a passage that is asserted or interpreted.",
        ),
    }
)
