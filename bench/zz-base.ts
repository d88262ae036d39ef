import { readFileSync, writeFileSync, existsSync } from "node:fs";
import { EnvoiLotDUnitesElectoralesElement, electoralRules, validateDocument, serialize } from "scrutin";
import { useRules } from "scrutin/rules";
import { wholeSending } from "./units.js";
const n = Number(process.argv[2] ?? 5000);
const kind = process.argv[4] ?? "";
const file = `/tmp/rules-a/doc${n}${kind}.xml`;
if (!existsSync(file)) { let t = serialize(EnvoiLotDUnitesElectoralesElement, wholeSending(n)); if (kind === "noamp") t = t.replaceAll("&amp;", "et"); if (kind === "allamp") t = t.replaceAll("NANTES<", "NANTES &#38; C<"); writeFileSync(file, t); }
const text = readFileSync(file, "utf8");
const rules = useRules(electoralRules);
function cpu(f: () => unknown): number { const a = process.cpuUsage(); f(); return process.cpuUsage(a).user / 1000; }
const A: number[] = [], B: number[] = [];
for (let i = 0; i < Number(process.argv[3] ?? 25); i++) {
  A.push(cpu(() => validateDocument(EnvoiLotDUnitesElectoralesElement, text)));
  B.push(cpu(() => { const i = validateDocument(EnvoiLotDUnitesElectoralesElement, text, { rules }); if (i.length) console.log(i.length, i[0]); }));
}
const med = (x: number[]) => x.slice(5).sort((a, b) => a - b)[(x.length - 5) >> 1];
console.log(kind, "without", med(A), "with", med(B), "ratio", med(B)! / med(A)!);
