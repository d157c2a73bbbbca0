# connect-go: the reference implementation.
. "${peers}/lib.sh"
need go connect-go
need npm connect-go # for buf, which generates the messages
node_modules || exit 1
go_tool google.golang.org/protobuf/cmd/protoc-gen-go@v1.36.12 || exit 1
go_tool connectrpc.com/connect/cmd/protoc-gen-connect-go@v1.21.1 || exit 1

mkdir -p "${work}/connect-go"
cp "${peers}"/connect-go/* "${work}/connect-go"
cd "${work}/connect-go" || exit 1
buf generate "${protos}" && go build -o eliza . && exec timeout 60 ./eliza "${url}"
