"""Messages about sources and passages: where a note stands in its document."""

from types import MappingProxyType
from typing import Final

from amu_graph.notes.messages.message import Message

PASSAGES: Final = MappingProxyType(
    {
        "missing-key": Message(
            "La clé « {key} » manque.",
            "The key “{key}” is missing.",
            "Ajoutez `{key}:` ici ; data/README.md montre une note complète.",
            "Add `{key}:` here; data/README.md shows a complete note.",
        ),
        "not-fields": Message(
            "Ici des clés et des valeurs sont attendues ({expected}).",
            "Keys and values are expected here ({expected}).",
            "Écrivez `clé: valeur`, ou {{clé: valeur, clé: valeur}} sur une ligne.",
            "Write `key: value`, or {{key: value, key: value}} on one line.",
        ),
        "not-a-text": Message(
            "« {key} » attend un texte, pas une liste ni des clés.",
            "“{key}” takes a text, neither a list nor keys.",
            "Écrivez une seule valeur ; un texte qui contient des crochets ou des accolades va entre guillemets.",
            "Write one value; a text that contains brackets or braces goes in quotation marks.",
        ),
        "empty-value": Message(
            "« {key} » n’a pas de valeur.",
            "“{key}” has no value.",
            "Donnez une valeur ou retirez la clé ; entre accolades, un texte à virgule va entre guillemets.",
            "Give a value or remove the key; inside braces, a text that contains a comma goes in quotation marks.",
        ),
        "empty-passage": Message(
            "Ce passage ne dit rien.",
            "This passage says nothing.",
            "Ajoutez `says:`, ou `note:` pour dire pourquoi rien n’y est relevé.",
            "Add `says:`, or `note:` to say why nothing is recorded.",
        ),
        "bad-length": Message(
            "Une longueur de ligne est un nombre entier.",
            "The length of a line is a whole number.",
            "Écrivez lengths: [29, 0, 22] : le nombre de caractères de chaque ligne du texte lu.",
            "Write lengths: [29, 0, 22]: the number of characters of each line of the text read.",
        ),
        "bad-pages": Message(
            "`pages:` donne les lignes de chaque page, dans l’ordre : cet élément n’en est pas la suite.",
            "`pages:` gives the lines of each page in order: this item does not follow.",
            "Écrivez par exemple pages: [1-12, 13-31, 32] : première et dernière ligne de chaque page.",
            "Write, for example, pages: [1-12, 13-31, 32]: the first and the last line of each page.",
        ),
        "bad-headings": Message(
            "`headings:` donne la ligne et les mots de chaque titre, dans l’ordre : cet élément n’en est pas la suite.",
            "`headings:` gives the line and the words of each heading in order: this item does not follow.",
            "Écrivez par exemple headings: [1 Un projet pionnier, 5 L’histoire et le contexte].",
            "Write, for example, headings: [1 Un projet pionnier, 5 L’histoire et le contexte].",
        ),
        "pages-beyond": Message(
            "La dernière page ou le dernier titre va jusqu’à la ligne {last}, et le document a {count} lignes.",
            "The last page or heading reaches line {last}, and the document has {count} lines.",
            "Vérifiez `pages:`, `headings:` et `lengths:`.",
            "Check `pages:`, `headings:` and `lengths:`.",
        ),
        "bad-locator": Message(
            "« {value} » ne dit pas où se trouve le passage ({key}).",
            "“{value}” does not say where the passage stands ({key}).",
            "Écrivez page: 12 (ou 12-14), cell: B7, ou time: 1:02:30.",
            "Write page: 12 (or 12-14), cell: B7, or time: 1:02:30.",
        ),
        "read-reference": Message(
            "Une source de kind: reference n’a pas été lue : « {key} » n’y a pas sa place.",
            "A source of kind: reference was not read: “{key}” does not belong there.",
            "Si le texte a été lu, retirez `kind:` ; sinon retirez `{key}:`.",
            "If the text was read, remove `kind:`; otherwise remove `{key}:`.",
        ),
        "no-records": Message(
            "Une source de kind: {kind} dit de quoi elle est faite : « {key} », sans lengths.",
            "A source of kind: {kind} says what it is made of: “{key}”, without lengths.",
            "Écrivez rows: [2-51] pour les lignes d’un tableau, records: [devaux2012, …] pour des notices.",
            "Write rows: [2-51] for the rows of a table, records: [devaux2012, …] for records.",
        ),
        "records-of-no-kind": Message(
            "La source a des lignes de tableau ou des notices, mais pas de `kind:`.",
            "The source has rows or records, but no `kind:`.",
            "Ajoutez kind: table, kind: bibliography ou kind: dataset.",
            "Add kind: table, kind: bibliography or kind: dataset.",
        ),
        "bad-rows": Message(
            "`rows:` donne les numéros des lignes du tableau, chacune une fois : cet élément n’en est pas.",
            "`rows:` gives the numbers of the rows of the table, each once: this item is none.",
            "Écrivez par exemple rows: [2-51, 60].",
            "Write, for example, rows: [2-51, 60].",
        ),
        "bad-records": Message(
            "`records:` donne le nom de chaque notice, chacun une fois : cet élément n’en est pas.",
            "`records:` gives the name of each record, each once: this item is none.",
            "Écrivez des mots en minuscules sans accent, qui commencent par une lettre : records: [devaux2012].",
            "Write lower-case words without accents that begin with a letter: records: [devaux2012].",
        ),
        "no-such-record": Message(
            "« {value} » n’est pas dans `{key}:` de la source.",
            "“{value}” is not in `{key}:` of the source.",
            "Une ligne 7 s’écrit at: r7, une notice par son nom ; complétez sinon `{key}:`.",
            "Row 7 is written at: r7, a record by its name; else complete `{key}:`.",
        ),
        "uncovered-record": Message(
            "Aucun passage ne couvre {lines} dans « {source} » ({count} en tout).",
            "No passage covers {lines} in “{source}” ({count} in all).",
            "Ajoutez un passage `at: {lines}` avec `says:`, ou `note:` pour dire qu’il n’y a rien à relever.",
            "Add a passage `at: {lines}` with `says:`, or `note:` to say that there is nothing to record.",
            "warning",
        ),
        "wrong-digest": Message(
            "« {value} » n’est pas une empreinte SHA-256.",
            "“{value}” is not a SHA-256 digest.",
            "Donnez les 64 chiffres hexadécimaux, en minuscules, du texte lu (sha256sum texte.txt).",
            "Give the 64 lower-case hexadecimal digits of the text read (sha256sum text.txt).",
        ),
        "repeated-source": Message(
            "Le document « {source} » a déjà une note : {file}.",
            "The document “{source}” already has a note: {file}.",
            "Réunissez les deux notes en une, ou donnez à celle-ci son propre identifiant.",
            "Join the two notes, or give this one an identifier of its own.",
        ),
        "other-head": Message(
            "L’en-tête n’est pas celui de {file}, que ce fichier continue.",
            "The head is not that of {file}, which this file goes on with.",
            "Recopiez-y les lignes de « source: » de {file}.",
            "Copy the lines of `source:` from {file}.",
        ),
        "repeated-passage": Message(
            "Le passage « {passage} » est répété (déjà à la ligne {line}).",
            "The passage “{passage}” is repeated (first at line {line}).",
            "Réunissez les deux, ou distinguez-les par `part: un-mot`.",
            "Join the two, or tell them apart by `part: a-word`.",
        ),
        "unknown-status": Message(
            "« {value} » n’est pas un statut.",
            "“{value}” is not a status.",
            "{suggestion}",
            "{suggestion}",
        ),
        "missing-because": Message(
            "Un passage de statut « {status} » doit dire pourquoi.",
            "A passage of status “{status}” has to say why.",
            "Ajoutez `because: {{fr: …, en: …}}`.",
            "Add `because: {{fr: …, en: …}}`.",
        ),
        "because-without-status": Message(
            "Ce passage a une raison mais pas de statut : il passerait pour affirmé.",
            "This passage has a reason but no status: it would pass for asserted.",
            "Ajoutez `status: interpreted` ou `status: unverified` (dcterms:type en Turtle) ; la remarque d’un passage "
            "affirmé s’écrit `note:` (avec status:asserted en Turtle).",
            "Add `status: interpreted` or `status: unverified` (dcterms:type in Turtle); a remark on an asserted "
            "passage is written `note:` (with status:asserted in Turtle).",
        ),
        "status-of-nothing": Message(
            "Le passage {passage} a un statut et ne dit rien.",
            "The passage {passage} has a status and says nothing.",
            "{suggestion} Donnez au graphe du passage le nom décrit : sinon ce qu’il dit passerait pour affirmé.",
            "{suggestion} Give the graph of the passage the name described: else what it says would pass for asserted.",
        ),
        "other-source": Message(
            "La note décrit autre chose que sa source « {source} » : <{value}>.",
            "The note describes something else than its source “{source}”: <{value}>.",
            "Une note ne parle que de sa propre source et de ses passages ; corrigez l’autre dans sa propre note.",
            "A note speaks of its own source and passages only; correct the other one in its own note.",
        ),
        "bad-part": Message(
            "« {value} » ne peut pas distinguer un passage.",
            "“{value}” cannot tell a passage apart.",
            "Prenez un mot en minuscules sans accent, qui commence par une lettre ; ni statut, ni position, ni line.",
            "Take a lower-case word without accents that begins with a letter and is no status, position or line.",
        ),
        "bad-name": Message(
            "« {value} » ne peut pas nommer un passage d’une note sans document.",
            "“{value}” cannot name a passage of a note that has no document.",
            "Écrivez un mot en minuscules sans accent (at: names) ; des lignes demandent `lengths:` dans la source.",
            "Write a lower-case word without accents (at: names); lines need `lengths:` in the source.",
        ),
        "bad-lines": Message(
            "« {value} » n’est ni une ligne ni un intervalle de lignes.",
            "“{value}” is neither a line nor a range of lines.",
            'Écrivez at: 13, ou at: "82-85" du plus petit au plus grand.',
            'Write at: 13, or at: "82-85" from the smaller to the larger.',
        ),
        "no-such-line": Message(
            "Le document n’a pas de ligne {value} : il en a {count}.",
            "The document has no line {value}: it has {count}.",
            "Vérifiez le numéro de ligne, ou `lengths:` si le document a changé.",
            "Check the number of the line, or `lengths:` if the document has changed.",
        ),
        "blank-line": Message(
            "La ligne {line} du document est vide : rien ne peut y être lu.",
            "Line {line} of the document is blank: nothing can be read there.",
            "Vérifiez le numéro de ligne.",
            "Check the number of the line.",
        ),
        "uncovered-line": Message(
            "Aucun passage ne couvre la ligne {lines} du document « {source} ».",
            "No passage covers line {lines} of the document “{source}”.",
            "Ajoutez un passage `at: {lines}` avec `says:`, ou `note:` pour dire qu’il n’y a rien à relever.",
            "Add a passage `at: {lines}` with `says:`, or `note:` to say that there is nothing to record.",
            "warning",
        ),
        "no-source": Message(
            "La note ne décrit pas sa source.",
            "The note does not describe its source.",
            "Décrivez dans le graphe par défaut une ressource …/source/… de type amu:Source, et une seule ; "
            "du RDF d’ailleurs entre par : amu-graph import {file}",
            "Describe, in the default graph, one resource …/source/… of type amu:Source, and only one; "
            "RDF from elsewhere enters by: amu-graph import {file}",
        ),
        "graph-not-a-passage": Message(
            "Le graphe <{graph}> n’est pas un passage de la source « {source} ».",
            "The graph <{graph}> is not a passage of the source “{source}”.",
            "Nommez-le <…/source/{source}#un-passage>.",
            "Name it <…/source/{source}#a-passage>.",
        ),
        "statement-outside": Message(
            "Le graphe par défaut parle d’autre chose que de la source et de ses passages : <{subject}>.",
            "The default graph speaks of something else than the source and its passages: <{subject}>.",
            "Écrivez cet énoncé dans le graphe nommé du passage qui le dit.",
            "Write this statement in the named graph of the passage that says it.",
        ),
    }
)
