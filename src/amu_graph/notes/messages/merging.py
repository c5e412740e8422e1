"""Messages about what the notes say together: decisions, conflicts, shapes and checks."""

from types import MappingProxyType
from typing import Final

from amu_graph.notes.messages.message import Message

MERGING: Final = MappingProxyType(
    {
        "conflicting-values": Message(
            "Les passages donnent des valeurs différentes à « {key} » de {subject} : {stated}.",
            "The passages give different values to “{key}” of {subject}: {stated}.",
            'Décidez : amu-graph decide keep {subject} {key} VALEUR --because-fr "…" --because-en "…", '
            "où VALEUR est {choice} (ou decide open, si rien ne tranche).",
            'Decide: amu-graph decide keep {subject} {key} VALUE --because-fr "…" --because-en "…", '
            "where VALUE is {choice} (or decide open, where nothing settles it).",
        ),
        "unknown-decision-file": Message(
            "Les fichiers « {extension} » ne tiennent pas de décision.",
            "Files “{extension}” hold no decision.",
            "Écrivez la décision dans un fichier .yaml, ou rangez celui-ci hors de data/decisions/.",
            "Write the decision in a .yaml file, or keep this one outside data/decisions/.",
        ),
        "not-a-decision": Message(
            "Un fichier tient une décision, d’une sorte : {kinds}.",
            "A file holds one decision, of one kind: {kinds}.",
            "Écrivez par exemple : merge: …, puis à la ligne into: … et because: {{fr: …, en: …}}",
            "Write, for example: merge: …, then on lines of their own into: … and because: {{fr: …, en: …}}",
        ),
        "reserved-source": Message(
            "L’identifiant « {value} » est celui des décisions éditoriales.",
            "The identifier “{value}” is that of the editorial decisions.",
            "Donnez à cette source un autre identifiant ; une décision s’écrit avec amu-graph decide.",
            "Give this source another identifier; a decision is written with amu-graph decide.",
        ),
        "several-kept": Message(
            "Une décision garde une valeur, et celle-ci en garde plusieurs : {keys}.",
            "A decision keeps one value, and this one keeps several: {keys}.",
            "Écrivez une décision par valeur, chacune dans son fichier.",
            "Write one decision for each value, each in a file of its own.",
        ),
        "not-several": Message(
            "« {key} » attend une liste d’au moins deux identifiants différents.",
            "“{key}” takes a list of at least two different identifiers.",
            "Écrivez : {key}: [person/…, person/…]",
            "Write: {key}: [person/…, person/…]",
        ),
        "open-text": Message(
            "« {key} » est un texte : des mots différents ne se contredisent pas, rien n’est à laisser ouvert.",
            "“{key}” is a text: different words do not contradict each other, there is nothing to leave open.",
            "Supprimez la décision, ou choisissez un texte avec keep.",
            "Delete the decision, or choose a text with keep.",
        ),
        "undescribed": Message(
            "Aucune note ne décrit {value}, à quoi mène cette décision.",
            "No note describes {value}, to which this decision leads.",
            "{suggestion}",
            "{suggestion}",
        ),
        "source-still-read": Message(
            "{subject} est encore l’identifiant de la note {file}.",
            "{subject} is still the identifier of the note {file}.",
            "Donnez d’abord à la note son nouvel identifiant (source, id).",
            "First give the note its new identifier (source, id).",
        ),
        "split-in-use": Message(
            "Des notes parlent encore de {subject}, qui a été partagé : {parts}.",
            "Notes still speak of {subject}, which has been split: {parts}.",
            "Dites dans ces notes de laquelle de ces entités elles parlent.",
            "Say in these notes which of these entities they speak of.",
            "warning",
        ),
        "same-name": Message(
            "{first} et {second} portent le même nom : « {other} ».",
            "{first} and {second} have the same name: “{other}”.",
            "Deux homonymes ? amu-graph decide distinct {first} {second} … "
            "Une seule entité ? amu-graph decide merge {second} {first} …",
            "Two things of one name? amu-graph decide distinct {first} {second} … "
            "One thing? amu-graph decide merge {second} {first} …",
            "warning",
        ),
        "near-names": Message(
            "{first} et {second} ont des noms proches : « {name} » et « {other} ».",
            "{first} and {second} have names that are nearly the same: “{name}” and “{other}”.",
            "Deux entités ? amu-graph decide distinct {first} {second} … "
            "Une seule ? amu-graph decide merge {second} {first} …",
            "Two things? amu-graph decide distinct {first} {second} … One? amu-graph decide merge {second} {first} …",
            "warning",
        ),
        "merged-and-distinct": Message(
            "{first} et {second} sont réunis par une décision et distingués par celle-ci.",
            "{first} and {second} are merged by one decision and told apart by this one.",
            "Supprimez l’une des deux décisions.",
            "Delete one of the two decisions.",
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
            "Cette décision, ou une autre sur la même chose, est déjà dans {file}.",
            "This decision, or another on the same thing, is in {file} already.",
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
            "De décision en décision, {subject} redevient {subject}.",
            "From decision to decision, {subject} becomes {subject} again.",
            "Supprimez la décision qui ne vaut plus ({files}), et gardez dans les notes le nom qui reste.",
            "Delete the decision that no longer holds ({files}), and keep in the notes the name that stays.",
        ),
        "idle-withdrawal": Message(
            "Rien n’est retiré : la source n’a pas de passage {passage}.",
            "Nothing is withdrawn: the source has no passage {passage}.",
            "{suggestion} Si le passage a été ôté de la note, son adresse répond toujours, et dit pourquoi.",
            "{suggestion} If the passage has left the note, its address still answers, and says why.",
            "warning",
        ),
        "idle-merge": Message(
            "Aucune note ne parle de {subject} : il n’y a rien à réunir.",
            "No note speaks of {subject}: there is nothing to merge.",
            "Si les notes ont été corrigées, gardez l’adresse : amu-graph decide rename {subject} {into} …",
            "If the notes have been corrected, keep the address: amu-graph decide rename {subject} {into} …",
            "warning",
        ),
        "shape": Message(
            "{about} : {words}",
            "{about}: {words}",
            "Corrigez la note à cet endroit ; la règle est {rule}.",
            "Correct the note there; the rule is {rule}.",
        ),
        "check": Message(
            "{words} ({row})",
            "{words} ({row})",
            "La règle et sa raison se lisent dans {rule}.",
            "The rule and its reason are in {rule}.",
        ),
        "bad-check": Message(
            "Cette requête de contrôle ne s’exécute pas : {reason}.",
            "This check cannot be run: {reason}.",
            "Corrigez la requête.",
            "Correct the query.",
        ),
    }
)
