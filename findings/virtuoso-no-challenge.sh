#!/usr/bin/env bash
# Virtuoso 7.2.5.1 (Debian 12), a right name and password sent as Basic to the address of updates.
# Guess: 200, or 401 with a WWW-Authenticate header that says which scheme is wanted, as RFC 9110 §15.5.2 asks.
# Seen: 401 without that header; only a request without any credentials is told that Digest is wanted.
# Here: a client that sends what it has and waits to be asked never gets in; `push` asks again without the header, then answers Digest.
source "$(dirname "$0")/trial.bash"
virtuoso 7.2.5.1+dfsg1-0.3 <<<'<urn:a> <urn:p> <urn:b> .'
asked() {
  curl --silent --output /dev/null --dump-header - --data-urlencode 'query=ASK {}' "$@" "$address-auth" |
    tr -d '\r' | sed -nE 's/^HTTP[^ ]* ([0-9]+).*/\1/p; s/^WWW-Authenticate: ([A-Za-z]+).*/challenge: \1/pI' | paste -sd' '
}
seen=$(
  echo "Basic: $(asked --user dba:dba)"
  echo "nothing: $(asked)"
  echo "Digest: $(asked --user dba:dba --digest)"
)
shows <<'SEEN'
Basic: 401
nothing: 401 challenge: Digest
Digest: 401 challenge: Digest 200
SEEN
