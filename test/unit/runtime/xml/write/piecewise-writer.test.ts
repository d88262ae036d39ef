import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { PiecewiseWriter } from "../../../../../runtime/xml/write/piecewise-writer.js";
import { sinkName, type XmlSink } from "../../../../../runtime/xml/write/sink.js";
import { StringSink } from "../../../../../runtime/xml/write/string-sink.js";
import {
  createDocument,
  documentOf,
  printDocument,
  XmlbuilderLimit,
  XmlWriter,
} from "../../../../../runtime/xml/write/xmlbuilder-sink.js";
import { awkwardText } from "../../../../support/kitchen-values.js";

const xhtml = "http://www.w3.org/1999/xhtml";
const namespaces = ["", "urn:a", "urn:b", xhtml] as const;
const plain = (local: string) => sinkName({ namespace: "", local }, "");

interface Tree {
  readonly namespace: string;
  readonly local: string;
  readonly attributes: readonly (readonly [string, string])[];
  readonly children: readonly (string | Tree)[];
  /** How often it comes in a row. */
  readonly times: number;
  /** After every so many elements a child and an attribute are left out, and the texts differ; 0 for never. */
  readonly varies: number;
}

const { tree } = fc.letrec<{ tree: Tree; child: string | Tree }>((tie) => ({
  tree: fc.record({
    namespace: fc.constantFrom(...namespaces),
    local: fc.constantFrom("a", "b", "p"),
    attributes: fc.uniqueArray(fc.tuple(fc.constantFrom("x", "y", "constructor"), awkwardText), {
      selector: ([name]) => name,
      maxLength: 3,
    }),
    children: fc.array(tie("child"), { maxLength: 5 }),
    times: fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 150 })),
    varies: fc.integer({ min: 0, max: 4 }),
  }),
  child: fc.oneof({ depthSize: "small" }, awkwardText, tie("tree")),
}));

const document: fc.Arbitrary<Tree> = fc.record({
  namespace: fc.constant(""),
  local: fc.constant("r"),
  attributes: fc.constant([]),
  children: fc.array(tree, { minLength: 1, maxLength: 3 }),
  times: fc.constant(1),
  varies: fc.constant(0),
});

const most = 3000;

/** Writes at most so many elements; the root declares the prefixes. */
function writeTree(sink: XmlSink, tree: Tree, room = { left: most }, time = 0): void {
  const { namespace, local, attributes, children, varies } = tree;
  const other = varies !== 0 && time % varies === 1;
  sink.open(sinkName({ namespace, local }, namespace === "" ? "" : `p${namespace.length}`));
  if (room.left === most)
    for (const each of ["urn:a", xhtml]) sink.declare(`p${each.length}`, each);
  if (namespace === "urn:b") sink.declare("p5", namespace);
  for (const [name, value] of attributes.slice(other ? 1 : 0))
    sink.attribute(plain(name), other ? `${value}'` : value);
  const left = other ? time % (children.length + 1) : -1;
  for (const [index, child] of children.entries()) {
    if (index === left) continue;
    if (typeof child === "string") sink.text(other ? `${child}.` : child);
    else
      for (let count = 0; count < child.times && --room.left > 0; count++)
        writeTree(sink, child, room, time + count);
  }
  sink.close();
}

function inPieces(write: (sink: XmlSink) => void): string {
  const pieces = new PiecewiseWriter();
  write(pieces);
  return pieces.end();
}

function atOnce(write: (sink: XmlSink) => void): string {
  const sink = new StringSink();
  write(sink);
  return sink.take();
}

/** What a writer that needs what the tree does not say gives up. */
function unlessGivenUp(write: () => void): void {
  try {
    write();
  } catch (limit) {
    expect(limit).toBeInstanceOf(XmlbuilderLimit);
  }
}

describe("a document in pieces", () => {
  test("is what the sink without a tree writes, and one tree", () => {
    let long = 0;
    fc.assert(
      fc.property(document, (root) => {
        const room = { left: most };
        const text = atOnce((sink) => writeTree(sink, root, room));
        expect(inPieces((sink) => writeTree(sink, root))).toBe(text);
        if (room.left < most - 500) long++;
        if (text.length > 20_000) return;
        unlessGivenUp(() => {
          const whole = createDocument();
          writeTree(new XmlWriter(whole), root);
          expect(printDocument(whole)).toBe(text);
        });
      }),
      { numRuns: 120 },
    );
    expect(long).toBeGreaterThan(5);
  });

  test("is the same wherever the list stands whose items come again", () => {
    const item = (sink: XmlSink, index: number, parts: number): void => {
      sink.open(plain("item"));
      if (index % 3 !== 0) sink.attribute(plain("n"), `${index}`);
      if (index % 2 === 0) sink.attribute(plain("m"), "<&>");
      if (index % 400 === 0) sink.declare("", "urn:other");
      for (let part = index % 4; part < parts; part++) sink.leaf(plain(`e${part}`), `${index}`);
      sink.text(index % 5 === 0 ? "tail" : "");
      sink.close();
    };
    for (const parts of [1, 7, 150, 1200])
      for (const depth of [1, 3, 40]) {
        const write = (sink: XmlSink): void => {
          for (let level = 0; level < depth; level++) {
            sink.open(plain("level"));
            if (level % 2 === 0) sink.declare("", `urn:${level}`);
          }
          for (let index = 0; index < 2500 / parts; index++) item(sink, index, parts);
          for (let level = 0; level < depth; level++) {
            sink.leaf(plain("after"), "");
            sink.close();
          }
        };
        expect(inPieces(write)).toBe(atOnce(write));
      }
  });
});

describe("what is held", () => {
  afterEach(() => vi.restoreAllMocks());

  test.each([
    ["short", 1],
    ["long", 20],
  ])("no more than what is open and a piece, whose nodes are used again: %s items", (_, parts) => {
    const made = vi.spyOn(
      Object.getPrototypeOf(documentOf(createDocument().node)) as Document,
      "createElement",
    );
    const pieces = new PiecewiseWriter();
    pieces.open(plain("r"));
    let widest = 0;
    for (let index = 0; index < 3000; index++) {
      pieces.open(plain("item"));
      for (let part = 0; part < parts; part++) pieces.leaf(plain("e"), "&mark;");
      pieces.close();
      const document = made.mock.contexts[0] as Document;
      widest = Math.max(widest, document.documentElement?.childNodes.length ?? 0);
    }
    pieces.close();
    expect(widest).toBeLessThan(250 / parts);
    expect(made.mock.calls.length).toBeLessThan(250);
    const item = `<item>${"<e>&amp;mark;</e>".repeat(parts)}</item>`;
    expect(pieces.end()).toBe(`<r>${item.repeat(3000)}</r>`);
  });
});

interface Document {
  readonly documentElement: { readonly childNodes: ArrayLike<unknown> } | null;
  createElement(name: string): unknown;
}
