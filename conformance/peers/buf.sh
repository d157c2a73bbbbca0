# buf curl: connect-go with dynamic messages; all protocols, all kinds of streams.
. "${peers}/lib.sh"
need npm buf
node_modules || exit 1

for protocol in connect grpc grpcweb; do
  for version in http1 h2c; do
    [ "${protocol} ${version}" != "grpc http1" ] || continue
    name="buf ${protocol} ${version}"
    call() {
      local options=(--protocol "${protocol}" --schema "${protos}")
      [ "${version}" = http1 ] || options+=(--http2-prior-knowledge)
      timeout 30 buf curl "${options[@]}" "$@"
    }
    expect "${name} unary" '"sentence": ?"[^"]*happy' call -d "{\"sentence\":\"${sentence}\"}" "${url}/${service}/Say"
    expect "${name} server stream" 'Hello Ada, I am Eliza\..*How are you feeling today\?' \
      call -d '{"name":"Ada"}' "${url}/${service}/Introduce"
    if [ "${version}" = h2c ]; then
      expect "${name} bidi" 'What brings you here today\?.*Your cat is ill.*Goodbye\.' \
        call -d "${conversation}" "${url}/${service}/Converse"
    fi
  done
done
