"""Calls Eliza in every way that connect-python can."""

import sys

from connectrpc.codec import proto_binary_codec, proto_json_codec
from connectrpc.protocol import ProtocolType
from pyqwest import HTTPVersion, SyncClient, SyncHTTPTransport

from peer.eliza_connect import ElizaServiceClientSync
from peer.eliza_pb import ConverseRequest, IntroduceRequest, SayRequest


def say(client, **options):
    answer = client.say(SayRequest(sentence="I feel happy."), **options).sentence
    assert "happy" in answer, answer


def introduce(client):
    sentences = [response.sentence for response in client.introduce(IntroduceRequest(name="Ada"))]
    assert len(sentences) == 5 and sentences[0] == "Hello Ada, I am Eliza.", sentences


def converse(client):
    requests = [ConverseRequest(sentence=s) for s in ("Hello!", "My cat is ill.", "Goodbye!")]
    answers = [response.sentence for response in client.converse(iter(requests))]
    assert len(answers) == 3 and "Your cat is ill?" in answers[1] and answers[2].startswith("Goodbye."), answers


def report(name, call):
    try:
        call()
        print(f"PASS {name}", flush=True)
    except Exception as e:
        print(f"FAIL {name}: {type(e).__name__}: {e}", flush=True)


for version_name, version in (("http1", HTTPVersion.HTTP1), ("h2c", HTTPVersion.HTTP2)):
    http = SyncClient(SyncHTTPTransport(http_version=version))
    for protocol in (ProtocolType.CONNECT, ProtocolType.GRPC, ProtocolType.GRPC_WEB):
        if protocol is ProtocolType.GRPC and version is HTTPVersion.HTTP1:
            continue
        for codec in (proto_binary_codec(), proto_json_codec()):
            name = f"connect-python {protocol.name.lower()} {codec.name()} {version_name}"
            client = ElizaServiceClientSync(sys.argv[1], codec=codec, protocol=protocol, http_client=http)
            report(f"{name} unary", lambda: say(client))
            if protocol is ProtocolType.CONNECT:
                report(f"{name} get", lambda: say(client, use_get=True))
            report(f"{name} server stream", lambda: introduce(client))
            if version is HTTPVersion.HTTP2:
                report(f"{name} bidi", lambda: converse(client))
