import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSuite, type Suite } from "../../test/conformance/cases.js";
import { generateCase } from "../../test/emission/generate-case.js";
import { schemaOf } from "../types.js";

/*
 * Generates in this process, once to warm up and once on the clock: `generate.ts SUITE GROUP` one group of a suite, `generate.ts TYPES`
 * a synthetic schema with so many types. Prints milliseconds, the number of global components, and the lines that come out.
 */
const [first = "", group] = process.argv.slice(2);

async function run(): Promise<{ milliseconds: number; components: number; lines: number }> {
  const { ms, components, lines } = group === undefined ? await synthetic() : await ofSuite(group);
  return { milliseconds: ms, components, lines };
}

function ofSuite(name: string): ReturnType<typeof generateCase> {
  const suite = readSuite(first);
  const found = suite.cases.find((each) => each.group === name);
  if (found === undefined) throw new Error(`no group ${name} in ${first}`);
  return generateCase(found, suite);
}

function synthetic(): ReturnType<typeof generateCase> {
  const folder = mkdtempSync(join(tmpdir(), "scrutin-bench-"));
  writeFileSync(join(folder, "types.xsd"), schemaOf(Number(first)));
  const suite: Suite = { folder, cases: [], catalog: undefined };
  const one = {
    set: "",
    contributor: "",
    group: "",
    schemaExpected: "valid",
    instances: [],
  } as const;
  return generateCase({ ...one, schemaDocs: ["types.xsd"] }, suite).finally(() =>
    rmSync(folder, { recursive: true }),
  );
}

await run();
console.log(JSON.stringify(await run()));
