import { describe, expect, test } from "vitest";
import { type Chunk, Chunks } from "../../../../../runtime/xml/read/chunks.js";

/** The chunks that some pieces come in, and what is left at the end. */
function chunksOf(...pieces: readonly string[]): readonly (string | Chunk)[] {
  const chunks = new Chunks();
  const all = [...pieces.flatMap((piece) => [...chunks.of(piece)]), chunks.end()];
  return all.map((chunk) => (chunk.broken ? chunk : chunk.text));
}

describe("chunks", () => {
  test("are as long as pieces, up to a length", () => {
    for (const length of [1, 65_535, 65_536]) expect(chunksOf("x".repeat(length))).toHaveLength(2);
    const text = "abcdefg".repeat(40_000).slice(0, 200_000);
    const chunks = chunksOf(text).map(String);
    expect(chunks.map(({ length }) => length)).toEqual([65_536, 65_536, 65_536, 3_392, 0]);
    expect(chunks.join("") === text).toBe(true);
    expect(chunksOf("x".repeat(2 * 65_536)).map((chunk) => String(chunk).length)).toEqual([
      65_536, 65_536, 0,
    ]);
    expect(chunksOf("")).toEqual([""]);
  });

  test.for([
    ["\u000c", false],
    ["\r", true],
    ["\u000e", false],
    ["\ud7ff", false],
    ["\ud800", true],
    ["\udbff", true],
    ["\ue000", false],
  ] as const)("keep %j for the next one: %s", ([last, isKept]) => {
    const next = last === "\r" ? "y" : "\udc00";
    if (isKept)
      expect(chunksOf(`x${last}`, next)).toEqual(["x", `${last}${next}`.replace("\r", "\n"), ""]);
    else expect(chunksOf(`x${last}`, "y")).toEqual([`x${last}`, "y", ""]);
  });

  test("have one kind of line ends, whatever the pieces are", () => {
    expect(chunksOf("a\rb\r\nc\n\rd\r\r\n")).toEqual(["a\nb\nc\n\nd\n\n", ""]);
    expect(chunksOf("a\r", "\nb\r", "\r", "c\r")).toEqual(["a", "\nb", "\n", "\nc", "\n"]);
  });

  test.for(["\ud800", "\udbff", "\udc00", "\udfff"])("end before half a character: %j", (half) => {
    expect(chunksOf(`x${half}y`)).toEqual([{ text: "x", broken: true }, ""]);
    expect(chunksOf(`${half}y\r\n`)).toEqual([{ text: "", broken: true }, ""]);
  });

  test("say at once that half a character can have no other half", () => {
    expect(chunksOf("x\udc00")).toEqual([{ text: "x", broken: true }, ""]);
    expect(chunksOf("x\udfff", "y")).toEqual([{ text: "x", broken: true }, "y", ""]);
    expect(chunksOf("x\udbff")).toEqual(["x", { text: "", broken: true }]);
  });
});
