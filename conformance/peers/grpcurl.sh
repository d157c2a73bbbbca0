# grpcurl: grpc-go with dynamic messages.
. "${peers}/lib.sh"
need go grpcurl
go_tool github.com/fullstorydev/grpcurl/cmd/grpcurl@v1.9.4 || exit 1

call() {
  timeout 30 "${work}/bin/grpcurl" -plaintext -import-path "${protos}" -proto connectrpc/eliza/v1/eliza.proto "$@"
}
expect "grpcurl unary" '"sentence": ?"[^"]*happy' call -d "{\"sentence\":\"${sentence}\"}" "localhost:${port}" "${service}/Say"
expect "grpcurl server stream" 'Hello Ada, I am Eliza\..*How are you feeling today\?' \
  call -d '{"name":"Ada"}' "localhost:${port}" "${service}/Introduce"
expect "grpcurl bidi" 'What brings you here today\?.*Your cat is ill.*Goodbye\.' \
  call -d "${conversation}" "localhost:${port}" "${service}/Converse"
