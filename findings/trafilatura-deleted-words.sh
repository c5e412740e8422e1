#!/usr/bin/env bash
# trafilatura 2.3.1, a page whose authors struck words out (`<del>`, `<s>`).
# Guess: what is struck out no longer counts; the text leaves it away or marks it.
# Seen: the text has the old word and the new one side by side, with nothing between them that tells which one stands. The XML output
# marks both elements, Markdown too.
# Here: « 15 14 logements » gives two numbers of which one was withdrawn; read the XML output and skip what it marks.
source "$(dirname "$0")/trial.bash"
python trafilatura==2.3.1 lxml_html_clean==0.4.6 <<'PYTHON'
import trafilatura

def page(paragraph):
    more = "Les habitants ont choisi l’architecte en 2013, après une année de réunions avec la ville et le bailleur social."
    return f"<html lang='fr'><body><article><h1>Ecoterra</h1><p>{more}</p><p>{paragraph}</p></article></body></html>"

html = page("Le projet compte <del>15</del> <ins>14</ins> logements, livrés en <s>2014</s> 2015, selon la coopérative.")
print(trafilatura.extract(html).splitlines()[-1])
print(trafilatura.extract(html, output_format="xml").split("<p>")[-1].split("</p>")[0])
PYTHON
shows <<'SEEN'
Le projet compte 15 14 logements, livrés en 2014 2015, selon la coopérative.
Le projet compte <del rend="overstrike">15</del> 14 logements, livrés en <del rend="overstrike">2014</del> 2015, selon la coopérative.
SEEN
