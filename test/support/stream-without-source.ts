import { EnvoiLotDUnitesElectoralesElement, serializeStream } from "scrutin";
import { lotOfUnits, sending, units } from "../../bench/units.js";

/*
 * Writes a lot where source cannot be made into functions, or with the option `jitless` may not be: prints how often that was
 * tried, how often it was refused, and the text.
 */
const jitless = process.argv[2] === "jitless";
let tried = 0;
let refused = 0;
globalThis.Function = new Proxy(globalThis.Function, {
  construct(target, parameters: string[]) {
    tried++;
    try {
      return new target(...parameters);
    } catch (error) {
      refused++;
      throw error;
    }
  },
});

let text = "";
const head = sending(200);
for (let round = 0; round < 2; round++) {
  const options = { at: lotOfUnits, jitless };
  text = "";
  for await (const chunk of serializeStream(
    EnvoiLotDUnitesElectoralesElement,
    head,
    units(200),
    options,
  ))
    text += chunk;
}
console.log(JSON.stringify({ tried, refused, text }));
