#!/usr/bin/env bash
# odfdo 3.27.3, `get_formatted_text()` of a paragraph with a link.
# Guess: the words as they stand, one blank before the link as in the file.
# Seen: the blank before the link is gone and two words become one; `inner_text` keeps it, but writes the link as Markdown.
# Here: names that are linked, as partners in a list often are, stick to the word before them and are no longer found.
source "$(dirname "$0")/trial.bash"
python odfdo==3.27.3 <<'PYTHON'
from odfdo import Document, Link, Paragraph

document = Document("text")
document.body.clear()
paragraph = Paragraph("Un projet de ")
paragraph.append(Link("https://example.org/", text="Habitat participatif"))
document.body.append(paragraph)
print("formatted:", repr(document.get_formatted_text().strip()))
print("inner:    ", repr(paragraph.inner_text))
PYTHON
shows <<'SEEN'
formatted: 'Un projet deHabitat participatif'
inner:     'Un projet de [Habitat participatif](https://example.org/)'
SEEN
