/*
 * From XSD and rules to a checked invoice: a small part of UBL 2.1, rules of our own, and the published rules of the European standard (EN 16931) where
 * SCRUTIN_SUITES has them. `node scripts/run-ts.mjs docs/examples/invoice/invoice.ts` runs this in the repository.
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadSchemas, readSchematron } from "scrutin/generator";
import { useRules } from "scrutin/rules";
import { formatIssue, parse, serialize } from "scrutin/runtime";
import { xpath2 } from "scrutin/xpath2";

const here = fileURLToPath(new URL(".", import.meta.url));
const schemas = await loadSchemas({ locations: [join(here, "invoice.xsd")], read: readFile });
const Invoice = schemas.elements.get(
  "{urn:oasis:names:specification:ubl:schema:xsd:Invoice-2}Invoice",
);
if (Invoice === undefined) throw new Error("invoice.xsd declares no Invoice");

// Decimals are text, so that none is rounded by the numbers of JavaScript.
const invoice = JSON.parse(await readFile(join(here, "invoice.json"), "utf8"));
const xml = serialize(Invoice, invoice, { indent: 2 });
const tooMuch = xml.replace(/(<cbc:TaxInclusiveAmount .*?>)300/, "$1310");
console.log(xml);

/** What a file of rules says of the invoice, and of one whose amount with tax is wrong. */
async function check(file: string): Promise<void> {
  const { ruleSet, findings } = readSchematron(await readFile(file, "utf8"), { file, xpath2 });
  if (ruleSet === undefined) throw new Error(findings.map(({ message }) => message).join("\n"));
  for (const document of [xml, tooMuch]) {
    const rules = useRules(ruleSet, { xpath2 });
    const { issues } = parse(schemas, document, { rules, locale: "en" });
    console.log([`${issues.length} mistakes`, ...issues.map(formatIssue)].join("\n  "));
  }
}
await check(join(here, "totals.sch"));
const published =
  "schematron-dev/en16931-ubl/ubl/schematron/preprocessed/EN16931-UBL-validation-preprocessed.sch";
const suites = join(process.env["SCRUTIN_SUITES"] ?? ".suites", published);
if (existsSync(suites)) await check(suites);
else console.log("skipped: the rules of EN 16931 are not here (SCRUTIN_SUITES)");
