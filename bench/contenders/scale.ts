import { createReadStream } from "node:fs";
import { EnvoiLotDUnitesElectoralesElement, parseStream } from "scrutin";
import { lotOfUnits, type Unit, units } from "../units.js";
import { streams } from "./streams.js";
import { takeSteps } from "./turns.js";

/*
 * Streams of one length, one after the other without end; each contender in a process of its own: `scale.ts WRITER UNITS` or
 * `scale.ts parseStream FILE`. All take turns of the same number of units, whatever the length of the stream.
 */
const each = 20_000;
const [name = "", what = ""] = process.argv.slice(2);

async function* write(count: number): AsyncGenerator<number, never> {
  const stream = streams[name];
  if (stream === undefined) throw new Error(`no writer ${name}`);
  let drawn = 0;
  function* counted(): Generator<Unit> {
    for (const unit of units(count)) {
      drawn++;
      yield unit;
    }
  }
  for (;;)
    for await (const chunk of stream(counted(), count)) {
      Buffer.from(chunk);
      yield drawn;
    }
}

async function* read(file: string): AsyncGenerator<number, never> {
  let found = 0;
  for (;;) {
    const source = createReadStream(file);
    const parts = parseStream(EnvoiLotDUnitesElectoralesElement, source, { at: lotOfUnits });
    for await (const { kind, issues } of parts) {
      if (issues.length > 0) throw new Error(issues[0]?.message);
      if (kind === "item") found++;
      if (found % 100 === 0) yield found;
    }
  }
}

await takeSteps(each, name === "parseStream" ? read(what) : write(Number(what)));
