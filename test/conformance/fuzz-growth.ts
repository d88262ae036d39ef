import { generate, loadSchemas } from "../../generator/generate.js";
import { parse } from "../../runtime/parse.js";
import { serialize } from "../../runtime/serialize.js";
import { validate } from "../../runtime/validate.js";
import { readFrom } from "../support/schemas-in-memory.js";
import { type Family, families } from "./growth-families.js";

/*
 *     npm run fuzz:growth [-- PART-OF-A-NAME]
 *
 * What each construct costs at n, 2n and 4n, in processor time, the best of three. Ends with 1 where the last doubling costs three
 * times as much: then some work grows with the square.
 */

const schemaOf = (components: string): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t">${components}</xs:schema>`;

type Step = "load" | "generate" | "parse" | "validate" | "serialize";
type Costs = ReadonlyMap<Step, number>;

async function costsOf({ schema, document }: Family, n: number): Promise<Costs> {
  const costs = new Map<Step, number>();
  const timed = async <T>(step: Step, work: () => T | Promise<T>): Promise<T> => {
    const before = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(before);
    const cost = (user + system) / 1000;
    costs.set(step, Math.min(costs.get(step) ?? Number.POSITIVE_INFINITY, cost));
    return result;
  };
  const options = { locations: ["t.xsd"], read: readFrom({ "t.xsd": schemaOf(schema(n)) }) };
  const text =
    document &&
    `<t:r xmlns:t="urn:t" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"${document(n)}</t:r>`;
  for (let round = 0; round < 3; round++) {
    const schemas = await timed("load", () => loadSchemas(options));
    await timed("generate", () => generate(options));
    const element = schemas.elements.get("{urn:t}r");
    if (element === undefined || text === undefined) continue;
    const { value, issues } = await timed("parse", () => parse(element, text));
    if (value === undefined || issues.length > 0)
      throw new Error(`${n}: ${issues[0]?.message ?? "no value"}`);
    await timed("validate", () => validate(element, value));
    await timed("serialize", () => serialize(element, value));
  }
  return costs;
}

const [wanted = ""] = process.argv.slice(2);
let tooMuch = 0;
for (const family of families.filter(({ name }) => name.includes(wanted))) {
  const sizes = [1, 2, 4].map((factor) => family.size * factor);
  const costs: Costs[] = [];
  for (const size of sizes) costs.push(await costsOf(family, size));
  for (const step of costs[0]?.keys() ?? []) {
    const [, twice = 0, four = 0] = costs.map((cost) => cost.get(step) ?? 0);
    // What takes a few milliseconds says nothing.
    const grows = four > 40 && four > 3 * twice;
    if (grows) tooMuch++;
    const figures = costs.map((cost) => `${(cost.get(step) ?? 0).toFixed(0)} ms`).join(", ");
    console.log(`${grows ? "!" : " "} ${family.name}: ${step} at ${sizes.join(", ")}: ${figures}`);
  }
}
process.exitCode = tooMuch > 0 ? 1 : 0;
