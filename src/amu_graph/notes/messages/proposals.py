"""Messages about proposals that wait for an answer."""

from types import MappingProxyType
from typing import Final

from amu_graph.notes.messages.message import Message

PROPOSALS: Final = MappingProxyType(
    {
        "open-proposals": Message(
            "Source « {source} » : {open} en attente d’une réponse.",
            "Source “{source}”: {open} waiting for an answer.",
            "Répondez : amu-graph review {source}",
            "Answer: amu-graph review {source}",
            "info",
        ),
        "answered-proposals": Message(
            "Source « {source} » : {answered} à porter dans la note.",
            "Source “{source}”: {answered} to be moved into the note.",
            "Faites-le : amu-graph accept {source}",
            "Do it: amu-graph accept {source}",
            "info",
        ),
        "answers-differ": Message(
            "Les réponses diffèrent : {reviewers}.",
            "The answers differ: {reviewers}.",
            "Mettez-vous d’accord, puis gardez une seule réponse.",
            "Agree, then keep one answer.",
            "warning",
        ),
        "bad-answer": Message(
            "Ce n’est pas une réponse.",
            "This is no answer.",
            "Réponses possibles : {possible}.",
            "Possible answers: {possible}.",
        ),
        "bad-words": Message(
            "`words` donne le premier caractère et celui qui suit le dernier : [212, 223].",
            "`words` gives the first character and the one after the last: [212, 223].",
            "Comptez les caractères de la ligne à partir de 0, le premier nombre étant le plus petit.",
            "Count the characters of the line from 0; the first number is the smaller one.",
        ),
        "review-name": Message(
            "Le fichier « {name} » porte les propositions de la source « {source} ».",
            "The file “{name}” holds the proposals of the source “{source}”.",
            "Donnez au fichier le nom de la source : {source}.",
            "Give the file the name of the source: {source}.",
        ),
    }
)
