import { readFileSync } from "node:fs";
import { parse, validate, validateDocument } from "scrutin";
import { loadSchemas } from "scrutin/generator";
import { takePasses } from "./turns.js";

/*
 * Judges the ELEMENTS of a document under identity constraints by the hundred: `identities.ts NAME SCHEMA DOCUMENT ELEMENTS`.
 */
const [name = "", schema = "", document = "", elements = "1"] = process.argv.slice(2);
const schemas = await loadSchemas({
  locations: [schema],
  read: async (file) => readFileSync(file),
});
const root = schemas.elements.get("{urn:u}frames");
const bytes = readFileSync(document);
if (root === undefined) throw new Error("no root element");
const { value, issues } = parse(root, bytes);
if (issues.length > 0) throw new Error(issues[0]?.message);

const contenders: Readonly<Record<string, () => unknown>> = {
  validateDocument: () => validateDocument(root, bytes).length,
  parse: () => parse(root, bytes).issues.length,
  validate: () => validate(root, value).length,
};
const pass = contenders[name];
if (pass === undefined) throw new Error(`no such contender: ${name}`);
await takePasses(Number(elements), pass);
