"""The page of a source that is a table: its passages are rows and cells, and no text is promised."""

from pathlib import Path

from accepted_imports import accepted, imported, violations
from amu_graph.builder import dataset
from amu_graph.graph import load
from amu_graph.ingest.identity import Known
from amu_graph.settings import Settings
from web_client import client_of


def test_the_page_of_a_table_names_rows_and_cells(tmp_path: Path) -> None:
    file, data = tmp_path / "projets.csv", tmp_path / "data"
    file.write_text("Projet;Ville;Logements\nLes Tilleuls;Lyon;~12\n", encoding="utf-8")
    imported(data, file)
    review = imported(data, file, Known()).review
    built = accepted(data, review)
    assert violations(built) == []
    dataset.write(built, tmp_path / "dataset")
    client = client_of(load(settings=Settings(data=data, dataset=tmp_path / "dataset")))
    french, english = (client.get("/source/projets", headers={"accept-language": tag}).text for tag in ("fr", "en"))
    assert ">ligne 2</a>" in french
    assert ">row 2</a>" in english
    assert "Empreinte du fichier importé" in french
    assert "see-words" not in french
