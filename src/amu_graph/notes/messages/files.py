"""Messages about files: their bytes, and the YAML or Turtle they should hold."""

from types import MappingProxyType
from typing import Final

from amu_graph.namespaces import BASE
from amu_graph.notes.messages.message import Message

READING: Final = MappingProxyType(
    {
        "not-utf-8": Message(
            "Le fichier n’est pas en UTF-8 (octet {byte}).",
            "The file is not UTF-8 (byte {byte}).",
            "Enregistrez-le en UTF-8 depuis votre éditeur.",
            "Save it as UTF-8 from your editor.",
        ),
        "unreadable-file": Message(
            "Le fichier ne peut pas être lu ({reason}).",
            "The file cannot be read ({reason}).",
            "Vérifiez qu’il existe et que vous avez le droit de le lire.",
            "Check that it exists and that you may read it.",
        ),
        "not-a-file": Message(
            "Ce n’est pas un fichier ordinaire.",
            "This is not an ordinary file.",
            "Mettez à sa place une copie du texte, ou enlevez-le du dossier.",
            "Put a copy of the text in its place, or take it out of the folder.",
        ),
        "outside-folder": Message(
            "Ce lien mène hors du dossier des données.",
            "This link leads out of the folder of the data.",
            "Mettez à sa place une copie du fichier.",
            "Put a copy of the file in its place.",
        ),
        "no-notes": Message(
            "Il n’y a aucune note dans ce dossier.",
            "There is no note in this folder.",
            "Vérifiez le chemin (AMU_GRAPH_DATA), ou commencez une note : amu-graph note page.txt",
            "Check the path (AMU_GRAPH_DATA), or begin a note: amu-graph note page.txt",
        ),
        "no-notes-yet": Message(
            "Ce projet n’a pas encore de note.",
            "This project has no note yet.",
            "Lisez un document : amu-graph read page.html --url https://…, puis amu-graph suggest, review et accept ; "
            "ou commencez une note à la main : amu-graph note page.txt",
            "Read a document: amu-graph read page.html --url https://…, then amu-graph suggest, review and accept; "
            "or begin a note by hand: amu-graph note page.txt",
            "info",
        ),
        "too-large": Message(
            "Le fichier fait {size} octets ; la limite est de {limit}.",
            "The file has {size} bytes; the limit is {limit}.",
            "Une note décrit un seul document : coupez-la en plusieurs notes. Un grand tableau s’importe en plusieurs "
            "fichiers, chacun avec son --id.",
            "A note describes one document: cut it into several notes. A large table is imported as several files, "
            "each with its --id.",
        ),
        "empty-file": Message(
            "Le fichier ne contient rien.",
            "The file holds nothing.",
            "Écrivez-y `source:` et `passages:`, ou supprimez le fichier.",
            "Write `source:` and `passages:` in it, or delete the file.",
        ),
        "tab": Message(
            "Il y a une tabulation ; YAML n’accepte que des espaces en début de ligne.",
            "There is a tab; YAML indents with spaces only.",
            "Remplacez chaque tabulation par des espaces.",
            "Replace each tab by spaces.",
        ),
        "control-character": Message(
            "Il y a un caractère invisible interdit ({character}).",
            "There is a forbidden invisible character ({character}).",
            "Supprimez-le : il rendrait le texte illisible ou trompeur.",
            "Delete it: it would make the text unreadable or misleading.",
        ),
        "yaml-syntax": Message(
            "Ce n’est pas du YAML : {reason}.",
            "This is not YAML: {reason}.",
            "Vérifiez les retraits, les guillemets et les accolades à cet endroit ou juste au-dessus.",
            "Check indents, quotation marks and braces here or just above.",
        ),
        "unquoted-colon": Message(
            "Un texte contient « : » sans être entre guillemets.",
            "A text contains “: ” and is not in quotation marks.",
            'Mettez le texte entre guillemets : label: "Habiter : un guide".',
            'Put the text in quotation marks: label: "Habiter : un guide".',
        ),
        "open-quote": Message(
            "Un guillemet ouvert ici n’est pas fermé.",
            "A quotation mark opens here and is never closed.",
            "Fermez-le par le même : \"un titre\" ou 'un titre'.",
            "Close it with the same one: \"a title\" or 'a title'.",
        ),
        "open-bracket": Message(
            "Ce qui s’ouvre ici n’est pas fermé, ou une virgule y manque.",
            "What opens here is never closed, or a comma is missing in it.",
            "Écrivez [une valeur, une autre] ou {{clé: valeur, clé: valeur}} ; "
            "un texte qui contient une virgule ou une accolade va entre guillemets.",
            "Write [one value, another] or {{key: value, key: value}}; "
            "a text that holds a comma or a brace goes in quotation marks.",
        ),
        "text-after-quote": Message(
            "Du texte suit un guillemet fermé.",
            "Text follows a quotation mark that closes.",
            'Mettez tout le texte entre guillemets doubles : "l\'usager" ; dedans, ce guillemet s’écrit \\".',
            'Put the whole text in double quotation marks: "l\'usager"; one inside it is written \\".',
        ),
        "reserved-character": Message(
            "Un texte sans guillemets ne commence pas par ce signe.",
            "A text without quotation marks does not begin with this sign.",
            "Mettez le texte entre guillemets.",
            "Put the text in quotation marks.",
        ),
        "wrong-indent": Message(
            "Cette ligne n’est pas à sa place : son retrait n’est celui d’aucune ligne au-dessus, ou une clé y manque.",
            "This line is out of place: it is indented as no line above is, or a key is missing.",
            "Alignez-la avec les clés auxquelles elle appartient, et écrivez `clé: valeur`.",
            "Align it with the keys to which it belongs, and write `key: value`.",
        ),
        "alias": Message(
            "Les ancres et les renvois de YAML (& et *) ne sont pas acceptés.",
            "YAML anchors and aliases (& and *) are not accepted.",
            "Écrivez la valeur en toutes lettres, entre guillemets si elle commence par & ou *.",
            "Write the value out, in quotation marks if it begins with & or *.",
        ),
        "yaml-tag": Message(
            "Les étiquettes de type de YAML ne sont pas acceptées ({tag}).",
            "YAML type tags are not accepted ({tag}).",
            "Supprimez-la : l’ontologie donne le type des valeurs ; un texte qui commence par ! va entre guillemets.",
            "Delete it: the ontology types the values; a text that begins with ! goes in quotation marks.",
        ),
        "several-documents": Message(
            "Le fichier contient plusieurs documents YAML (« --- »).",
            "The file holds several YAML documents (“---”).",
            "Gardez une note par fichier.",
            "Keep one note per file.",
        ),
        "too-deep": Message(
            "Le YAML est emboîté sur plus de {limit} niveaux.",
            "The YAML is nested more than {limit} levels deep.",
            "Une note a quatre niveaux : vérifiez les crochets et les accolades.",
            "A note has four levels: check brackets and braces.",
        ),
        "key-not-text": Message(
            "Une clé doit être un mot simple.",
            "A key must be a plain word.",
            "Écrivez `clé: valeur`.",
            "Write `key: value`.",
        ),
        "repeated-key": Message(
            "La clé « {key} » est répétée (déjà à la ligne {line}).",
            "The key “{key}” is repeated (first at line {line}).",
            "Gardez-en une seule ; plusieurs valeurs s’écrivent {key}: [une, autre].",
            "Keep one of them; several values are written {key}: [one, another].",
        ),
        "too-many-problems": Message(
            "Il y a plus de {limit} problèmes dans ce fichier ; les autres ne sont pas listés.",
            "This file has more than {limit} problems; the others are not listed.",
            "Corrigez ceux-ci, puis relancez la vérification.",
            "Correct these, then check again.",
        ),
        "turtle-syntax": Message(
            "Ce n’est pas du {syntax} : {reason}.",
            "This is not {syntax}: {reason}.",
            "Corrigez la syntaxe à cet endroit.",
            "Correct the syntax there.",
        ),
        "blank-node": Message(
            "Un nœud anonyme est employé.",
            "A blank node is used.",
            "Donnez-lui un identifiant : un IRI qui reste le même d’une version à l’autre.",
            "Give it an identifier: an IRI that stays the same from one version to the next.",
        ),
        "relative-iri": Message(
            "Un identifiant est relatif : rien ne dit à quoi.",
            "An identifier is relative: nothing says to what.",
            f"Écrivez-le en entier, ou ajoutez `@base <{BASE}> .` en tête du fichier.",
            f"Write it in full, or add `@base <{BASE}> .` at the head of the file.",
        ),
        "rdf-1.2": Message(
            "« {form} » est de RDF 1.2, que les lecteurs de RDF 1.1 refusent.",
            "“{form}” belongs to RDF 1.2, which readers of RDF 1.1 refuse.",
            "Écrivez un énoncé sur un énoncé dans le graphe nommé de son passage ; un texte n’a qu’une langue (@fr).",
            "Write a statement about a statement in the named graph of its passage; a text has a language only (@fr).",
        ),
        "turtle-too-deep": Message(
            "Plus de {limit} crochets ou parenthèses sont ouverts à la fois.",
            "More than {limit} brackets are open at once.",
            "Une note n’a pas de nœud anonyme : donnez un identifiant à chaque chose.",
            "A note has no blank nodes: give each thing an identifier.",
        ),
        "wrong-fact": Message(
            "{key} de {term} ne peut pas valoir « {value} ».",
            "{key} of {term} cannot be “{value}”.",
            "{better}",
            "{better}",
        ),
        "unknown-fact": Message(
            "L’ontologie ne connaît pas la propriété {key}.",
            "The ontology does not know the property {key}.",
            "Corrigez-la, ou décrivez-la dans ontology/amu.ttl. {suggestion}",
            "Correct it, or describe it in ontology/amu.ttl. {suggestion}",
        ),
        "unnamed-term": Message(
            "{term} n’a pas de {key} dans chaque langue ; il manque : {languages}.",
            "{term} has no {key} in each language; missing: {languages}.",
            "Écrivez-le ici : les pages et les commandes le montrent.",
            "Write it here: pages and commands show it.",
        ),
        "class-without-shape": Message(
            "Aucune forme ne dit ce que la classe {name} admet.",
            "No shape says what the class {name} admits.",
            "Écrivez ici sa forme : shapes:{name}Shape, sh:targetClass amu:{name}.",
            "Write its shape here: shapes:{name}Shape, sh:targetClass amu:{name}.",
        ),
        "replaced-word": Message(
            "{term} a déjà {key} « {kept} » ({place}) ; ce fichier dit « {value} ».",
            "{term} already has {key} “{kept}” ({place}); this file says “{value}”.",
            "Un projet ajoute des mots, il n’en remplace aucun : donnez un autre nom au vôtre, ou retirez cette ligne.",
            "A project adds words and replaces none: give yours another name, or remove this line.",
        ),
        "replaced-question": Message(
            "La question {name} existe déjà ({place}).",
            "The question {name} exists already ({place}).",
            "Donnez un autre nom à la vôtre.",
            "Give yours another name.",
        ),
        "stale-schema": Message(
            "Ce schéma n’est plus celui de l’ontologie : les éditeurs de texte s’y trompent.",
            "This schema is no longer that of the ontology: text editors are misled by it.",
            "Refaites-le : amu-graph schema",
            "Make it anew: amu-graph schema",
            "warning",
        ),
        "unknown-file": Message(
            "Ce fichier n’est pas une note : extension « {extension} ».",
            "This file is not a note: extension “{extension}”.",
            "Les notes sont des fichiers .yaml, .ttl ou .trig.",
            "Notes are .yaml, .ttl or .trig files.",
            "warning",
        ),
    }
)
