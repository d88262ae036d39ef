/*
 * `npm run forms`: the table of docs/forms.md. For every folder of `test/feature`: how many values zod and JSON Schema take and refuse, of
 * those of valid documents and of those that are nearly right, and whether the two JSON Schemas say the same of them.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { readFeatures } from "../test/support/features.js";
import { formsTable } from "../test/support/forms-table.js";
import { root } from "./root.js";

const page = `${root}docs/forms.md`;
const table = formsTable(await readFeatures());
const text = readFileSync(page, "utf8");
writeFileSync(
  page,
  text.replace(
    /(<!-- features -->\n)[\s\S]*?(\n<!-- end -->)/,
    (_, begin: string, end: string) => begin + table + end,
  ),
);
