import type { Console } from "../../terminal.js";
import type { Output } from "../outputs.js";
import { LineMaker, print, type ResultsHead } from "./results.js";
import { type Done, resume } from "./resume.js";
import { noTotals, type Totals } from "./totals.js";

/** Results in JSON lines: to the standard output, or added to a file that may have a part of them. */
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
  const write = async (text: string): Promise<void> => {
    if (text === "") return;
    // A line is written at once: who is killed leaves whole lines and one broken one at most.
    if (before === undefined) await terminal.write(Buffer.from(text));
    else await before.appending.write(text);
  };
  if (before === undefined) await write(print(head));
  const maker = new LineMaker(onlyInvalid, before);
  return {
    totals: before?.totals ?? noTotals,
    done: before?.done,
    add: (checked) => write(maker.add(checked)),
    end: async () => {
      await write(maker.end());
      await before?.appending.end();
    },
    close: async () => before?.appending.close(),
  };
}
