"""Messages about what the notes say together: decisions, conflicts, shapes and checks."""

from types import MappingProxyType
from typing import Final

from amu_graph.builder.messages.message import Message

MERGING: Final = MappingProxyType(
    {
        "conflicting-values": Message(
            "Les passages {first} et {second} donnent des valeurs différentes à « {key} » de {subject} : "
            "« {value} » et « {other} ».",
            "The passages {first} and {second} give different values to “{key}” of {subject}: “{value}” and “{other}”.",
            "Décidez dans data/decisions.yaml : "
            "- {{subject: {subject}, property: {key}, keep: …, because: {{fr: …, en: …}}}}",
            "Decide in data/decisions.yaml: "
            "- {{subject: {subject}, property: {key}, keep: …, because: {{fr: …, en: …}}}}",
        ),
        "not-a-list": Message(
            "Les décisions s’écrivent en liste.",
            "Decisions are written as a list.",
            "Commencez chaque décision par un tiret : - {{subject: …, property: …, keep: …, because: …}}",
            "Begin each decision with a hyphen: - {{subject: …, property: …, keep: …, because: …}}",
        ),
        "idle-decision": Message(
            "Cette décision ne décide rien : « {key} » de {subject} n’a pas deux valeurs.",
            "This decision decides nothing: “{key}” of {subject} does not have two values.",
            "Supprimez-la, ou corrigez `subject` ou `property`.",
            "Delete it, or correct `subject` or `property`.",
            "warning",
        ),
        "unknown-kept-value": Message(
            "Aucun passage ne dit « {value} » ; les valeurs dites sont : {values}.",
            "No passage says “{value}”; the values stated are: {values}.",
            "Gardez l’une de ces valeurs, écrite de même.",
            "Keep one of these values, written the same way.",
        ),
        "repeated-decision": Message(
            "Cette décision a déjà été prise à la ligne {line}.",
            "This decision has already been taken at line {line}.",
            "Gardez-en une.",
            "Keep one of them.",
        ),
        "not-single": Message(
            "« {key} » accepte plusieurs valeurs : il n’y a rien à décider.",
            "“{key}” takes several values: there is nothing to decide.",
            "Supprimez la décision.",
            "Delete the decision.",
        ),
        "merge-kinds": Message(
            "{subject} et {into} ne sont pas du même genre.",
            "{subject} and {into} are not of the same kind.",
            "Ne réunissez que des entités du même genre.",
            "Merge entities of the same kind only.",
        ),
        "merge-cycle": Message(
            "La réunion de {subject} revient à son point de départ.",
            "The merging of {subject} comes back to where it began.",
            "Supprimez l’une des réunions.",
            "Remove one of the merges.",
        ),
        "idle-merge": Message(
            "Aucune note ne parle de {subject}.",
            "No note speaks of {subject}.",
            "Corrigez l’identifiant ou supprimez la réunion.",
            "Correct the identifier or remove the merge.",
        ),
        "shape": Message(
            "{about} : {words}",
            "{about}: {words}",
            "Corrigez la note à cet endroit ; la règle est {shape} (ontology/shapes/).",
            "Correct the note there; the rule is {shape} (ontology/shapes/).",
        ),
        "check": Message(
            "{words} ({row})",
            "{words} ({row})",
            "La règle et sa raison se lisent dans {query}.",
            "The rule and its reason are in {query}.",
        ),
        "bad-check": Message(
            "Cette requête de contrôle ne s’exécute pas : {reason}.",
            "This check cannot be run: {reason}.",
            "Corrigez la requête.",
            "Correct the query.",
        ),
    }
)
