import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  autorisation,
  type BancDEssai,
  type Envoi,
  exemple,
  ouvrirBancDEssai,
} from "../../../../support/banc.js";

/*
 * Requests of people who mean no good: each is refused with a status and a reason, nothing of it stays, and the bench answers the next as if nothing
 * had been.
 */

let banc: BancDEssai;
const good = exemple("EnvoiUniteElectorale-complet");

beforeAll(async () => {
  banc = await ouvrirBancDEssai({
    limites: {
      corps: 1 << 20,
      archive: 1 << 19,
      document: 1 << 21,
      rapport: 20,
      enTetes: 8192,
      delaiDEnTetes: 400,
      delaiInactif: 300,
      delaiDeCorps: 900,
    },
    noter: (error) => unexpected.push(error),
  });
});
afterAll(() => banc.fermer());

/** What the bench did not expect: a refusal is never that. */
const unexpected: unknown[] = [];

async function statusOf(chemin: string, envoi?: Envoi): Promise<string> {
  const answer = await banc.demander(chemin, envoi);
  expect(answer.headers.get("x-banc")).toContain("pas un service de l'Insee");
  const text = await answer.text();
  const code = /"code": "(banc-[a-z-]+)"/.exec(text)?.[1] ?? "";
  return `${answer.status} ${code}`.trim();
}

async function depositCount(): Promise<number> {
  const answer = await banc.demander("/depots?limite=1000");
  return ((await answer.json()) as { readonly depots: readonly unknown[] }).depots.length;
}

/** Sends bytes as they are, and gives what comes back until the other end hangs up. */
function raw(...pieces: readonly (string | number)[]): Promise<string> {
  return new Promise((done) => {
    let text = "";
    const socket = connect(banc.port, "127.0.0.1", async () => {
      for (const piece of pieces) {
        if (typeof piece === "string") socket.write(piece, "latin1");
        else await new Promise((resolve) => setTimeout(resolve, piece));
      }
    });
    socket
      .on("data", (bytes: Buffer) => {
        text += bytes.toString("utf8");
      })
      .on("error", () => undefined)
      .on("close", () => done(text));
  });
}

const head = (...lines: readonly string[]): string =>
  [
    ...lines,
    `Host: 127.0.0.1:${banc.port}`,
    `Authorization: ${autorisation("mairie")}`,
    "",
    "",
  ].join("\r\n");
const post = (...lines: readonly string[]): string =>
  head("POST /depot HTTP/1.1", "Content-Type: application/xml", ...lines);

describe("ways out of the folder", () => {
  test.for([
    "/depots/..%2f..%2fcomptes.json",
    "/depots/..%5c..%5ccomptes.json",
    "/depots/%00",
    "/depots/__proto__",
    "/depots/constructor/contenu",
    "/ressources/electoral/fichier/..%2f..%2f..%2fcomptes.json",
    "/ressources/electoral/fichier/%2fetc%2fpasswd",
    "/ressources/electoral/fichier/C:%5cWindows%5cwin.ini",
    "/ressources/electoral/fichier/toString",
    "/tdt/transactions/..%2fjournal.jsonl/document",
    "/comptes.json",
    "/journal.jsonl",
    "/%",
    "/%c0%ae%c0%ae/comptes.json",
  ])("%s", async (chemin) => {
    expect(await statusOf(chemin)).toBe("404 banc-introuvable");
  });

  test.for(["../x.xml", "a/b.xml", "a\\b.xml", ".cache", "x\u0000y", "x".repeat(121)])(
    "a deposit called %j",
    async (nom) => {
      const chemin = `/depot?nom=${encodeURIComponent(nom)}`;
      expect(await statusOf(chemin, { corps: good })).toBe("400 banc-nom");
    },
  );

  test("paths as no client would send them", async () => {
    for (const path of ["/../../etc/passwd", "//etc/passwd", "/depots/../../x", "/depots/%2e%2e/x"])
      expect(await raw(head(`GET ${path} HTTP/1.1`, "Connection: close"))).toMatch(
        /^HTTP\/1.1 404 /,
      );
    for (const path of ["http://example.org/depots", "*", "example.org:80"])
      expect(await raw(head(`GET ${path} HTTP/1.1`, "Connection: close"))).toMatch(
        /^HTTP\/1.1 400 /,
      );
  });
});

describe("credentials", () => {
  test.for([
    ["none", undefined],
    ["another scheme", "Bearer abc"],
    ["no base64", "Basic !!!"],
    ["nothing in it", "Basic "],
    ["no colon", `Basic ${Buffer.from("mairie").toString("base64")}`],
    ["no name", `Basic ${Buffer.from(":x").toString("base64")}`],
    ["a wrong password", autorisation("mairie", "autre-chose-12")],
    ["an empty password", autorisation("mairie", "")],
    ["nobody of that name", autorisation("personne")],
    ["a name of every object", autorisation("__proto__")],
    ["a password without end", autorisation("mairie", "x".repeat(3000))],
  ] as const)("%s", async ([, given]) => {
    for (const chemin of ["/retrait", "/rien"]) {
      const answer = await fetch(`${banc.url}${chemin}`, {
        headers: given === undefined ? {} : { Authorization: given },
      });
      expect(answer.status).toBe(401);
      expect(answer.headers.get("www-authenticate")).toMatch(/^Basic realm=/);
    }
  });

  test("a body is not waited for where the credentials are wrong", async () => {
    const lines = ["POST /depot HTTP/1.1", "Host: 127.0.0.1", "Content-Length: 1000000"];
    const answer = await raw([...lines, "Content-Type: application/xml", "", "<a>"].join("\r\n"));
    expect(answer).toMatch(/^HTTP\/1.1 401 /);
    expect(answer).toMatch(/connection: close/i);
  });

  test("nobody sees another's files", async () => {
    const { id } = await banc.deposer(good);
    for (const rest of ["", "/rapport", "/contenu"]) {
      expect(await statusOf(`/depots/${id}${rest}`)).toBe("200");
      for (const compte of ["voisine", "tiers", "admin"])
        expect(await statusOf(`/depots/${id}${rest}`, { compte })).toBe("404 banc-introuvable");
    }
    await banc.demander("/banc/evenements", {
      compte: "admin",
      type: "application/json",
      corps: '{"kind":"deces","electeur":"E000001"}',
    });
    const list = await (await banc.demander("/retrait")).text();
    const nom = /<id>([^<]+)<\/id>/.exec(list)?.[1] ?? "";
    const chemin = `/ressources/electoral/fichier/${nom}`;
    for (const compte of ["voisine", "admin"]) {
      expect(await statusOf(chemin, { compte })).toBe("404 banc-introuvable");
      for (const [way, methode] of [
        [chemin, "DELETE"],
        [`${chemin}/acquittement`, "POST"],
      ] as const)
        expect(await statusOf(way, { compte, methode })).toBe("404 banc-introuvable");
    }
    expect(await statusOf(chemin)).toBe("200");
  });
});

describe("methods, types and headers", () => {
  test.for([
    ["/depot", "GET"],
    ["/depot", "PUT"],
    ["/depots", "POST"],
    ["/depots", "DELETE"],
    ["/retrait", "OPTIONS"],
    ["/banc/horloge", "PATCH"],
  ] as const)("%s is not for %s", async ([chemin, methode]) => {
    const answer = await banc.demander(chemin, { methode });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toMatch(/^[A-Z, ]+$/);
  });

  test.for([
    ["text/html", "415 banc-type"],
    ["multipart/form-data; boundary=x", "415 banc-type"],
    ["application/x-www-form-urlencoded", "415 banc-type"],
    ["", "415 banc-type"],
    ["application/zip", "415 banc-forme"],
    ["application/gzip", "415 banc-forme"],
  ] as const)("a document sent as %j", async ([type, said]) => {
    expect(await statusOf("/depot", { corps: good, type })).toBe(said);
  });

  test("codings of the body", async () => {
    const corps = gzipSync(good);
    const enTetes = { "Content-Encoding": "gzip" };
    expect(await statusOf("/depot", { corps, enTetes })).toMatch(/^20[01]$/);
    for (const coding of ["x-gzip", "GZIP"])
      expect(await statusOf("/depot", { corps, enTetes: { "Content-Encoding": coding } })).toBe(
        "200",
      );
    for (const coding of ["br", "gzip, gzip", "x-gzip, x-gzip", "gzip2", "deflate"])
      expect(await statusOf("/depot", { corps, enTetes: { "Content-Encoding": coding } })).toBe(
        "415 banc-codage",
      );
    expect(await statusOf("/depot", { corps, enTetes, type: "application/zip" })).toBe(
      "415 banc-codage",
    );
  });

  test("headers that are too long, too many, or malformed", async () => {
    expect(await raw(head("GET / HTTP/1.1", `X-A: ${"a".repeat(10_000)}`))).toMatch(
      /^HTTP\/1.1 431 /,
    );
    const many = Array.from({ length: 3000 }, (_, index) => `X-${index}: a`);
    expect(await raw(head("GET / HTTP/1.1", ...many))).toMatch(/^HTTP\/1.1 431 /);
    expect(await raw(head("GET / HTTP/1.1", "X A: b"))).toMatch(/^HTTP\/1.1 400 /);
    expect(await raw(head("GET / HTTP/1.1", "Content-Length: -1"))).toMatch(/^HTTP\/1.1 400 /);
    expect(await raw("GET / HTTP/1.1\r\n\r\n")).toMatch(/^HTTP\/1.1 400 /);
    expect(await raw("\u0016\u0003\u0001\u0002\u0000\u0001\u0000")).toMatch(/^HTTP\/1.1 400 /);
  });

  test("a page of another origin, and one that has taken our address", async () => {
    const enTetes = { Origin: "http://ailleurs.example" };
    expect(await statusOf("/depot", { corps: good, enTetes })).toBe("403 banc-origine");
    expect(await statusOf("/depots", { enTetes: { Origin: "null" } })).toBe("403 banc-origine");
    expect(await statusOf("/depots", { enTetes: { Origin: banc.url } })).toBe("200");
    expect(
      await raw("GET / HTTP/1.1\r\nHost: ailleurs.example\r\nConnection: close\r\n\r\n"),
    ).toMatch(/^HTTP\/1.1 421 /);
    const json = { corps: '{"avancer":1}', type: "text/plain", compte: "admin" };
    expect(await statusOf("/banc/horloge", json)).toBe("415 banc-type");
  });
});

describe("bodies", () => {
  const zipOf = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array<ArrayBuffer> =>
    Buffer.from(
      zipSync(
        Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])),
      ),
    );
  const bomb = `<a>${" ".repeat(1_900_000)}</a>`;
  const long = `<a>${Array.from({ length: 400_000 }, (_, index) => index).join("")}</a>`;
  const spoilt = (bytes: Uint8Array, at: number): Uint8Array<ArrayBuffer> => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ 0xff;
    return copy;
  };

  test.for<readonly [string, () => string | Uint8Array<ArrayBuffer>, string, string]>([
    ["an empty one", () => new Uint8Array(), "application/xml", "400 banc-vide"],
    ["one beyond the limit", () => "x".repeat((1 << 20) + 1), "application/xml", "413 banc-taille"],
    ["a gzip bomb", () => gzipSync(bomb), "application/gzip", "413 banc-rapport"],
    [
      "gzip that unpacks to too much",
      () => gzipSync(long),
      "application/gzip",
      "413 banc-taille-decompressee",
    ],
    [
      "gzip that is cut off",
      () => Buffer.from(gzipSync(good).subarray(0, 300)),
      "application/gzip",
      "422 banc-gzip",
    ],
    ["gzip that is spoilt", () => spoilt(gzipSync(good), 200), "application/gzip", "422 banc-gzip"],
    ["a zip bomb", () => zipOf({ "a.xml": bomb }), "application/zip", "413 banc-rapport"],
    [
      "a zip of two documents",
      () => zipOf({ "a.xml": good, "b.xml": good }),
      "application/zip",
      "422 banc-entrees",
    ],
    ["a zip of nothing", () => zipOf({}), "application/zip", "422 banc-entrees"],
    [
      "a zip with a way out",
      () => zipOf({ "../../a.xml": good }),
      "application/zip",
      "422 banc-zip",
    ],
    [
      "a zip with an absolute path",
      () => zipOf({ "/etc/passwd": good }),
      "application/zip",
      "422 banc-zip",
    ],
    [
      "a zip that is cut off",
      () => zipOf({ "a.xml": good }).subarray(0, 200),
      "application/zip",
      "422 banc-zip",
    ],
    [
      "a zip that is spoilt",
      () => spoilt(zipOf({ "a.xml": good }), 100),
      "application/zip",
      "422 banc-zip",
    ],
    [
      "a zip that is too long for an archive",
      () => zipOf({ "a.bin": randomBytes(600_000) }),
      "application/zip",
      "413 banc-taille",
    ],
    [
      "a zip in a zip",
      () => zipOf({ "a.zip": zipOf({ "a.xml": good }) }),
      "application/zip",
      "201",
    ],
  ])("%s", async ([, made, type, said]) => {
    const before = await depositCount();
    expect(await statusOf("/depot", { corps: made(), type })).toBe(said);
    expect(await depositCount()).toBe(said === "201" ? before + 1 : before);
  });

  test.for([
    ["a document type that blows up", lol(), "xml-doctype"],
    ["an entity from the disk", external(), "xml-doctype"],
    ["elements in each other without end", "<a>".repeat(5000), "limit-depth"],
    ["bytes that are no text", "\u0000\u0001\u0002\u0003", "xml-not-well-formed"],
    ["a document of something else", "<a/>", "banc-racine"],
    ["corrections, which are Insee's", exemple("EnvoiGestion-complet"), "banc-reserve"],
  ] as const)("%s is a file that is refused", async ([, corps, code]) => {
    const seen = await banc.deposer(corps);
    expect(seen).toMatchObject({ etat: "refuse", bilan: { niveau: "fichier", acceptees: 0 } });
    expect(JSON.stringify(seen["bilan"])).toContain(`"${code}"`);
  });

  test("slow ones, and those that lie about their length", async () => {
    const before = await depositCount();
    const part = good.slice(0, 100);
    const length = `Content-Length: ${Buffer.byteLength(good)}`;
    const cases = await Promise.all([
      raw("GET / HTTP/1.1\r\nHost: 127", 1200),
      raw(post(length), part, 1500),
      raw(post(length), ...Array.from({ length: 12 }, () => ["<", 100]).flat()),
      raw(post("Transfer-Encoding: chunked"), "zz\r\nabc\r\n"),
      raw(post("Transfer-Encoding: chunked"), "5\r\nabcdefgh\r\n0\r\n\r\n"),
      raw(post("Transfer-Encoding: chunked"), "ffffffffffffffffff\r\nabc"),
      raw(post("Transfer-Encoding: chunked", length), "5\r\nabcde\r\n0\r\n\r\n"),
      raw(post(length, "Content-Length: 5"), part),
      raw(post("Transfer-Encoding: gzip, chunked, identity"), part),
    ]);
    const statuses = cases.map((text) => /^HTTP\/1.1 (\d{3})/.exec(text)?.[1]);
    expect(statuses).toEqual(["408", "408", "408", ...Array(6).fill("400")]);
    // A client that goes away in the middle leaves nothing.
    await new Promise<void>((done) => {
      const socket = connect(banc.port, "127.0.0.1", () => {
        socket.write(`${post(length)}${part}`);
        setTimeout(() => socket.destroy(), 50);
      });
      socket.on("close", () => done());
    });
    expect(await depositCount()).toBe(before);
  });

  test("numbers and JSON that are none", async () => {
    for (const wait of ["-1", "1e9", "61", "abc", ""])
      expect(await statusOf(`/depot?attendre=${wait}`, { corps: good })).toBe("400 banc-parametre");
    const clock = (corps: string): Promise<string> =>
      statusOf("/banc/horloge", { corps, type: "application/json", compte: "admin" });
    for (const corps of ["", "null", "[]", "{", '"x"'])
      expect(await clock(corps)).toBe("400 banc-json");
    for (const corps of [
      "{}",
      '{"avancer":-1}',
      '{"avancer":1.5}',
      '{"jour":"2009-01-01","avancer":1}',
    ])
      expect(await clock(corps)).toBe("400 banc-parametre");
    expect(await clock('{"jour":"2009-02-29"}')).toBe("400 banc-jour");
    expect(await clock('{"jour":"1999-01-01"}')).toBe("409 banc-horloge-recule");
    expect(await clock('{"avancer":99999}')).toBe("400 banc-horloge-loin");
    expect(await clock(`{"jour":"${"9".repeat(70_000)}"}`)).toBe("413 banc-taille");
    const event = { type: "application/json", compte: "admin", corps: '{"kind":"rien"}' };
    expect(await statusOf("/banc/evenements", event)).toBe("422 banc-evenement");
  });

  test("only an administrator sets the clock, unless the bench is open for tests", async () => {
    const corps = '{"avancer":1}';
    const type = "application/json";
    for (const chemin of ["/banc/horloge", "/banc/evenements"])
      expect(await statusOf(chemin, { corps, type })).toBe("403 banc-administrateur");
    expect(await statusOf("/depot", { corps: good, compte: "admin" })).toBe(
      "403 banc-sans-commune",
    );
  });

  test("nothing of all this was unexpected, or is left on the disk", () => {
    expect(unexpected).toEqual([]);
    expect(readdirSync(join(banc.dossier, "objets", "en-cours"))).toEqual([]);
  });
});

function lol(): string {
  const entities = Array.from(
    { length: 10 },
    (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
  );
  return `<!DOCTYPE a [<!ENTITY l0 "lol">${entities.join("")}]><a>&l10;</a>`;
}

function external(): string {
  return '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
}
