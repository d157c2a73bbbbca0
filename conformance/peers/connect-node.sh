# connect-es on Node: over HTTP/1.1 and h2c, in all three protocols.
. "${peers}/lib.sh"
need npm connect-node
need node connect-node
node_modules || exit 1

cp "${peers}"/connect-node/* "${work}/node"
cd "${work}/node" || exit 1
buf generate "${protos}" && exec timeout 60 node main.mjs "${url}"
