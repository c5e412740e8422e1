"""Bibliographies in: every format, every work, with nothing typed and nothing invented."""

import json
import re
import shutil
from pathlib import Path

import pytest
import rispy

from accepted_imports import FILES, accepted, imported, violations
from amu_graph.export.bibliography import Bibliography, works
from amu_graph.ingest.identity import Known
from amu_graph.ingest.imports.bibliographies.bibtex import read_bibtex
from amu_graph.ingest.imports.bibliographies.ris import read_ris
from amu_graph.ingest.imports.source_file import FileRefusedError, read_file
from amu_graph.ingest.proposals import Review
from amu_graph.ingest.records import Record
from amu_graph.store import Store

FORMATS = ("zotero.json", "zotero.ris", "zotero.bib")


def said(review: Review, at: str) -> list[Record]:
    return [one.says for one in review.statements if one.at == at and not one.status]


def names(review: Review, at: str) -> dict[str, Record]:
    return {one.id: one.says for one in review.names if one.at == at}


@pytest.mark.parametrize("name", FORMATS)
def test_twenty_works_go_in_with_no_line_typed(tmp_path: Path, name: str) -> None:
    found = imported(tmp_path / "data", FILES / name)
    publications = {one.at for one in found.review.names if one.says["type"] == "Publication"}
    records = found.review.source["records"]
    assert len(records) == 20
    # two works of one title: the second is said, not asked, under an identifier of its own
    assert set(records) - publications == {"qai-2018"}
    built = accepted(tmp_path / "data", found.review)
    assert violations(built) == []
    assert [one for one in built.problems if one.code == "uncovered-record"] == []


@pytest.mark.parametrize("name", FORMATS)
def test_what_a_record_says_is_proposed(tmp_path: Path, name: str) -> None:
    review = imported(tmp_path / "data", FILES / name).review
    article = "publication/la-maitrise-d-usage-une-competence-qui-s-apprend"
    assert names(review, "marchal-2014")[article]["kind"] == "article-revue"
    journal = names(review, "marchal-2014")["publication/revue-des-usages"]
    assert (journal["kind"], journal["identifier"]) == ("revue", "ISSN 1234-5679")
    (first,) = [one for one in said(review, "marchal-2014") if "id" in one]
    people = [one for one in said(review, "marchal-2014") if "agent" in one]
    assert first == {
        "id": article,
        "issued": "2014",
        "volumeNumber": "12",
        "issueNumber": "3",
        "pagination": "45-62",
        "identifier": "doi:10.5555/rev.2014.45",
        "subject": "maitrise-usage",
        "isPartOf": "publication/revue-des-usages",
    }
    assert people == [
        {"agent": "person/odile-marchal", "role": "auteur", "context": article, "rank": "1"},
        {"agent": "person/tomas-ruiz", "role": "auteur", "context": article, "rank": "2"},
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_dates_keep_their_precision_and_their_doubts(tmp_path: Path, name: str) -> None:
    review = imported(tmp_path / "data", FILES / name).review
    issued = {one.at: (one.says["issued"], one.status) for one in review.statements if "issued" in one.says}
    assert issued["devaux-2013"] == ("2013-11-12", "")
    assert issued["ruiz-2016"] == ("2016-06", "")
    assert issued["smith-2011"] == ("2011", "")
    assert issued["entretien-2016"] == ("2016", "unverified")
    if not name.endswith(".ris"):  # which has no sign for it
        assert issued["film-2015"] == ("2015", "unverified")
    assert "sans-date" not in issued


@pytest.mark.parametrize("name", FORMATS)
def test_persons_and_organizations_are_told_apart(tmp_path: Path, name: str) -> None:
    review = imported(tmp_path / "data", FILES / name).review
    types = {one.id: one.says["type"] for one in review.names}
    for id_ in ("organization/habitat-de-l-ill", "organization/ville-de-montclair", "organization/editions-du-canal"):
        assert types[id_] == "Organization"
    for id_ in ("person/camille-devaux", "person/piet-van-der-berg", "person/jean-de-la-fontaine"):
        assert types[id_] == "Person"
    editors = [one for one in said(review, "keller-chapitre") if one.get("role") == "editeur-scientifique"]
    ranked = sorted((one["rank"], one["agent"]) for one in editors)
    assert ranked == [("1", "person/paul-besson"), ("2", "person/jean-de-la-fontaine")]


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_is_copied_and_no_theme_is_invented(tmp_path: Path, name: str) -> None:
    found = imported(tmp_path / "data", FILES / name)
    text = found.path.read_text(encoding="utf-8")
    assert "Résumé d’autrui" not in text
    assert "gouvernance" not in text
    counted = " ".join(line.fr for line in found.counts)
    assert "gouvernance locale (1)" in counted
    assert "abstract (1)" in counted or "AB (1)" in counted


def test_importing_again_proposes_nothing_and_keeps_answers(tmp_path: Path) -> None:
    data = tmp_path / "data"
    first = imported(data, FILES / "zotero.json")
    before = first.path.read_bytes()
    again = imported(data, FILES / "zotero.json")
    assert (again.new, again.path.read_bytes()) == (0, before)
    names, statements = before.split(b"statements:")
    answered = statements.replace(b"by: bibliography", b"by: bibliography\n    answer: accept", 1)
    again.path.write_bytes(names + b"statements:" + answered)
    third = imported(data, FILES / "zotero.json")
    assert (third.new, third.path.read_bytes().count(b"answer: accept")) == (0, 1)


def test_proposals_that_a_file_makes_no_longer_are_counted(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "zotero.json"
    items = json.loads((FILES / "zotero.json").read_text(encoding="utf-8"))
    file.write_text(json.dumps(items), encoding="utf-8")
    first = imported(data, file)
    assert not [line for line in first.counts if "Retirées" in line.fr]
    file.write_text(json.dumps(items[1:]), encoding="utf-8")
    second = imported(data, file)
    gone = len(first.review.every) - len(second.review.every) + second.new
    assert gone > 0
    assert f"Retirées, que le fichier ne fait plus : {gone} propositions sans réponse" in [
        line.fr for line in second.counts
    ]


def test_after_acceptance_only_what_changed_is_proposed(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "zotero.json"
    shutil.copy(FILES / "zotero.json", file)
    review = imported(data, file).review
    accepted(data, review)
    (data / "review" / "zotero.yaml").unlink()
    known = Known()
    for one in review.names:
        known.add(one.id, one.name)
    known.add("publication/qualite-de-l-air-interieur-2018", "Qualité de l’air intérieur")
    items = json.loads(file.read_text(encoding="utf-8"))
    items[0]["number-of-pages"] = "413"
    items[1]["keyword"] += ", habitat participatif"
    file.write_text(json.dumps(items), encoding="utf-8")
    changed = imported(data, file, known).review
    assert changed.names == ()
    assert [dict(one.says) for one in changed.statements] == [
        {"id": "publication/de-l-experimentation-a-l-institution-l-habitat-participatif", "numberOfPages": "413"},
        {"id": "publication/la-maitrise-d-usage-une-competence-qui-s-apprend", "subject": "habitat-participatif"},
    ]


@pytest.mark.parametrize("syntax", ["csl", "ris", "bib"])
def test_what_is_exported_is_imported_again(tmp_path: Path, syntax: str, store: Store) -> None:
    bibliography = Bibliography(works(store))
    file = tmp_path / f"export.{'json' if syntax == 'csl' else syntax}"
    file.write_bytes(bibliography.serialize(syntax))
    found = imported(tmp_path / "data", file).review
    titles = {one.csl["id"]: one.csl["title"] for one in bibliography}
    assert set(found.source["records"]) == set(titles)
    dates = {one.at: one.says["issued"] for one in found.statements if "issued" in one.says}
    parts = {one.csl["id"]: one.csl["issued"]["date-parts"][0] for one in bibliography if "issued" in one.csl}
    assert dates == {at: "-".join(f"{part:02}" for part in each) for at, each in parts.items()}
    authors = [
        (one.csl["id"], rank, name.get("literal") or name["family"])
        for one in bibliography
        for rank, name in enumerate(one.csl.get("author", ()), start=1)
    ]
    called = {one.id: one.name for one in found.names}
    read = [
        (one.at, int(str(one.says["rank"])), called[str(one.says["agent"])])
        for one in found.statements
        if one.says.get("role") == "auteur"
    ]
    assert [(at, rank) for at, rank, _ in sorted(read)] == [(at, rank) for at, rank, _ in sorted(authors)]
    assert all(last in name for (_, _, last), (_, _, name) in zip(sorted(authors), sorted(read), strict=True))


def test_a_line_of_ris_that_looks_like_a_field_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.ris"
    path.write_text("TY  - BOOK\nTI  - Un livre\nqui continue\nA1 Lopès, Ana\nER  - \n", encoding="utf-8")
    file = read_file(path)
    (item,) = read_ris(file)
    assert item.csl["title"] == "Un livre qui continue A1 Lopès, Ana"
    assert [(one.place, one.words.en[:27]) for one in file.remarks] == [("4", "“A1” is not followed by “ -")]


def test_a_field_outside_of_its_entry_is_said(tmp_path: Path) -> None:
    """BibTeX takes what is between entries for a comment; a brace too many makes one of the rest of an entry."""
    path = tmp_path / "a.bib"
    path.write_text("Ma liste, à jour = oui\n@book{a, title={Trop} },\n  author={Lopès, Ana}}\n", encoding="utf-8")
    file = read_file(path)
    (item,) = read_bibtex(file)
    assert "author" not in item.csl
    assert [(one.place, one.words.en[:34]) for one in file.remarks] == [("2", "a field is outside of any entry (o")]


def test_ris_is_read_as_its_library_reads_it() -> None:
    with (FILES / "zotero.ris").open(encoding="utf-8") as file:
        entries = rispy.load(file)
    assert len(entries) == 20
    assert [entry["title"] for entry in entries][:2] == [
        "De l’expérimentation à l’institution : l’habitat participatif vu par ses collectivités",
        "La maîtrise d’usage, une compétence qui s’apprend",
    ]


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("a.ris", "TY  - BOOK\nTI  - Un\nER  - \nTY  - BOOK\nTI  - Deux\n", "4", "pas de fin"),
        ("a.ris", "TY  - BOOK\nTI  - Un\nTY  - BOOK\nTI  - Deux\nER  -\n", "1", "pas de fin"),
        ("a.ris", "TY  - BOOK\nTI  - Un\nER - \nTY  - BOOK\nTI  - Deux\nER  - \n", "", ""),
        ("a.ris", "TY  - BOOK\nTI  - Un\nPY  - 2013\nER\n\nTY  - BOOK\nTI  - Deux\nER  \n", "", ""),
        (
            "a.bib",
            "@book{a,\n title={Un}\n}\n@book{b,\n title={Sans {fin,\n}\n@book{c, title={Deux}}\n",
            "4",
            "ne se lit pas",
        ),
        ("a.bib", "@book{a, title={Un}}\n@book{b, title={Deux}}\n@book{a, title={Trois}}\n", "3", "déjà à la ligne 1"),
    ],
)
def test_what_can_be_read_is_read_and_the_rest_is_said(
    tmp_path: Path, name: str, text: str, line: str, words: str
) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    found = imported(tmp_path / "data", file)
    assert sorted(one.name for one in found.review.names) == ["Deux", "Un"]
    assert [remark.place for remark in found.remarks] == ([line] if line else [])
    assert all(words in remark.words.fr for remark in found.remarks)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.json", '{"title": ', "a.json:1"),
        ("a.json", "[" * 40 + "]" * 40, "imbriqués"),
        ("a.json", '{"a": 1}', "ni bibliographie"),
        ("a.ris", "rien\n", "aucune notice"),
        ("a.bib", "@book{a,\n title={Sans {fin,\n}\n", "a.bib"),
        ("a.json", "", "vide"),
        ("a.docx", "PK", "amu-graph read"),
    ],
)
def test_what_cannot_be_read_has_one_message(tmp_path: Path, name: str, text: str, words: str) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FileRefusedError) as refused:
        imported(tmp_path / "data", file)
    assert words in refused.value.in_("fr")
    assert not (tmp_path / "data").exists()


def test_text_that_is_not_utf_8_is_windows_1252_and_said(tmp_path: Path) -> None:
    file = tmp_path / "a.ris"
    file.write_bytes("TY  - BOOK\nTI  - L’œuvre à 10 €\nER  - \n".encode("cp1252"))
    found = imported(tmp_path / "data", file)
    assert [one.name for one in found.review.names] == ["L’œuvre à 10 €"]
    assert [(one.place, "Windows-1252" in one.words.en) for one in found.remarks] == [("2", True)]


def test_hal_and_crossref_give_the_same_records(tmp_path: Path) -> None:
    hal = {
        "response": {
            "docs": [
                {
                    "halId_s": "hal-01234567",
                    "docType_s": "ART",
                    "title_s": ["La maîtrise d’usage"],
                    "authLastName_s": ["Marchal", "Ruiz"],
                    "authFirstName_s": ["Odile", "Tomás"],
                    "journalTitle_s": "Revue des usages",
                    "publicationDate_s": "2014-06",
                    "doiId_s": "10.5555/rev.2014.45",
                    "volume_s": "12",
                    "abstract_s": ["Texte d’autrui."],
                }
            ]
        }
    }
    crossref = {
        "status": "ok",
        "message": {
            "items": [
                {
                    "DOI": "10.5555/rev.2014.45",
                    "type": "journal-article",
                    "title": ["La maîtrise d’usage"],
                    "author": [{"given": "Odile", "family": "Marchal"}, {"given": "Tomás", "family": "Ruiz"}],
                    "container-title": ["Revue des usages"],
                    "issued": {"date-parts": [[2014, 6]]},
                    "volume": "12",
                    "abstract": "<jats:p>Texte d’autrui.</jats:p>",
                }
            ]
        },
    }
    records = []
    for name, tree in (("hal", hal), ("crossref", crossref)):
        file = tmp_path / f"{name}.json"
        file.write_text(json.dumps(tree), encoding="utf-8")
        review = imported(tmp_path / "data", file).review
        records.append(([one.says for one in review.statements], {one.id: one.says for one in review.names}))
        assert "d’autrui" not in (tmp_path / "data" / "review" / f"{name}.yaml").read_text(encoding="utf-8")
    assert records[0] == records[1]
    assert [one["issued"] for one in records[0][0] if "issued" in one] == ["2014-06"]


def test_a_title_of_signs_alone_is_a_title(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text('[{"title": "***", "type": "book", "author": [{"family": "-"}]}]', encoding="utf-8")
    review = imported(tmp_path / "data", file).review
    assert sorted(one.name for one in review.names) == ["***", "-"]
    assert len({one.id for one in review.names}) == 2


RIS = "TY  - BOOK\nID  - {key}\nTI  - {title}\nPY  - 2014\nER  - \n"


def test_another_bibliography_of_the_same_name_takes_nothing_away(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, other = tmp_path / "a" / "biblio.ris", tmp_path / "b" / "biblio.ris"
    first.write_text(RIS.format(key="un", title="Habiter"), encoding="utf-8")
    other.write_text(RIS.format(key="deux", title="Bâtir"), encoding="utf-8")
    before = imported(tmp_path / "data", first).path.read_bytes()
    with pytest.raises(FileRefusedError) as refused:
        imported(tmp_path / "data", other)
    assert "--id" in refused.value.in_("fr")
    assert (tmp_path / "data" / "review" / "biblio.yaml").read_bytes() == before
    assert imported(tmp_path / "data", other, id="autre").path.name == "autre.yaml"
    first.write_text(RIS.format(key="un", title="Habiter") + RIS.format(key="deux", title="Bâtir"), encoding="utf-8")
    assert imported(tmp_path / "data", first).review.source["records"] == ("un", "deux")


def test_signs_that_only_break_lines_are_in_no_name(tmp_path: Path) -> None:
    path = tmp_path / "biblio.ris"
    path.write_text(RIS.format(key="un", title="Ha\u200bbiter en\u00adsemble"), encoding="utf-8")
    assert [one.name for one in imported(tmp_path / "data", path).review.names] == ["Habiter ensemble"]


def test_latex_of_french_and_links_is_text(tmp_path: Path) -> None:
    file = tmp_path / "a.bib"
    titles = (
        r"L'{\oe}uvre d'\og habiter \fg{} au {XIX}\ieme{} si{\`e}cle, \no 5",
        r"Voir \href{http://a.example/a_b}{Habiter}",
        r"Sans fin \href{a}",
    )
    file.write_text("".join(f"@book{{b{n}, title={{{title}}}}}\n" for n, title in enumerate(titles)), "utf-8")
    found = imported(tmp_path / "data", file)
    assert sorted(one.name.replace("\u00a0", " ") for one in found.review.names) == [
        "L'œuvre d'« habiter » au XIXe siècle, n° 5",
        r"Sans fin \hrefa",
        "Voir Habiter",
    ]
    assert not found.remarks


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        pytest.param("R&D de l'habitat", "R&D de l'habitat", id="a sign of tables, as programs write it"),
        pytest.param("50% de logements, 50 \\% de bureaux", "50% de logements, 50 % de bureaux", id="percent signs"),
        pytest.param("Un %\n  titre", "Un titre", id="a remark at the end of a line"),
        pytest.param(r"\mbox{Habitat} \texttt{amu}", "Habitat amu", id="boxes and typewriters"),
        pytest.param(r"\foreignlanguage{english}{Housing} et \enquote{nous}", "Housing et “nous”", id="csquotes"),
        pytest.param(r"1\textsuperscript{er} prix, 12~m\textsuperscript{2}", "1er prix, 12 m²", id="above the line"),
        pytest.param(r"CO$_2$, 12 m$^{2}$, n$^\circ$ 3, 1$^{er}$", "CO₂, 12 m², n° 3, 1er", id="set as mathematics"),
        pytest.param(r"Article L.\,302 \S 3 \copyright{} a\slash b", "Article L. 302 §3 © a/b", id="signs"),
        pytest.param(r"L'inconnue $x^2 + y$", r"L'inconnue $x^2 + y$", id="mathematics stay"),
    ],
)
def test_no_word_of_a_title_is_lost_to_latex(tmp_path: Path, latex: str, text: str) -> None:
    file = tmp_path / "a.bib"
    file.write_text(f"@book{{b, title={{{latex}}}}}\n", encoding="utf-8")
    (name,) = imported(tmp_path / "data", file).review.names
    assert re.sub(r"[\u00a0\u202f]", " ", name.name) == text


@pytest.mark.parametrize(
    ("written", "url"),
    [
        (r"howpublished={\url{http://a.example/~ana/a_b%20c}}", "http://a.example/~ana/a_b%20c"),
        (r"howpublished={http://a.example/a\_b.}", "http://a.example/a_b"),
        (r"url={http://b.example/}, howpublished={\url{http://a.example/}}", "http://b.example/"),
    ],
)
def test_an_address_as_means_of_publication_is_the_address(tmp_path: Path, written: str, url: str) -> None:
    file = tmp_path / "a.bib"
    file.write_text(f"@misc{{b, title={{Habiter}}, {written}}}\n", encoding="utf-8")
    review = imported(tmp_path / "data", file).review
    assert [one.name for one in review.names] == ["Habiter"]
    assert [one.says["url"] for one in review.statements] == [url]
