# curl: Connect by hand.
. "${peers}/lib.sh"
need curl curl

json=(-H 'Content-Type: application/json')
for version in --http1.1 --http2-prior-knowledge; do
  name="curl ${version#--}"
  call() { curl -sS --max-time 30 --fail-with-body "${version}" "$@"; }
  expect "${name} unary" '^\{ ?"sentence": ?"[^"]*happy[^"]*"\}' \
    call "${json[@]}" -d "{\"sentence\":\"${sentence}\"}" "${url}/${service}/Say"
  expect "${name} get" '^\{ ?"sentence": ?"[^"]*happy[^"]*"\}' \
    call -G --data-urlencode connect=v1 --data-urlencode encoding=json \
    --data-urlencode "message={\"sentence\":\"${sentence}\"}" "${url}/${service}/Say"
  # One envelope: no flags, 14 bytes; the answer ends with an end-of-stream message: flag 2.
  stream() {
    printf '\0\0\0\0\016{"name":"Ada"}' |
      call -H 'Content-Type: application/connect+json' --data-binary @- "${url}/${service}/Introduce"
  }
  expect "${name} server stream" 'Hello Ada, I am Eliza\..*How are you feeling today\?.*\{\}' stream
  unknown() { call --no-fail-with-body -w ' %{http_code}' "${json[@]}" -d '{}' "${url}/${service}/Nothing"; }
  expect "${name} unknown method" ' 404$' unknown
done
