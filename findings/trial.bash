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

# Print what was seen; fail where it is no longer what standard input says.
shows() {
  local expected
  expected=$(cat)
  printf '%s\n' "$seen"
  [ "$seen" = "$expected" ] || { printf 'changed; it was:\n%s\n' "$expected" >&2; exit 1; }
}
