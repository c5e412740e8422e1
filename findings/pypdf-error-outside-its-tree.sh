#!/usr/bin/env bash
# pypdf 7.1.1 without the package cryptography, a PDF that is encrypted with AES for its owner alone and opens for everybody.
# Guess: `except PyPdfError`, the base of the library's errors, catches whatever reading such a file raises.
# Seen: DependencyError comes from Exception, beside that tree.
# Here: documents of administrations are often protected so; a reader that trusts the base class ends in a traceback instead of
# passing to the next file. Install pypdf[crypto], or catch both.
source "$(dirname "$0")/trial.bash"
python pypdf==7.1.1 <<'PYTHON'
from pypdf.errors import DependencyError, PyPdfError, PdfReadError, FileNotDecryptedError

for error in (PdfReadError, FileNotDecryptedError, DependencyError):
    print(error.__name__, "is a PyPdfError:", issubclass(error, PyPdfError))
PYTHON
shows <<'SEEN'
PdfReadError is a PyPdfError: True
FileNotDecryptedError is a PyPdfError: True
DependencyError is a PyPdfError: False
SEEN
