// Calls Eliza in every way that connect-es can on Node.
import assert from "node:assert/strict";
import { createClient } from "@connectrpc/connect";
import { createConnectTransport, createGrpcTransport, createGrpcWebTransport } from "@connectrpc/connect-node";
import { ElizaService } from "./gen/connectrpc/eliza/v1/eliza_pb.js";

async function say(eliza) {
  const { sentence } = await eliza.say({ sentence: "I feel happy." });
  assert.match(sentence, /happy/);
}

async function introduce(eliza) {
  const sentences = [];
  for await (const { sentence } of eliza.introduce({ name: "Ada" })) {
    sentences.push(sentence);
  }
  assert.equal(sentences.length, 5);
  assert.equal(sentences[0], "Hello Ada, I am Eliza.");
}

// Each sentence is sent when the answer to the one before is there.
async function converse(eliza) {
  const steps = [["Hello!", /What brings you/], ["My cat is ill.", /Your cat is ill/], ["Goodbye!", /^Goodbye\./]];
  let answered = 0;
  let wake = () => {};
  async function* sentences() {
    for (const [i, [sentence]] of steps.entries()) {
      while (answered < i) {
        await new Promise((resolve) => (wake = resolve));
      }
      yield { sentence };
    }
  }
  for await (const { sentence } of eliza.converse(sentences(), { timeoutMs: 10_000 })) {
    assert.match(sentence, steps[answered][1]);
    answered++;
    wake();
  }
  assert.equal(answered, steps.length);
}

const protocols = {
  connect: createConnectTransport,
  grpc: createGrpcTransport,
  grpcweb: createGrpcWebTransport,
};
for (const httpVersion of ["1.1", "2"]) {
  for (const [protocol, createTransport] of Object.entries(protocols)) {
    if (protocol === "grpc" && httpVersion === "1.1") continue;
    for (const useBinaryFormat of [true, false]) {
      const eliza = createClient(ElizaService, createTransport({ baseUrl: process.argv[2], httpVersion, useBinaryFormat, useHttpGet: true }));
      const calls = { unary: say, "server stream": introduce, ...(httpVersion === "2" ? { bidi: converse } : {}) };
      for (const [call, run] of Object.entries(calls)) {
        const name = `connect-node ${protocol} ${useBinaryFormat ? "proto" : "json"} HTTP/${httpVersion} ${call}`;
        try {
          await run(eliza);
          console.log(`PASS ${name}`);
        } catch (e) {
          console.log(`FAIL ${name}: ${e}`);
        }
      }
    }
  }
}
process.exit(0); // not waiting for idle connections
