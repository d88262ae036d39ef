import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { LineWriter } from "../../../../../../generator/cli/many/results/line-writer.js";

test("whatever is added is written in its order, whole lines at a time, in few writes", async () => {
  const lines = fc.array(fc.oneof(fc.string(), fc.constant("x".repeat(40_000))), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(lines, async (texts) => {
      const written: string[] = [];
      const writer = new LineWriter(async (text) => {
        await Promise.resolve();
        written.push(text);
      });
      const added = texts.map((text) => (text === "" ? "" : `${JSON.stringify(text)}\n`));
      for (const line of added) await writer.add(line);
      await writer.flush();
      expect(written.join("")).toBe(added.join(""));
      expect(written.every((text) => text.endsWith("\n"))).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test("a line behind which none comes is written all the same", async () => {
  let wake = (_: string): void => undefined;
  const written = new Promise<string>((done) => {
    wake = done;
  });
  const writer = new LineWriter(async (text) => wake(text));
  await writer.add("a\n");
  await writer.add("b\n");
  expect(await written).toBe("a\nb\n");
});

test("after a failure nothing more is written, and whoever adds is told", async () => {
  let count = 0;
  const writer = new LineWriter(async () => {
    count++;
    throw new Error("full");
  });
  await writer.add("a\n");
  await setTimeout(100);
  const long = `${"b".repeat(1 << 16)}\n`;
  await expect(writer.add(long)).rejects.toThrow("full");
  await expect(writer.flush()).rejects.toThrow("full");
  expect(count).toBe(1);
});
