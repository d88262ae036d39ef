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

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const schemas = await loadSchemas({
  locations: [here("invoice.xsd")],
  read: (file) => readFile(file),
});
const Invoice = schemas.elements.get(
  "{urn:oasis:names:specification:ubl:schema:xsd:Invoice-2}Invoice",
);
if (Invoice === undefined) throw new Error("invoice.xsd declares no Invoice");

// Decimals are text, so that none is rounded by the numbers of JavaScript.
const euros = (cents: number): object => ({ value: (cents / 100).toFixed(2), currencyID: "EUR" });
const vat = { id: "S", percent: "20", taxScheme: { id: "VAT" } };
const party = (registrationName: string, companyID: string): object => ({
  party: {
    postalAddress: { country: { identificationCode: "FR" } },
    partyTaxScheme: { companyID, taxScheme: { id: "VAT" } },
    partyLegalEntity: { registrationName },
  },
});
const line = (id: string, name: string, pieces: number, price: number): object => ({
  id,
  invoicedQuantity: { value: String(pieces), unitCode: "C62" },
  lineExtensionAmount: euros(pieces * price),
  item: { name, classifiedTaxCategory: vat },
  price: { priceAmount: euros(price) },
});
const invoice = {
  customizationID: "urn:cen.eu:en16931:2017",
  id: "F-2026-0042",
  issueDate: "2026-11-28",
  dueDate: "2026-12-28",
  invoiceTypeCode: "380",
  documentCurrencyCode: "EUR",
  accountingSupplierParty: party("Imprimerie du Port", "FR12345678901"),
  accountingCustomerParty: party("Ville de Nantes", "FR98765432109"),
  taxTotal: {
    taxAmount: euros(50_00),
    taxSubtotal: [{ taxableAmount: euros(250_00), taxAmount: euros(50_00), taxCategory: vat }],
  },
  legalMonetaryTotal: {
    lineExtensionAmount: euros(250_00),
    taxExclusiveAmount: euros(250_00),
    taxInclusiveAmount: euros(300_00),
    payableAmount: euros(300_00),
  },
  invoiceLine: [line("1", "Affiches", 100, 2_00), line("2", "Livraison", 1, 50_00)],
};
const xml = serialize(Invoice, invoice, { indent: 2 });
console.log(xml);

/** Reads rules with the files that they include, and says what they say of two documents: the invoice, and one that asks for too much. */
async function check(file: string): Promise<void> {
  const { ruleSet, findings } = readSchematron(await readFile(file, "utf8"), { file, xpath2 });
  if (ruleSet === undefined) throw new Error(findings.map(({ message }) => message).join("\n"));
  const rules = useRules(ruleSet, { xpath2 });
  const tooMuch = xml
    .replace(/(<\S*PayableAmount .*?>)300/, "$1310")
    .replace(/(<\S*TaxInclusiveAmount .*?>)300/, "$1310");
  for (const text of [xml, tooMuch]) {
    const { issues } = parse(schemas, text, { rules, locale: "en" });
    console.log(`${issues.length} mistakes by ${ruleSet.patterns.length} patterns`);
    for (const issue of issues) console.log(`  ${formatIssue(issue)}`);
  }
}
await check(here("totals.sch"));

const suites = process.env["SCRUTIN_SUITES"] ?? ".suites";
const published = join(
  suites,
  "schematron-dev/en16931-ubl/ubl/schematron/preprocessed/EN16931-UBL-validation-preprocessed.sch",
);
if (existsSync(published)) await check(published);
else console.log("skipped: the rules of EN 16931 are not here (SCRUTIN_SUITES)");
