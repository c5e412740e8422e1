# What the findings share: packages are installed in a folder that is removed at the end, and what is seen is compared.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Run the Python of standard input with packages of PyPI.
python() {
  python3 -m venv "$folder/env"
  "$folder/env/bin/pip" install --quiet --disable-pip-version-check "$@"
  seen=$(cd "$folder" && env/bin/python -W ignore -)
}

# Run the JavaScript of standard input, a module, with packages of npm.
javascript() {
  cd "$folder"
  npm install --silent --no-audit --no-fund --ignore-scripts "$@" >/dev/null
  seen=$(node --input-type=module -)
}

# Unpack packages of Debian 12, name=version each; their programs and libraries are found first.
debian() {
  (cd "$folder" && apt-get -o APT::Sandbox::User=root download -qq "$@" && for package in ./*.deb; do dpkg -x "$package" .; done)
  export PATH="$folder/usr/bin:$PATH" LD_LIBRARY_PATH="$folder/usr/lib/x86_64-linux-gnu"
}

# Serve the N-Quads of standard input with the Virtuoso of Debian 12, on this machine alone; `sparql` asks it.
virtuoso() {
  cat >"$folder/data.nq"
  debian "virtuoso-opensource-7-bin=$1"
  local port web
  read -r port web < <(python3 -c 'import socket; both = [socket.create_server(("127.0.0.1", 0)) for _ in "ab"]; print(*(one.getsockname()[1] for one in both))')
  printf '%s\n' '[Database]' 'DatabaseFile = a.db' 'ErrorLogFile = a.log' 'LockFile = a.lck' 'TransactionFile = a.trx' \
    'xa_persistent_file = a.pxa' '[TempDatabase]' 'DatabaseFile = t.db' 'TransactionFile = t.trx' '[Parameters]' \
    "ServerPort = 127.0.0.1:$port" 'DirsAllowed = .' 'NumberOfBuffers = 8000' '[HTTPServer]' "ServerPort = 127.0.0.1:$web" '[SPARQL]' 'ResultSetMaxRows = 10000' >"$folder/a.ini"
  (cd "$folder" && exec usr/bin/virtuoso-t +foreground +configfile a.ini >/dev/null 2>&1) &
  trap 'kill '"$!"'; wait 2>/dev/null; rm -rf "$folder"' EXIT
  address="http://127.0.0.1:$web/sparql"
  until curl --silent --output /dev/null --get --data-urlencode 'query=ASK {}' "$address"; do sleep 0.2; done
  (cd "$folder" && usr/bin/isql-vt "127.0.0.1:$port" dba dba "EXEC=DB.DBA.TTLP(file_to_string_output('data.nq'), '', 'urn:m', 512);") >/dev/null
}

# Ask Virtuoso for what a format of HTTP has: the status of a failed query, or the answer.
sparql() {
  curl --silent --write-out '\n%{http_code}\n' --header "Accept: $1" --data-urlencode "query=$2" "$address" |
    tr -d '\r"' | awk '{ lines[NR] = $0 } END { if (lines[NR] != 200) print "HTTP " lines[NR]; else for (n = 1; n < NR; n++) if (lines[n] != "") print lines[n] }'
}

# Print what was seen; fail where it is no longer what standard input says.
shows() {
  local expected
  expected=$(cat)
  printf '%s\n' "$seen"
  [ "$seen" = "$expected" ] || { printf 'changed; it was:\n%s\n' "$expected" >&2; exit 1; }
}
