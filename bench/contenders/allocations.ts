import {
  EnvoiLotDUnitesElectoralesElement,
  parse,
  serialize,
  serializeStream,
  validate,
} from "scrutin";
import { lotOfUnits, sending, units, wholeSending } from "../units.js";

/*
 * Bytes that are allocated for a lot of 200 units, by what is done with it, as JSON. To be run without a collector in between and
 * without threads or an optimizer, so that the figures are the same everywhere: bench/guard.ts gives the flags.
 */
const count = 200;
const value = wholeSending(count);
const text = serialize(EnvoiLotDUnitesElectoralesElement, value);

const works: Readonly<Record<string, () => unknown>> = {
  serialize: () => serialize(EnvoiLotDUnitesElectoralesElement, value),
  validate: () => validate(EnvoiLotDUnitesElectoralesElement, value),
  parse: () => parse(EnvoiLotDUnitesElectoralesElement, text),
  serializeStream: async () => {
    const chunks = serializeStream(
      EnvoiLotDUnitesElectoralesElement,
      sending(count),
      units(count),
      {
        at: lotOfUnits,
      },
    );
    for await (const chunk of chunks) if (chunk.length === 0) throw new Error("an empty chunk");
  },
};

const figures: Record<string, number> = {};
for (const [name, work] of Object.entries(works)) {
  for (let round = 0; round < 2; round++) await work();
  const before = process.memoryUsage().heapUsed;
  await work();
  figures[name] = process.memoryUsage().heapUsed - before;
}
console.log(JSON.stringify(figures));
