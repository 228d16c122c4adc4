// node seed_flow.mjs SERVE DIALECT: what the provider's documentation shows, with the official client as it is.
import assert from "node:assert/strict";
import OpenAI, { APIError, NotFoundError } from "openai";
import { startService } from "./service.mjs";

const [program, dialect] = process.argv.slice(2);
const service = await startService(program, dialect);
const client = new OpenAI({ apiKey: "practice", baseURL: service.baseURL });
const finalStates = ["completed", "failed", "expired", "cancelled"];

const chatLine =
  '{"custom_id":"chat-1","method":"POST","body":{"model":"meta-llama/llama-3.2-3b-instruct/fp-16","n":null,"temperature":null,"top_p":null,"messages":[{"role":"user","content":"What is the capital of France?"}]}}\n';
const completionLine =
  '{"custom_id":"text-1","method":"POST","url":"/v1/completions","body":{"model":"gpt-4o-mini","prompt":"What is the capital of France?"}}\n';

async function untilEnded(batch) {
  const deadline = Date.now() + 60_000;
  while (!finalStates.includes(batch.status)) {
    assert.ok(Date.now() < deadline, `still ${batch.status}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    batch = await client.batches.retrieve(batch.id);
  }
  return batch;
}

async function runFile(lines) {
  const inputFile = new File([lines], "batch-input.jsonl", { type: "application/jsonl" });
  const uploadedFile = await client.files.create({ file: inputFile, purpose: "batch" });
  return client.batches.create({
    input_file_id: uploadedFile.id,
    endpoint: "/v1/completions",
    completion_window: "24h",
  });
}

async function seedFlow() {
  const batch = await untilEnded(await runFile(chatLine));
  if (dialect === "openai") {
    // this family wants a url in each line: the flow of the seed ends with an error that names the line
    assert.equal(batch.status, "failed");
    assert.equal(batch.errors.data[0].param, "url");
    assert.equal(batch.errors.data[0].line, 1);
    return;
  }
  assert.equal(batch.status, "completed");
  await hasAnswer(batch, "chat-1", (body) => body.choices[0].message.content);
}

async function hasAnswer(batch, customId, textOf) {
  assert.deepEqual(batch.request_counts, { total: 1, completed: 1, failed: 0 });
  const content = await (await client.files.content(batch.output_file_id)).text();
  assert.ok(content.endsWith("\n"));
  const answer = JSON.parse(content);
  assert.equal(answer.custom_id, customId);
  assert.equal(answer.response.status_code, 200);
  assert.match(textOf(answer.response.body), /capital of France/);
}

async function completionFlow() {
  const batch = await untilEnded(await runFile(completionLine));
  assert.equal(batch.status, "completed");
  await hasAnswer(batch, "text-1", (body) => body.choices[0].text);
}

async function listsPageByPage() {
  const seen = [];
  for await (const batch of client.batches.list({ limit: 1 })) seen.push(batch.id);
  assert.equal(seen.length, 2);
  assert.equal(new Set(seen).size, 2);
  const files = [];
  for await (const file of client.files.list()) files.push(file);
  assert.equal(files.filter((file) => file.purpose === "batch").length, 2);
  const gone = await client.files.delete(files[0].id);
  assert.equal(gone.deleted, true);
}

async function cancels() {
  const lines = Array.from({ length: 2000 }, (_, i) => completionLine.replace("text-1", `text-${i}`)).join("");
  const started = await runFile(lines);
  const cancelling = await client.batches.cancel(started.id);
  assert.ok(["cancelling", "cancelled"].includes(cancelling.status), cancelling.status);
  assert.equal((await untilEnded(cancelling)).status, "cancelled");
}

async function namesWhatIsMissing() {
  await assert.rejects(client.files.retrieve("no-such-file"), NotFoundError);
  const missingBatch = client.batches.retrieve("no-such-batch", { maxRetries: 0 });
  await assert.rejects(missingBatch, (error) => error instanceof APIError && error.status === (dialect === "openai" ? 404 : 500));
}

async function answersAtOnce() {
  const chat = await client.chat.completions.create({ model: "m", messages: [{ role: "user", content: "Hello there" }] });
  assert.match(chat.choices[0].message.content, /Hello there/);
  const vectors = await client.embeddings.create({ model: "m", input: "Hello" }); // asks for base64 by itself
  assert.equal(vectors.data[0].embedding.length, 8);
  assert.ok((await client.models.list()).data.length > 0);
}

try {
  for (const step of [seedFlow, completionFlow, listsPageByPage, cancels, namesWhatIsMissing, answersAtOnce]) {
    await step();
    console.log(`ok ${dialect}: ${step.name}`);
  }
} finally {
  await service.stop();
}
