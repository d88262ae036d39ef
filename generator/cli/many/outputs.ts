import type { RuleSet } from "../../../runtime/rules/rule-set.js";
import { version } from "../../version.js";
import type { Console } from "../terminal.js";
import { type CheckedFile, isValid } from "../validate/checked-file.js";
import { toSarif } from "../validate/sarif.js";
import type { CheckFlags } from "./check.js";
import { printAnnotations } from "./print/annotations.js";
import { junitEnd, junitStart, printSuite } from "./print/junit.js";
import { resultLineOf } from "./results/results.js";

/** Writes results, one document after the other. */
export interface Output {
  /** Undefined if there is nothing to wait for. */
  readonly add: (checked: CheckedFile) => Promise<void> | undefined;
  readonly end: () => Promise<void>;
}

export interface OutputOptions {
  readonly format: Exclude<CheckFlags["format"], "jsonl" | undefined>;
  readonly onlyInvalid: boolean;
  readonly phase?: string | undefined;
  readonly ruleSets: readonly RuleSet[];
  /** Whether documents are checked by a schema, too. */
  readonly bySchema: boolean;
}

/** The output of a format. All are written as results come, except SARIF and SVRL, which begin with what is known only at the end. */
export function outputOf(options: OutputOptions, terminal: Console): Output {
  const output = allTo(options, terminal);
  if (!options.onlyInvalid) return output;
  return {
    ...output,
    add: (checked) => (isValid(checked) ? undefined : output.add(checked)),
  };
}

function allTo({ format, phase, ruleSets, bySchema }: OutputOptions, terminal: Console): Output {
  const { locale } = terminal;
  switch (format) {
    case "text":
      return lines(({ shown = [] }) => shown.map(terminal.paint.message), terminal);
    case "github":
      return lines(printAnnotations, terminal);
    case "json":
      return surrounded(
        { start: "[", between: ",", end: "\n]\n", none: "[]\n" },
        printItem,
        terminal,
      );
    case "junit":
      return surrounded(
        { start: junitStart, between: "", end: junitEnd, none: junitStart + junitEnd },
        printSuite,
        terminal,
      );
    case "sarif":
      return kept(
        (all) => JSON.stringify(toSarif(all, ruleSets, { version, locale }), undefined, 2),
        terminal,
      );
    case "svrl":
      return kept(async (all) => {
        const { printSvrl } = await import("../validate/svrl.js");
        return printSvrl(all, ruleSets, { locale, phase, bySchema });
      }, terminal);
  }
}

function lines(print: (checked: CheckedFile) => readonly string[], terminal: Console): Output {
  return {
    add: async (checked) => {
      const printed = print(checked);
      for (const line of printed) terminal.out(line);
      if (printed.length > 0) await terminal.drained?.();
    },
    end: async () => undefined,
  };
}

interface Surroundings {
  readonly start: string;
  readonly between: string;
  readonly end: string;
  /** The complete text if there are no items. */
  readonly none: string;
}

function surrounded(
  { start, between, end, none }: Surroundings,
  print: (checked: CheckedFile) => string,
  terminal: Console,
): Output {
  let before = start;
  const write = (text: string): Promise<void> => terminal.write(Buffer.from(text));
  return {
    add: async (checked) => {
      const text = before + print(checked);
      before = between;
      await write(text);
    },
    end: () => write(before === start ? none : end),
  };
}

/** An item of an array printed with an indent of two. */
function printItem(checked: CheckedFile): string {
  return JSON.stringify([resultLineOf(checked)], undefined, 2).slice(1, -2);
}

function kept(
  print: (all: readonly CheckedFile[]) => string | Promise<string>,
  terminal: Console,
): Output {
  const all: CheckedFile[] = [];
  return {
    add: async (checked) => void all.push(checked),
    end: async () => terminal.out(await print(all)),
  };
}
