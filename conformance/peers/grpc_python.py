"""Calls Eliza in every way that grpcio can."""

import sys
from queue import Queue

import grpc
from eliza_pb2 import ConverseRequest, IntroduceRequest, SayRequest
from eliza_pb2_grpc import ElizaServiceStub


def say(eliza):
    answer = eliza.Say(SayRequest(sentence="I feel happy."), timeout=10).sentence
    assert "happy" in answer, answer


def introduce(eliza):
    sentences = [response.sentence for response in eliza.Introduce(IntroduceRequest(name="Ada"), timeout=10)]
    assert len(sentences) == 5 and sentences[0] == "Hello Ada, I am Eliza.", sentences


def converse(eliza):
    """Each answer comes before the next sentence is sent, and the end without half-closing."""
    requests = Queue()
    answers = eliza.Converse(iter(requests.get, None), timeout=10)
    for sentence, part in (("Hello!", "What brings you"), ("My cat is ill.", "Your cat is ill?"), ("Goodbye!", "Goodbye.")):
        requests.put(ConverseRequest(sentence=sentence))
        answer = next(answers).sentence
        assert part in answer, answer
    assert next(answers, None) is None
    requests.put(None)


def unknown(eliza):
    call = channel.unary_unary("/connectrpc.eliza.v1.ElizaService/Nothing")
    try:
        call(b"", timeout=10)
        raise AssertionError("no error")
    except grpc.RpcError as e:
        assert e.code() is grpc.StatusCode.UNIMPLEMENTED, e


for compression in (grpc.Compression.NoCompression, grpc.Compression.Gzip, grpc.Compression.Deflate):
    with grpc.insecure_channel(sys.argv[1], compression=compression) as channel:
        for name, call in (("unary", say), ("server stream", introduce), ("bidi", converse), ("unknown method", unknown)):
            name = f"grpc-python {compression.name} {name}"
            try:
                call(ElizaServiceStub(channel))
                print(f"PASS {name}", flush=True)
            except Exception as e:
                print(f"FAIL {name}: {type(e).__name__}: {e}", flush=True)
