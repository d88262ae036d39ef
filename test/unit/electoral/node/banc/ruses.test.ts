import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  autorisation,
  type BancDEssai,
  exemple,
  ouvrirBancDEssai,
} from "../../../../support/banc.js";

/*
 * More of what people who mean no good may send: what pages in a browser on the same machine can do, requests that two readers take for two different
 * ones, names that deceive those who read them, and packings that say one thing and hold another.
 */

let banc: BancDEssai;
const unexpected: unknown[] = [];
const good = exemple("EnvoiUniteElectorale-complet");

beforeAll(async () => {
  banc = await ouvrirBancDEssai({
    limites: { document: 1 << 21, archive: 1 << 20, enTetes: 8192, rapport: 20, delaiInactif: 200 },
    noter: (error) => unexpected.push(error),
  });
});
afterAll(() => banc.fermer());

/** Sends bytes as they are, and gives all that comes back until the other end hangs up. */
function raw(text: string): Promise<string> {
  return new Promise((done) => {
    let back = "";
    const socket = connect(banc.port, "127.0.0.1", () => socket.write(text, "latin1"));
    socket
      .on("data", (bytes: Buffer) => {
        back += bytes.toString("utf8");
      })
      .on("error", () => undefined)
      .on("close", () => done(back));
  });
}

const statusesIn = (text: string): readonly string[] =>
  [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => status ?? "");

const mine = (): string => `Authorization: ${autorisation("mairie")}`;

async function depositCount(): Promise<number> {
  const answer = await banc.demander("/depots?limite=1000");
  return ((await answer.json()) as { readonly depots: readonly unknown[] }).depots.length;
}

test.for([
  "127.0.0.1.ailleurs.example",
  "localhost.ailleurs.example",
  "ailleurs.example#127.0.0.1",
  "127.0.0.1@ailleurs.example",
  "ailleurs.example@127.0.0.1",
  "127.0.0.1/retrait?",
  "127.0.0.1?x=",
  "127.0.0.1\\@ailleurs.example",
  "0.0.0.0",
  "",
  "[::ffff:192.0.2.1]",
  "127.0.0.1, ailleurs.example",
])("a host called %j is another's, or none", async (host) => {
  const answer = await raw(
    `GET /depots HTTP/1.1\r\nHost: ${host}\r\n${mine()}\r\nConnection: close\r\n\r\n`,
  );
  expect(statusesIn(answer)).toEqual(["421"]);
});

test("two hosts in one request", async () => {
  const answer = await raw(
    `GET /depots HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: ailleurs.example\r\n${mine()}\r\nConnection: close\r\n\r\n`,
  );
  expect(["400", "421"]).toContain(statusesIn(answer)[0]);
});

test.for([
  () => `${mine()}\r\nAuthorization: ${autorisation("essai")}`,
  () => `${mine()}\r\n${mine()}`,
  () => `${mine()}\r\nContent-Type: application/xml\r\nContent-Type: application/zip`,
])("headers of which there can be one, given twice: %s", async (twice) => {
  const answer = await raw(
    `GET /depots HTTP/1.1\r\nHost: 127.0.0.1\r\n${twice()}\r\nConnection: close\r\n\r\n`,
  );
  expect(statusesIn(answer)).toEqual(["400"]);
});

test.for([
  [{ "Sec-Fetch-Site": "cross-site" }, "/depots", "GET", 403],
  [{ "Sec-Fetch-Site": "same-site" }, "/retrait", "GET", 403],
  [{ "Sec-Fetch-Site": "cross-site" }, "/tdt/releve", "POST", 403],
  [{ "Sec-Fetch-Site": "same-origin" }, "/depots", "GET", 200],
  [{ "Sec-Fetch-Site": "none" }, "/depots", "GET", 200],
  // A link to the page from elsewhere is no attack.
  [{ "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate" }, "/banc", "GET", 200],
  [{ Origin: "null" }, "/tdt/releve", "POST", 403],
  [{ Origin: "http://localhost.ailleurs.example" }, "/depots", "GET", 403],
  [{ Origin: "file://" }, "/depots", "GET", 403],
] as const)(
  "a page elsewhere that a browser tells of: %j for %s",
  async ([given, path, method, status]) => {
    const lines = Object.entries(given).map(([name, value]) => `${name}: ${value}`);
    const text = await raw(
      [
        `${method} ${path} HTTP/1.1`,
        `Host: 127.0.0.1:${banc.port}`,
        mine(),
        ...lines,
        "Content-Length: 0",
        "Connection: close",
        "",
        "",
      ].join("\r\n"),
    );
    expect(statusesIn(text)).toEqual([String(status)]);
    expect(text).not.toMatch(/access-control-allow/i);
  },
);

test("a request that is hidden in the body of another is not answered", async () => {
  const hidden = `GET /depots HTTP/1.1\r\nHost: 127.0.0.1\r\n${mine()}\r\n\r\n`;
  const before = await depositCount();
  const head = `POST /depot HTTP/1.1\r\nHost: 127.0.0.1\r\n${mine()}\r\nContent-Type: application/xml\r\n`;
  const chunked = `0\r\n\r\n${hidden}`;
  for (const lines of [
    `Content-Length: ${chunked.length}\r\nTransfer-Encoding: chunked\r\n`,
    "Content-Length: 5\r\nContent-Length: 6\r\n",
    "Content-Length: 5, 6\r\n",
    "Content-Length: +5\r\n",
    "Content-Length: 0x5\r\n",
    "Content-Length: 5e0\r\n",
    "Content-Length : 5\r\n",
    " Content-Length: 5\r\n",
    "Transfer-Encoding: xchunked\r\n",
    "Transfer-Encoding: chunked, identity\r\n",
    "Transfer-Encoding\t: chunked\r\n",
    "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
    "X: a\rTransfer-Encoding: chunked\r\n",
    "X: a\u0000b\r\n",
  ]) {
    const statuses = statusesIn(await raw(`${head}${lines}\r\n${chunked}`));
    expect(statuses.length, lines).toBeLessThanOrEqual(1);
    expect(Number(statuses[0] ?? 400), lines).toBeGreaterThanOrEqual(400);
  }
  // Chunks that say more than they hold, or what no number is.
  for (const body of [
    "5;x=\n\r\nabc",
    "-1\r\na\r\n0\r\n\r\n",
    "\r\n0\r\n\r\n",
    "0x3\r\nabc\r\n0\r\n\r\n",
  ]) {
    const statuses = statusesIn(await raw(`${head}Transfer-Encoding: chunked\r\n\r\n${body}`));
    expect(Number(statuses[0] ?? 400), body).toBeGreaterThanOrEqual(400);
  }
  expect(await depositCount()).toBe(before);
});

test("a body behind a refusal is not taken for the next request", async () => {
  const inner = `DELETE /depots HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`;
  const text = await raw(
    `POST /depot HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic eDp5\r\nContent-Type: application/xml\r\nContent-Length: ${inner.length}\r\n\r\n${inner}`,
  );
  expect(statusesIn(text)).toEqual(["401"]);
});

test("methods and ways of speaking that are not ours", async () => {
  for (const line of [
    "TRACE / HTTP/1.1",
    "CONNECT 127.0.0.1:22 HTTP/1.1",
    "GET / HTTP/2.0",
    "GET / HTTP/0.9",
    "PRI * HTTP/2.0",
  ]) {
    const [status = "400"] = statusesIn(
      await raw(`${line}\r\nHost: 127.0.0.1\r\n${mine()}\r\nConnection: close\r\n\r\n`),
    );
    expect(Number(status), line).toBeGreaterThanOrEqual(400);
  }
  const upgrade = `Host: 127.0.0.1\r\n${mine()}\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n`;
  expect(statusesIn(await raw(`GET /depots HTTP/1.1\r\n${upgrade}\r\n`))).not.toContain("101");
  const ten = Array.from({ length: 10_000 }, (_, index) => `a${index}:`).join("\r\n");
  expect(
    statusesIn(
      await raw(`GET /depots HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n${ten}\r\n\r\n`),
    ),
  ).toEqual(["431"]);
});

test.for([
  ["a name in another encoding", Buffer.from([0x6d, 0xe9, 0x3a, 0x61])],
  ["a zero byte in the name", "mairie\0:motdepasse-essai"],
  ["a line in the password", "mairie:motdepasse-essai\r\nX: y"],
  ["another account behind a colon", "voisine:mairie:motdepasse-essai"],
  ["blanks around", " mairie :motdepasse-essai"],
  ["capitals", "MAIRIE:motdepasse-essai"],
  ["the key in place of the password", "mairie:0".repeat(8)],
] as const)("credentials with %s", async ([, text]) => {
  const Authorization = `Basic ${Buffer.from(text).toString("base64")}`;
  expect((await fetch(`${banc.url}/depots`, { headers: { Authorization } })).status).toBe(401);
});

test.for([
  "%E2%80%AEx.xml",
  "a%0Ab",
  "a%C2%85b",
  "%FE%FF%00",
  "..",
  "%2e%2e%2fa",
  "a%E2%80%8Bb",
  "a%EF%BB%BF",
])("a deposit called %s deceives nobody", async (nom) => {
  expect((await banc.demander(`/depot?nom=${nom}`, { corps: good })).status).toBe(400);
});

test("what a name or a document says is text in the report, and nothing else", async () => {
  const nom = encodeURIComponent(`"><script>alert(1)<`);
  const corps = `<!-- <script>alert(2)</script> --><a b="&quot;><img src=x onerror=alert(3)>"/>`;
  const answer = await banc.demander(`/depot?attendre=30&nom=${nom}`, {
    corps: corps.replace("><img", "&gt;&lt;img"),
  });
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as { readonly id: string };
  const report = await banc.demander(`/depots/${id}/rapport`);
  expect(report.headers.get("content-security-policy")).toMatch(/default-src 'none'.*sandbox/);
  const page = await report.text();
  expect(page).not.toMatch(/<script>alert|<img src=x/);
  const shown = await banc.demander(`/depots/${id}/contenu`);
  expect(shown.headers.get("content-disposition")).toMatch(/^attachment/);
  expect(shown.headers.get("x-content-type-options")).toBe("nosniff");
});

test("ranges of bytes that are none, too many, or beyond the end", async () => {
  await banc.demander("/banc/evenements", {
    compte: "admin",
    type: "application/json",
    corps: '{"kind":"deces","electeur":"E000001"}',
  });
  const list = await (await banc.demander("/retrait")).text();
  const nom = /<id>([^<]+)<\/id>/.exec(list)?.[1] ?? "";
  const asked = async (Range: string): Promise<number> => {
    const answer = await banc.demander(`/ressources/electoral/fichier/${nom}`, {
      enTetes: { Range },
    });
    expect((await answer.arrayBuffer()).byteLength).toBeLessThan(1 << 16);
    return answer.status;
  };
  const many = `bytes=${Array.from({ length: 400 }, () => "0-0").join(",")}`;
  for (const range of [many, "bytes=a-b", "octets=0-1", "bytes=--1", "bytes= 0-1", "bytes=1e9-"])
    expect(await asked(range)).toBe(200);
  for (const range of ["bytes=999999-", "bytes=5-2", "bytes=-0", `bytes=${"9".repeat(15)}-`])
    expect(await asked(range)).toBe(416);
});

/** A zip whose directory says a name, a length or a method of its own. */
function spoiltZip(change: (bytes: Buffer, directory: number) => void): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(zipSync({ "a.xml": Buffer.from(good) }));
  change(bytes, bytes.lastIndexOf("PK\u0001\u0002", undefined, "latin1"));
  return bytes;
}

test.for<readonly [string, () => Uint8Array<ArrayBuffer>]>([
  [
    "a directory that says less than comes out",
    () => spoiltZip((b, at) => void b.writeUInt32LE(10, at + 24)),
  ],
  [
    "a directory that says more than comes out",
    () => spoiltZip((b, at) => void b.writeUInt32LE(1 << 20, at + 24)),
  ],
  ["another checksum", () => spoiltZip((b, at) => void b.writeUInt32LE(1, at + 16))],
  ["an encrypted entry", () => spoiltZip((b, at) => void b.writeUInt16LE(1, at + 8))],
  ["a method that nobody knows", () => spoiltZip((b, at) => void b.writeUInt16LE(99, at + 10))],
  [
    "a link",
    () =>
      spoiltZip((b, at) => {
        b.writeUInt16LE(0x0314, at + 4);
        b.writeUInt32LE(0xa1ff0000, at + 38);
      }),
  ],
  ["a place beyond the end", () => spoiltZip((b, at) => void b.writeUInt32LE(0x7fffffff, at + 42))],
  [
    "a directory beyond the end",
    () => spoiltZip((b) => void b.writeUInt32LE(0x7fffffff, b.length - 6)),
  ],
  [
    "more entries than there are",
    () =>
      spoiltZip((b) => {
        b.writeUInt16LE(9, b.length - 14);
        b.writeUInt16LE(9, b.length - 12);
      }),
  ],
  [
    "a name that leads out, for other systems",
    () => Buffer.from(zipSync({ "..\\..\\a.xml": Buffer.from(good) })),
  ],
  [
    "a name that is no UTF-8",
    () =>
      spoiltZip((b, at) => {
        b.writeUInt16LE(0x800, at + 8);
        b[at + 46] = 0xff;
      }),
  ],
  ["gzip of gzip that blows up", () => gzipSync(gzipSync(Buffer.alloc(1_900_000, 32)))],
])("a packing with %s", async ([, made]) => {
  const before = await depositCount();
  const answer = await banc.demander("/depot?attendre=30", {
    corps: made(),
    type: "application/octet-stream",
  });
  const seen = (await answer.json()) as { readonly etat?: string };
  // What is unpacked once and is no document is a file that is refused.
  if (answer.status === 201) expect(seen.etat).toBe("refuse");
  else {
    expect([413, 422]).toContain(answer.status);
    expect(await depositCount()).toBe(before);
  }
});

test("JSON that would become more than it is", async () => {
  const event = (corps: string): Promise<number> =>
    banc
      .demander("/banc/evenements", { compte: "admin", type: "application/json", corps })
      .then(({ status }) => status);
  for (const corps of [
    '{"__proto__":{"kind":"deces","electeur":"E000002"}}',
    '{"kind":"__proto__"}',
    '{"kind":"constructor"}',
    '{"kind":"deces","electeur":{"__proto__":{"nom":"x"}}}',
    `{"kind":"deces","electeur":${'{"nom":'.repeat(3000)}1${"}".repeat(3000)}}`,
    `{"kind":"deces","electeur":"${"E".repeat(60_000)}"}`,
    '{"kind":"deces","electeur":"E000002","date":"2008-99-99"}',
    '{"kind":["deces"],"electeur":"E000002"}',
  ])
    expect([201, 422], corps.slice(0, 60)).toContain(await event(corps));
  expect(({} as { kind?: string }).kind).toBeUndefined();
  const { electeurs } = (await (await banc.demander("/banc/electeurs")).json()) as {
    readonly electeurs: readonly { readonly numero: string; readonly etat: string }[];
  };
  expect(electeurs.find(({ numero }) => numero === "E000002")?.etat ?? "inscrit").toBe("inscrit");
});

test("another's transactions and files, by guessing", async () => {
  const answer = await banc.demander("/tdt/transactions", { compte: "tiers", corps: good });
  const { id } = (await answer.json()) as { readonly id: string };
  for (const compte of ["mairie", "voisine", "admin"])
    for (const [path, methode] of [
      [`/tdt/transactions/${id}`, "GET"],
      [`/tdt/transactions/${id}/document`, "GET"],
      [`/depots/${id}`, "GET"],
      [`/depots/${id}/contenu`, "GET"],
    ] as const)
      expect((await banc.demander(path, { compte, methode })).status).toBe(404);
  // The same content of two accounts is two deposits: nobody learns that another has sent it.
  const own = await banc.demander("/depot", { corps: good });
  const seen = (await own.json()) as { readonly id: string; readonly deja?: boolean };
  expect(own.status).toBe(201);
  expect(seen.id).not.toBe(id);
});

test("who goes away at any moment, or says nothing more, is no fault of the bench", async () => {
  const packed = gzipSync(good);
  const zipped = Buffer.from(zipSync({ "a.xml": Buffer.from(good) }));
  const bodies = [Buffer.from("<a/>"), Buffer.from(good), packed, packed.subarray(0, 90), zipped];
  const framed = bodies.flatMap((body) => [
    [`Content-Length: ${body.length}`, body] as const,
    [`Content-Length: ${body.length + 9}`, body] as const,
    [
      "Transfer-Encoding: chunked",
      Buffer.concat([
        Buffer.from(`${body.length.toString(16)}\r\n`),
        body,
        Buffer.from("\r\n0\r\n\r\n"),
      ]),
    ] as const,
  ]);
  const leave = (bytes: Uint8Array, half: boolean): Promise<void> =>
    new Promise((done) => {
      const socket = connect(banc.port, "127.0.0.1", () => {
        if (half) socket.end(bytes);
        else socket.write(bytes, () => setTimeout(() => socket.destroy(), bytes.length % 7));
      });
      socket
        .on("error", () => undefined)
        .on("data", () => undefined)
        .on("close", () => done());
    });
  const attempts = framed.flatMap(([header, body], index) => {
    const type = "Content-Type: application/octet-stream";
    const first = "POST /depot HTTP/1.1";
    const head = [first, "Host: 127.0.0.1", mine(), type, header].join("\r\n");
    const whole = Buffer.concat([Buffer.from(`${head}\r\n\r\n`), body]);
    // Two requests at once, of which the second has no end.
    const twice = Buffer.concat([whole, whole.subarray(0, whole.length - 20)]);
    const cuts = [head.length - 3, head.length + 4, head.length + 30 + index, whole.length - 1];
    return [...cuts.map((cut) => whole.subarray(0, cut)), whole, twice];
  });
  await Promise.all(attempts.flatMap((bytes) => [leave(bytes, true), leave(bytes, false)]));
});

test("the bench has noted nothing, and answers", async () => {
  expect(unexpected).toEqual([]);
  expect((await banc.deposer(good))["etat"]).toBe("traite");
});
