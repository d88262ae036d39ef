import { getHeapSpaceStatistics } from "node:v8";
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
/** One of them is without what the heap adds at times: see {@link allocated}. */
const rounds = 12;
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

/**
 * What V8 counts in its young spaces, where everything begins. The whole heap would count compiled code, and a whole page of 245 kB
 * whenever code needs another.
 */
function young(): number {
  return getHeapSpaceStatistics()
    .filter(
      ({ space_name }) => space_name === "new_space" || space_name === "new_large_object_space",
    )
    .reduce((sum, { space_used_size }) => sum + space_used_size, 0);
}

/**
 * The least of some rounds: where the rest of a page is too small for the next text, V8 counts it as used, up to 64 kB each time. Where
 * pages end depends on all that was allocated before, also by what answers from outside. First calls make plans and compile.
 */
async function allocated(work: () => unknown): Promise<number> {
  const figures: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = young();
    await work();
    figures.push(young() - before);
  }
  const least = Math.min(...figures);
  if (least <= 0) throw new Error(`the collector ran: ${figures.join(", ")}`);
  return least;
}

const figures: Record<string, number> = {};
for (const [name, work] of Object.entries(works)) figures[name] = await allocated(work);
console.log(JSON.stringify(figures));
