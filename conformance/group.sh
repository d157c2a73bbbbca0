# A server that a script starts, with all of its processes. Sourced.

# start_group LOG COMMAND [ARGUMENT ...]: in the background, as a process group of its own, which is ended with the script. Its
# number is in ${group}.
start_group() {
  local log=$1
  shift
  # At once: the new process may come to it later than who looks into the log.
  : >"${log}"
  set -m
  "$@" >"${log}" 2>&1 </dev/null &
  group=$!
  set +m
  trap stop_group EXIT
}

# Returns when the last process has gone: the script of a server may go before the server does, which holds its ports.
stop_group() {
  local signal tries
  for signal in TERM KILL; do
    kill "-${signal}" -- "-${group}" 2>/dev/null || true
    for ((tries = 0; tries < 300; tries++)); do
      kill -0 -- "-${group}" 2>/dev/null || break 2
      sleep 0.1
    done
  done
  wait "${group}" 2>/dev/null || true
}
