# What the peers share. They get from ./run: peers, work, protos, port, url, service.
set -uo pipefail

# What the calls send and what must come back.
sentence='I feel happy.'
conversation=$'{"sentence":"Hello!"}\n{"sentence":"My cat is ill."}\n{"sentence":"Goodbye!"}'

# need TOOL PEER: ends the peer if its toolchain is missing.
need() {
  if ! command -v "$1" >/dev/null; then
    echo "SKIP $2: no $1 on the PATH"
    exit 0
  fi
}

# expect NAME PATTERN COMMAND...: the command succeeds, and its output has a match for the extended regular expression, lines being
# one line.
expect() {
  local name=$1 pattern=$2 output
  shift 2
  if output=$("$@" 2>&1 | tr '\r\n\0' '   ') && grep -qE -- "${pattern}" <<<"${output}"; then
    echo "PASS ${name}"
  else
    echo "FAIL ${name}: ${output:0:600}"
  fi
}

# go_tool PACKAGE@VERSION: installs a Go program into .work/bin, once.
go_tool() {
  local name=${1%@*}
  name=${name##*/}
  if [ "$(cat "${work}/bin/${name}.version" 2>/dev/null)" != "$1" ]; then
    GOBIN="${work}/bin" go install "$1" && echo "$1" >"${work}/bin/${name}.version"
  fi
}

# node_modules: buf, connect-es and the plugin for it, from connect-node/package.json, once.
node_modules() {
  mkdir -p "${work}/node"
  if ! cmp -s "${peers}/connect-node/package.json" "${work}/node/.installed"; then
    cp "${peers}/connect-node/package.json" "${work}/node/package.json"
    (cd "${work}/node" && npm install --no-fund --no-audit --loglevel=error) &&
      cp "${peers}/connect-node/package.json" "${work}/node/.installed"
  fi
  PATH="${work}/bin:${work}/node/node_modules/.bin:${PATH}"
}

# venv: the Python clients and their plugins, from requirements.txt, once.
venv() {
  if ! cmp -s "${peers}/requirements.txt" "${work}/venv/.installed"; then
    python3 -m venv "${work}/venv" &&
      "${work}/venv/bin/pip" install -q -r "${peers}/requirements.txt" &&
      cp "${peers}/requirements.txt" "${work}/venv/.installed"
  fi
  PATH="${work}/venv/bin:${PATH}"
}
