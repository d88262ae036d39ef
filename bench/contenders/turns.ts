/*
 * The contender's side of `bench/turns.ts`: a contender in a process of its own takes a turn when it is told to, and says how long a unit
 * took. Started by hand, it takes some turns and prints the last.
 */
export interface Turn {
  readonly units: number;
  readonly milliseconds: number;
  /** What came of it: the bytes of a document, or what was found in one. */
  readonly outcome: unknown;
}

/** What is told of a turn. */
export interface Figures {
  /** For one unit. */
  readonly microseconds: number;
  /** The most memory that was resident so far, in bytes. */
  readonly peak: number;
  readonly outcome: unknown;
}

/** So many milliseconds a turn lasts at least, and so many a contender warms up before its first, two turns at least. */
const shortest = 300;
const warmUp = 1500;

/** The milliseconds of processor time that the process has had, on all threads: time in which others ran does not count. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Does the same over and over: a turn is as many passes as it takes to last. */
export function takePasses(units: number, pass: () => unknown): Promise<void> {
  return takeTurns(async () => {
    const begun = processorTime();
    let outcome: unknown;
    let passes = 0;
    let milliseconds = 0;
    while (milliseconds < shortest) {
      outcome = await pass();
      passes++;
      milliseconds = processorTime() - begun;
    }
    return { units: units * passes, milliseconds, outcome };
  });
}

/** Does more and more of what has no end; each step says how many units are done. A turn is a number of units. */
export function takeSteps(each: number, steps: AsyncIterator<number>): Promise<void> {
  let done = 0;
  return takeTurns(async () => {
    const [begun, before] = [processorTime(), done];
    while (done < before + each) done = (await steps.next()).value;
    return { units: done - before, milliseconds: processorTime() - begun, outcome: undefined };
  });
}

async function takeTurns(turn: () => Promise<Turn>): Promise<void> {
  const begun = processorTime();
  for (let count = 0; count < 2 || processorTime() - begun < warmUp; count++) await turn();
  if (process.send === undefined) {
    for (let count = 0; count < 5; count++) await turn();
    console.log(JSON.stringify(figuresOf(await turn())));
    return;
  }
  process.on("message", async () => {
    process.send?.(figuresOf(await turn()));
  });
  process.send("ready");
}

function figuresOf({ units, milliseconds, outcome }: Turn): Figures {
  const peak = process.resourceUsage().maxRSS * 1024;
  return { microseconds: (1000 * milliseconds) / units, peak, outcome };
}
