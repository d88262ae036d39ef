import { bundle } from "./bundle.js";
const { gzip, parts } = await bundle('import { parse, EnvoiLotDUnitesElectoralesElement } from "scrutin"; globalThis.x = [parse, EnvoiLotDUnitesElectoralesElement];', process.cwd(), ["zod"]);
const w = await bundle('import { parse, EnvoiLotDUnitesElectoralesElement } from "scrutin"; import { useRules } from "scrutin/rules"; globalThis.x = [parse, EnvoiLotDUnitesElectoralesElement, useRules];', process.cwd(), ["zod"]);
const e = await bundle('import { parse, EnvoiLotDUnitesElectoralesElement, electoralRules } from "scrutin"; import { useRules } from "scrutin/rules"; globalThis.x = [parse, EnvoiLotDUnitesElectoralesElement, useRules, electoralRules];', process.cwd(), ["zod"]);
console.log(gzip, w.gzip, w.gzip - gzip, e.gzip - w.gzip);
console.log(parts.filter(([p]) => /rules/.test(p)), w.parts.slice(0, 8));
