import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { cacheName, createResources } from "../../../../../generator/cli/files/resources.js";

let folder: string;
let server: Server;
let address: string;
let requests: string[];
const answers = new Map<string, number>([
  ["/a.xsd", 200],
  ["/broken.xsd", 500],
]);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-resources-"));
  requests = [];
  server = createServer((request, response) => {
    requests.push(request.url ?? "");
    response.writeHead(answers.get(request.url ?? "") ?? 404).end("<text/>");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await new Promise((done) => server.close(done));
  await rm(folder, { recursive: true, force: true });
});

const text = (bytes: Uint8Array | undefined): string | undefined =>
  bytes && new TextDecoder().decode(bytes);

test("reads files relative to the folder; what is not there is undefined", async () => {
  await writeFile(join(folder, "a.xsd"), "<a/>");
  const { read } = createResources({ folder });
  expect(text(await read("a.xsd"))).toBe("<a/>");
  expect(await read("b.xsd")).toBeUndefined();
  expect(await read(".")).toBeUndefined();
  expect(await read("a.xsd/b.xsd")).toBeUndefined();
});

test("nothing is fetched unless it is allowed, and what was wanted is told", async () => {
  const { fetch, refused } = createResources({ folder });
  expect(await fetch(`${address}/a.xsd`)).toBeUndefined();
  expect([...refused]).toEqual([`${address}/a.xsd`]);
  expect(requests).toEqual([]);
});

test("what was fetched once is there without the network", async () => {
  const online = createResources({ folder, allowNetwork: true });
  expect(text(await online.fetch(`${address}/a.xsd`))).toBe("<text/>");
  const offline = createResources({ folder });
  expect(text(await offline.fetch(`${address}/a.xsd`))).toBe("<text/>");
  expect(requests).toEqual(["/a.xsd"]);
  expect(offline.refused.size).toBe(0);
  expect(await readdir(join(folder, ".cache/scrutin"))).toEqual([cacheName(`${address}/a.xsd`)]);
});

test("a missing document is missing, a broken server is an error, and neither is kept", async () => {
  const { fetch } = createResources({ folder, allowNetwork: true });
  expect(await fetch(`${address}/none.xsd`)).toBeUndefined();
  await expect(fetch(`${address}/broken.xsd`)).rejects.toThrow("the server answered 500");
  await expect(fetch("http://127.0.0.1:1/a.xsd")).rejects.toThrow("could not be fetched");
  expect(await readdir(folder)).toEqual([]);
});

test("two addresses never share a cache entry, and the name says what it is", () => {
  expect(cacheName("http://a/x.xsd")).not.toBe(cacheName("http://b/x.xsd"));
  expect(cacheName("http://a/x.xsd?v=../..")).toMatch(/^[0-9a-f]{16}-x\.xsd$/);
  expect(cacheName("http://a/")).toMatch(/-document$/);
});
