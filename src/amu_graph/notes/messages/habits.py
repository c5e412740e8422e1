"""Messages about how notes are written: remarks, never violations."""

from types import MappingProxyType
from typing import Final

from amu_graph.notes.messages.message import Message

HABITS: Final = MappingProxyType(
    {
        "file-name": Message(
            "Le fichier « {name} » porte la note de la source « {source} ».",
            "The file “{name}” holds the note of the source “{source}”.",
            "Donnez au fichier le nom de la source : {source}.",
            "Give the file the name of the source: {source}.",
            "warning",
        ),
        "passage-order": Message(
            "Le passage {passage} vient après {before}, qui le suit dans le document.",
            "The passage {passage} comes after {before}, which follows it in the document.",
            "Écrivez les passages dans l’ordre du document.",
            "Write the passages in the order of the document.",
            "warning",
        ),
        "one-language": Message(
            "La raison ou la note du passage « {passage} » manque dans une langue : {language}.",
            "The reason or the note of the passage “{passage}” is missing in a language: {language}.",
            "Écrivez-la dans les deux : because: {{fr: …, en: …}}",
            "Write it in both: because: {{fr: …, en: …}}",
            "warning",
        ),
        "identifier": Message(
            "L’identifiant « {id} » n’est pas fait du nom « {label} ».",
            "The identifier “{id}” is not made from the name “{label}”.",
            "Écrivez « {better} », suivi d’une précision s’il y a des homonymes.",
            "Write “{better}”, followed by a word that tells homonyms apart where there are any.",
            "warning",
        ),
        "straight-apostrophe": Message(
            "« {value} » porte une apostrophe droite.",
            "“{value}” has a straight apostrophe.",
            "Écrivez ’ en français.",
            "Write ’ in French.",
            "warning",
        ),
        "authority-address": Message(
            "« {value} » n’est pas l’adresse de la chose dans cette base.",
            "“{value}” is not the address of the thing in this base.",
            "{better}",
            "{better}",
            "warning",
        ),
        "formula": Message(
            "« {value} » commence comme une formule : un tableur la calculerait.",
            "“{value}” begins like a formula: a spreadsheet would compute it.",
            "Commencez par une lettre, ou par un tiret (–).",
            "Begin with a letter, or with a dash (–).",
            "warning",
        ),
    }
)
