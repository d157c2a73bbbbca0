# grpcio: the gRPC core in C.
. "${peers}/lib.sh"
need python3 grpc-python
venv || exit 1

gen="${work}/grpc-python"
mkdir -p "${gen}"
python -m grpc_tools.protoc -I "${protos}/connectrpc/eliza/v1" --python_out="${gen}" --grpc_python_out="${gen}" eliza.proto || exit 1
PYTHONPATH="${gen}" exec timeout 60 python "${peers}/grpc_python.py" "localhost:${port}"
