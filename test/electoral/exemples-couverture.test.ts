import { type Element, parseXmlDocument } from "slimdom";
import { describe, expect, test } from "vitest";
import { validExamples } from "../support/exemples.js";
import { namespaces } from "../support/schema-modules.js";
import { codesOf, rootElements, type Visit, walk } from "../support/schema-walk.js";

const examples = validExamples();

function rootOf(text: string): Element {
  const { documentElement } = parseXmlDocument(text);
  if (documentElement === null) throw new Error("no document element");
  return documentElement;
}

function example(name: string): Element {
  const found = examples.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`${name}.xml is missing`);
  return rootOf(found.text);
}

function place({ owner, name }: Visit): string {
  return `${owner}/${name}`;
}

/**
 * Optional parts that a full example may leave out: a living person has no death. Of the lot of lots,
 * the lots are looked at and not the units: a full unit of each type stands in the lot of one commune.
 */
const leftOut = new Set(["ie:IndividuSansFiliationType/Deces"]);

describe.for(rootElements())("$name", ({ name, stages }) => {
  test("has a full example: every optional element, one branch of each choice", () => {
    const root = example(`${name}-complet`);
    expect(root.localName).toBe(name);
    const missing = walk(root)
      .filter(({ optional, instances }) => optional && instances.length === 0)
      .filter(({ owner }) => !name.startsWith("LotDeLots") || owner.startsWith("el:Lot"))
      .map(place)
      .filter((absent) => !leftOut.has(absent));
    expect(missing).toEqual([]);
  });

  test("has a minimal example: no optional element of the electoral namespace or the envelope", () => {
    const root = example(`${name}-minimal`);
    expect(root.localName).toBe(name);
    const visits = walk(root);
    const superfluous = visits
      .filter(({ namespace, optional }) => optional && namespace !== namespaces.ie)
      .filter(({ instances }) => instances.length > 0)
      .map(place);
    expect(visits.length).toBeGreaterThan(0);
    expect(superfluous).toEqual([]);
  });

  test("belongs to one stage, by which its examples are judged", () => {
    const own = examples.filter(({ root }) => root === name);
    expect(own.map(({ stage }) => stage)).toEqual(own.map(() => stages));
  });
});

describe("the valid examples together", () => {
  const visits = examples.flatMap(({ text }) => walk(rootOf(text)));

  test("use every element that can occur in them", () => {
    const used = new Set(visits.filter(({ instances }) => instances.length > 0).map(place));
    const unused = visits.map(place).filter((declared) => !used.has(declared));
    expect([...new Set(unused)]).toEqual([]);
  });

  test("use every code of every code list", () => {
    const seen = new Map<string, Set<string>>();
    const known = new Map<string, readonly string[]>();
    for (const visit of visits) {
      known.set(place(visit), codesOf(visit.declaration));
      const values = visit.instances.map((instance) => (instance.textContent ?? "").trim());
      seen.set(place(visit), new Set([...(seen.get(place(visit)) ?? []), ...values]));
    }
    const lists = [...known].filter(([, codes]) => codes.length > 0);
    expect(lists.length).toBeGreaterThanOrEqual(11);
    for (const [where, codes] of lists) {
      const unused = codes.filter((code) => !seen.get(where)?.has(code));
      expect(unused, where).toEqual([]);
    }
  });
});

describe("the lots", () => {
  test("of one commune has a unit of every type", () => {
    const lot = example("LotDUnitesElectoralesDePlusieursTypes-complet");
    const units = new Set(lot.children.map(({ localName }) => localName));
    const reserved = /^(?:Lot|Envoi)/;
    const wanted = rootElements()
      .filter(({ name, stages }) => stages === "unite electorale" && !reserved.test(name))
      .map(({ name }) => name);
    expect(wanted).toHaveLength(8);
    expect([...units].filter((name) => name !== "Identifiant").sort()).toEqual(wanted.sort());
  });

  test("of lots is of Corsica, Paris and overseas", () => {
    const lots = example("LotDeLotsDUnitesElectoralesDePlusieursTypes-complet");
    const communes = lots.getElementsByTagNameNS(namespaces.el, "Commune");
    expect(communes.map(({ textContent }) => textContent)).toEqual(["2A004", "75120", "97411"]);
  });
});
