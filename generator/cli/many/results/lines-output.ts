import type { Console } from "../../terminal.js";
import type { Output } from "../outputs.js";
import { LineWriter } from "./line-writer.js";
import { LineMaker, print, type ResultsHead } from "./results.js";
import { type Done, resume } from "./resume.js";
import { noTotals, type Totals } from "./totals.js";

/** Writes results as JSON lines: to the standard output, or appended to a file that may have some of them already. */
export async function inLines(
  head: ResultsHead,
  file: string | undefined,
  terminal: Console,
): Promise<
  Output & {
    readonly totals: Totals;
    readonly done: Done | undefined;
    readonly close: () => Promise<void>;
  }
> {
  const onlyInvalid = head.options["onlyInvalid"] === true;
  const before = file === undefined ? undefined : await resume(file, head, terminal);
  const lines = new LineWriter((text) =>
    before === undefined ? terminal.write(Buffer.from(text)) : before.appending.write(text),
  );
  if (before === undefined) await lines.add(print(head));
  const maker = new LineMaker(onlyInvalid, before);
  return {
    totals: before?.totals ?? noTotals,
    done: before?.done,
    add: (checked) => lines.add(maker.add(checked)),
    end: async () => {
      await lines.add(maker.end());
      await lines.flush();
      await before?.appending.end();
    },
    close: async () => {
      await lines.flush().finally(() => before?.appending.close());
    },
  };
}
