import { EnvoiLotDUnitesElectoralesElement, electoralRules, validate } from "scrutin";
import { useRules } from "scrutin/rules";
import { wholeSending } from "./units.js";
const n = Number(process.argv[2] ?? 5000);
const value = wholeSending(n);
const rules = useRules(electoralRules);
function cpu(f: () => unknown): number { const a = process.cpuUsage(); f(); return process.cpuUsage(a).user / 1000; }
const A: number[] = [], B: number[] = [];
for (let i = 0; i < 30; i++) {
  A.push(cpu(() => validate(EnvoiLotDUnitesElectoralesElement, value)));
  B.push(cpu(() => { const i = rules.checkValue(EnvoiLotDUnitesElectoralesElement, value); if (i.length) console.log(i.length, i[0]?.code); }));
}
const med = (x: number[]) => x.slice(5).sort((a, b) => a - b)[(x.length - 5) >> 1];
console.log(n, "validate", med(A), "rules", med(B), "ratio", med(B)! / med(A)!);
