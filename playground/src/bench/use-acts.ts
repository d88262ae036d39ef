import type { Locale } from "@runtime";
import { useRef, useState } from "preact/hooks";
import { type Act, reasonOf } from "./act.js";
import type { Bench, Box } from "./client.js";

/** What was done at the bench, or was refused. */
export interface JournalEntry {
  readonly key: number;
  readonly jour: string;
  /** What it is said in, whatever the page speaks now. */
  readonly locale: Locale;
  readonly text: string;
  readonly failed: boolean;
}

export interface Acts {
  /** Does something once all before it is done, writes down what came of it, and looks at everything again. */
  readonly act: Act;
  /** What was found when it was last looked at, for what waited meanwhile. */
  readonly latest: () => Box;
  /** The newest entry first. */
  readonly journal: readonly JournalEntry[];
  readonly busy: boolean;
}

/** One thing at a time, in the order in which they were asked for. */
export function useActs(bench: Bench, box: Box, onBox: (box: Box) => void, locale: Locale): Acts {
  const [journal, setJournal] = useState<readonly JournalEntry[]>([]);
  const [waiting, setWaiting] = useState(0);
  const latest = useRef(box);
  const last = useRef<Promise<void>>(Promise.resolve());
  const note = (text: string, failed: boolean): void => {
    const { jour } = latest.current;
    setJournal((now) => [{ key: now.length, jour, locale, text, failed }, ...now]);
  };
  const run = async (work: Parameters<Act>[0]): Promise<void> => {
    try {
      const said = await work();
      if (said !== undefined) note(said, false);
      latest.current = await bench.box();
      onBox(latest.current);
    } catch (error) {
      note(reasonOf(error)[locale], true);
    }
    setWaiting((now) => now - 1);
  };
  const act: Act = (work) => {
    setWaiting((now) => now + 1);
    last.current = last.current.then(() => run(work));
    return last.current;
  };
  return { act, latest: () => latest.current, journal, busy: waiting > 0 };
}
