import type { Surroundings } from "./locale.js";

/*
 * The one place where colours are added. Output to a file, to a pipe or in a format for programs never passes through it.
 */

/** Colours the kinds of text that a console writes for people. */
export interface Painter {
  /** A message: its place, its level, and the line with the caret. */
  readonly message: (text: string) => string;
  /** The headings of a table, the title of a part. */
  readonly heading: (text: string) => string;
  /** A difference, as `diff -u` writes it. */
  readonly patch: (text: string) => string;
}

const same = (text: string): string => text;

/** Adds no colours. */
export const plain: Painter = { message: same, heading: same, patch: same };

const style =
  (code: number, end: number) =>
  (text: string): string =>
    text === "" ? "" : `\u001b[${code}m${text}\u001b[${end}m`;

const bold = style(1, 22);
const dim = style(2, 22);
const red = style(31, 39);
const green = style(32, 39);
const yellow = style(33, 39);
const cyan = style(36, 39);

/** Adds colours that every terminal knows. */
export const colored: Painter = {
  message: byLine(messageLine),
  heading: bold,
  patch: byLine(patchLine),
};

function byLine(paint: (line: string) => string): (text: string) => string {
  return (text) => text.split("\n").map(paint).join("\n");
}

const severities: Readonly<Record<string, (text: string) => string>> = {
  error: red,
  warning: yellow,
  information: cyan,
};

function messageLine(line: string): string {
  const [, excerptNumber, excerpt] = /^( *\d+ \| )(.*)$/.exec(line) ?? [];
  if (excerptNumber !== undefined) return dim(excerptNumber) + (excerpt ?? "");
  const [, gutter, caret] = /^( +\| \s*…?\s*)(\^)$/.exec(line) ?? [];
  if (gutter !== undefined && caret !== undefined) return dim(gutter) + bold(red(caret));
  const [, place, severity, rest] =
    /^(\S.*?:\d+:\d+: )(?:(error|warning|information): )?(.*)$/.exec(line) ?? [];
  if (place !== undefined) {
    const how =
      severity === undefined ? "" : `${bold(severities[severity]?.(severity) ?? severity)}: `;
    return bold(place) + how + (rest ?? "");
  }
  const [, own, said] = /^(scrutin: )(.*)$/.exec(line) ?? [];
  return own === undefined ? line : bold(own) + (said ?? "");
}

function patchLine(line: string): string {
  if (/^(?:---|\+\+\+) /.test(line)) return bold(line);
  if (line.startsWith("@@")) return cyan(line);
  if (line.startsWith("+")) return green(line);
  return line.startsWith("-") ? red(line) : line;
}

/** An output that a person may be watching. */
export interface Watched extends Surroundings {
  readonly watched?: { readonly out: boolean; readonly error: boolean } | undefined;
}

/**
 * Chooses whether outputs have colours: `--color` decides, then `FORCE_COLOR`, then `NO_COLOR` (no-color.org); otherwise they have them on terminals
 * that support it.
 */
export function choosePainters(
  args: readonly string[],
  { env, watched = { out: false, error: false } }: Watched,
): { readonly out: Painter; readonly error: Painter } {
  const painter = (isColored: boolean): Painter => (isColored ? colored : plain);
  const asked = colorOption(args) ?? forced(env["FORCE_COLOR"]);
  if (asked !== undefined && asked !== "auto")
    return { out: painter(asked === "always"), error: painter(asked === "always") };
  const isUnwanted = asked === undefined && (env["NO_COLOR"] ?? "") !== "";
  if (isUnwanted || env["TERM"] === "dumb") return { out: plain, error: plain };
  return { out: painter(watched.out), error: painter(watched.error) };
}

type When = "auto" | "always" | "never";

export const whens: readonly When[] = ["auto", "always", "never"];

/** The value of `--color`, looked for before the command line is parsed, so that it holds for mistakes in the command line too. */
function colorOption(args: readonly string[]): When | undefined {
  const end = args.indexOf("--");
  const options = end < 0 ? args : args.slice(0, end);
  const values = options.flatMap((option, index) =>
    option === "--color"
      ? (options[index + 1] ?? [])
      : option.startsWith("--color=")
        ? option.slice("--color=".length)
        : [],
  );
  return whens.find((when) => when === values.at(-1));
}

/** `FORCE_COLOR` as Node and others read it: an empty value means yes. */
function forced(value: string | undefined): When | undefined {
  if (value === undefined) return undefined;
  return value === "0" || value === "false" ? "never" : "always";
}
