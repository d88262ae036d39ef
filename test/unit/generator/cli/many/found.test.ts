import fc from "fast-check";
import { expect, test } from "vitest";
import { Found } from "../../../../../generator/cli/many/found.js";
import type { XmlIssue } from "../../../../../runtime/issues.js";
import { ruleIssue } from "../../../../../runtime/rules/rule-issues.js";

type Kind = "schema" | "error" | "warning" | "information" | "rules-not-run";

function issueOf(kind: Kind): XmlIssue {
  const base = { message: kind, path: [], parameters: {} };
  if (kind === "schema")
    return ruleIssue({ code: "cvc-elt.1", ...base, source: "schema", level: "error" });
  if (kind === "rules-not-run")
    return ruleIssue({ code: kind, ...base, source: "rule", level: "information" });
  return ruleIssue({ code: "R", ...base, source: "rule", level: kind });
}

const kinds = fc.constantFrom<Kind>("schema", "error", "warning", "information", "rules-not-run");

test("tells all of the schema, and as much of rules as is wanted, however it comes", () => {
  fc.assert(
    fc.property(fc.array(fc.array(kinds)), fc.nat(5), (batches, most) => {
      const found = new Found(most, "en");
      for (const batch of batches) found.add(batch.map(issueOf));
      const all = batches.flat();
      const count = (...wanted: Kind[]): number =>
        all.filter((kind) => wanted.includes(kind)).length;
      const told = found.all();
      const toldOf = (...wanted: string[]): number =>
        told.filter(({ message }) => wanted.includes(message)).length;
      expect(toldOf("schema")).toBe(count("schema"));
      expect(toldOf("rules-not-run")).toBe(Math.min(1, count("rules-not-run")));
      const isValid = count("schema") === 0;
      const others = count("warning", "information");
      expect(toldOf("error")).toBe(isValid ? Math.min(most, count("error")) : 0);
      expect(toldOf("warning", "information")).toBe(isValid ? Math.min(most, others) : 0);
      const limits = told.filter(({ code }) => code === "limit-issues").map(({ level }) => level);
      expect(limits).toEqual([
        ...(isValid && count("error") > most ? ["error"] : []),
        ...(isValid && others > most ? ["information"] : []),
      ]);
      expect(found.isFull).toBe(count("error") > most);
    }),
  );
});
