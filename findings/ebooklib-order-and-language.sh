#!/usr/bin/env bash
# EbookLib 0.20, a French book of two chapters whose manifest lists the second one first, as the standard allows.
# Guess: its documents come in the order of reading, and a chapter is in the language of its file.
# Seen: they come in the order of the manifest; `get_content()` makes the chapter anew, in English (lang="en") and without its title.
# Here: whoever joins the documents of a book, as every example does, has chapters, and the places of passages, in an order that no
# reader has; and a recogniser of language, a voice or a speller is told the wrong one. Follow `spine`, read `content`.
source "$(dirname "$0")/trial.bash"
python EbookLib==0.20 <<'PYTHON'
import re
from zipfile import ZipFile

from ebooklib import ITEM_DOCUMENT, epub

CONTAINER = """<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
PACKAGE = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">urn:x</dc:identifier><dc:title>Habiter</dc:title>
<dc:language>fr</dc:language><meta property="dcterms:modified">2026-11-29T00:00:00Z</meta></metadata><manifest>
<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
<item id="n" href="n.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>
<spine><itemref idref="a"/><itemref idref="b"/></spine></package>"""
CHAPTER = """<html xmlns="http://www.w3.org/1999/xhtml" lang="fr" xml:lang="fr"><head><title>{0}</title></head><body><p>{0}</p></body></html>"""
CONTENTS = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Table</title></head><body>
<nav epub:type="toc"><ol><li><a href="a.xhtml">Premier</a></li><li><a href="b.xhtml">Second</a></li></ol></nav></body></html>"""
with ZipFile("book.epub", "w") as file:
    file.writestr("mimetype", "application/epub+zip")
    file.writestr("META-INF/container.xml", CONTAINER)
    file.writestr("book.opf", PACKAGE)
    file.writestr("n.xhtml", CONTENTS)
    file.writestr("a.xhtml", CHAPTER.format("Premier"))
    file.writestr("b.xhtml", CHAPTER.format("Second"))
book = epub.read_epub("book.epub")
print("documents", [item.get_name() for item in book.get_items_of_type(ITEM_DOCUMENT)])
print("reading", [name for name, _ in book.spine])
chapter = book.get_item_with_id("a")
for way, text in (("get_content()", chapter.get_content().decode()), ("content", chapter.content.decode())):
    print(way, re.findall(r' lang="(\w+)"', text), "<title>Premier</title>" in text)
PYTHON
shows <<'SEEN'
documents ['b.xhtml', 'a.xhtml', 'n.xhtml']
reading ['a', 'b']
get_content() ['en'] False
content ['fr'] True
SEEN
