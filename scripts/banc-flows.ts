/*
 * `npm run banc:flows`: the sequence diagrams of docs/banc.md, from a revision period that is lived through on a bench.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dessiner } from "../test/support/banc/dessin.js";
import { vivreLaPeriode } from "../test/support/banc/periode.js";
import { root } from "./root.js";

const page = `${root}docs/banc.md`;
const { recit } = await vivreLaPeriode();
const drawn = dessiner(recit.flux);
await recit.fermer();
writeFileSync(
  page,
  readFileSync(page, "utf8").replace(
    /(<!-- flows -->\n)[\s\S]*?(\n<!-- end -->)/,
    (_, begin: string, end: string) => begin + drawn + end,
  ),
);
