import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { schemas as electoral } from "../../generated/electoral/schema-set.js";
import { loadSchemas } from "../../generator/generate.js";
import type { SchemaSet } from "../../runtime/descriptors.js";
import { parse } from "../../runtime/parse.js";
import { entrySchema, stages, validExamples } from "../support/exemples.js";
import { type Libxml2Validator, libxml2Validator } from "../support/libxml2.js";
import { type Case, findSuite, readSuite } from "./cases.js";
import { fuzzArguments } from "./fuzz-arguments.js";
import { type Random, randomFrom } from "./mutate.js";
import { mutateDocument } from "./mutate-document.js";

/*
 * Documents of the open sets and of the electoral examples, mutated: nothing may crash or hang, and the verdict is that of libxml2.
 * Every difference is printed with its first issue, to be explained. The mutant of a number and a seed is always the same.
 */

const usage = "usage: npm run fuzz:documents -- [N [SEED]] [--suites NAME,NAME] [--only NUMBER]";
const slowMs = 2000;

const { count, seed, only, suites } = fuzzArguments(usage, 2000, "w3c-xsts-dev,real-dev");

/** A schema, compiled for us and for libxml2, and documents for it. */
interface Material {
  readonly name: string;
  readonly schemas: SchemaSet;
  readonly libxml2: Libxml2Validator;
  readonly documents: readonly string[];
}

const materials = await gather(randomFrom(seed));
console.log(
  `${materials.length} schemas, ${materials.reduce((sum, { documents }) => sum + documents.length, 0)} documents`,
);

const tally = { valid: 0, invalid: 0, different: 0, crashed: 0, slow: 0 };
for (let number = only ?? 0; number < (only === undefined ? count : only + 1); number++) {
  const random = randomFrom(seed * 1_000_003 + number);
  const material = random.pick(materials);
  const document = material && random.pick(material.documents);
  if (material === undefined || document === undefined) continue;
  judge(number, material, mutateDocument(document, random));
}
console.log(JSON.stringify(tally));
process.exitCode = tally.crashed + tally.slow > 0 ? 1 : 0;

function judge(number: number, { name, schemas, libxml2 }: Material, text: string): void {
  if (only !== undefined) console.log(text);
  const started = process.cpuUsage();
  try {
    const { issues } = parse(schemas, text, { locale: "en", allowDoctype: true });
    // Of the processor: on a busy machine a document may wait for seconds.
    const { user, system } = process.cpuUsage(started);
    const ms = (user + system) / 1000;
    if (ms > slowMs) {
      tally.slow++;
      console.log(`${number}\t${name}\tslow\t${Math.round(ms)} ms`);
    }
    const valid = issues.length === 0;
    const judged = libxml2(text);
    tally[valid ? "valid" : "invalid"]++;
    if (judged.valid === valid) return;
    tally.different++;
    const [issue] = issues;
    const ours =
      issue === undefined ? "valid" : `${issue.code} ${issue.xpath ?? ""} ${issue.message}`;
    console.log(
      `${number}\t${name}\t${ours}\tlibxml2: ${judged.errors[0]?.message ?? "valid"}`.slice(0, 400),
    );
  } catch (error) {
    tally.crashed++;
    console.log(
      `${number}\t${name}\tcrash\t${error instanceof Error ? error.stack : String(error)}`,
    );
  }
}

async function gather(random: Random): Promise<readonly Material[]> {
  const found: Material[] = stages.flatMap((stage) => {
    const documents = validExamples()
      .filter((example) => example.stage === stage)
      .map(({ path }) => readFileSync(path, "utf8"));
    const material = {
      name: stage,
      schemas: electoral(),
      libxml2: libxml2Validator(entrySchema(stage)),
      documents,
    };
    // As many as the other schemas together, nearly: these are the documents that matter.
    return Array.from({ length: 50 }, () => material);
  });
  for (const suite of suites) {
    const folder = findSuite(suite);
    if (folder === undefined) continue;
    const { cases, folder: root } = readSuite(folder);
    const usable = cases.filter(
      ({ schemaDocs, instances, schemaExpected }) =>
        schemaExpected === "valid" && schemaDocs.length === 1 && instances.length > 0,
    );
    const drawn = Array.from({ length: Math.min(usable.length, 300) }, () => random.pick(usable));
    for (const each of drawn) {
      const material = each && (await materialOf(each, root));
      if (material !== undefined) found.push(material);
    }
  }
  return found;
}

async function materialOf(each: Case, root: string): Promise<Material | undefined> {
  const [schema = ""] = each.schemaDocs;
  try {
    const schemas = await loadSchemas({
      locations: [join(root, schema)],
      read: async (location) => readFile(resolve(root, location)).catch(() => undefined),
      integers: "bigint",
    });
    const libxml2 = libxml2Validator(join(root, schema));
    const documents = each.instances
      .map(({ path }) =>
        new TextDecoder().decode(readFileSync(join(root, path))).replace(/^\ufeff/, ""),
      )
      .filter((text) => text.length < 100_000 && !/encoding=["'](?!utf-8)/i.test(text));
    return documents.length === 0
      ? undefined
      : { name: `${each.set}/${each.group}`, schemas, libxml2, documents };
  } catch {
    // A schema that libxml2 or we cannot use gives no mutants.
    return undefined;
  }
}
