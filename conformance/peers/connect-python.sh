# connect-python: over HTTP/1.1 and h2c, in all three protocols.
. "${peers}/lib.sh"
need python3 connect-python
venv || exit 1

gen="${work}/connect-python/peer"
mkdir -p "${gen}"
# Into a package of its own: connectrpc.eliza.v1, as the folders of the proto file have it, would hide the library.
python -m grpc_tools.protoc -I "${protos}/connectrpc/eliza/v1" --py_out="${gen}" --connectrpc_out="${gen}" eliza.proto || exit 1
PYTHONPATH="${work}/connect-python" exec timeout 60 python "${peers}/connect_python.py" "${url}"
