import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "../../../../generator/evolution/sha256.js";

test("hashes are those of Node", () => {
  const lengths = fc.string({ unit: "grapheme", maxLength: 200 });
  fc.assert(
    fc.property(lengths, (text) => {
      expect(sha256(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
    }),
  );
  for (const length of [55, 56, 63, 64, 119, 120])
    expect(sha256("a".repeat(length))).toBe(
      createHash("sha256").update("a".repeat(length)).digest("hex"),
    );
});
