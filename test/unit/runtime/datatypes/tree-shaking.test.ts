import { build } from "esbuild";
import { expect, test } from "vitest";

async function bundle(imported: string, from: string): Promise<string> {
  const contents = `import { ${imported} } from "./runtime/datatypes/${from}"; globalThis.kept = ${imported};`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

test("a built-in type brings its own code and the types that restrict it, and no other", async () => {
  const token = await bundle("xsToken", "built-ins.ts");
  expect(token).toContain('"token"');
  expect(token.length).toBeLessThan(1500);
  for (const restricting of ["NMTOKEN", "ID"]) expect(token).toContain(`"${restricting}"`);
  for (const other of ["dateTime", "duration", "base64Binary", "integer"]) {
    expect(token).not.toContain(`"${other}"`);
  }
  const date = await bundle("xsDate", "built-ins.ts");
  expect(date).toContain('"date"');
  expect(date).not.toContain('"gYear"');
  expect(date).not.toContain('"duration"');
});

test("importing has no effect: nothing is left of a module that is imported for nothing", async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import "./runtime/datatypes/built-ins.ts"; import "./runtime/datatypes/all-built-ins.ts"; import "./runtime/datatypes/simple-type.ts";`,
      resolveDir: process.cwd(),
      loader: "ts",
    },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  expect(outputFiles[0]?.text.trim()).toBe("");
});
