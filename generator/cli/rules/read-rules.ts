import type { XPath2 } from "../../../runtime/rules/run/queries.js";
import type { Console } from "../terminal.js";
import type { ChosenRules } from "./chosen-rules.js";
import { electoral, type ReadRules, readElectoralRules } from "./electoral-rules.js";

/** Rules that were read, and what runs those in XPath 2.0. */
export interface ReadChosen {
  readonly read: readonly ReadRules[];
  readonly xpath2: XPath2 | undefined;
}

/** Reads the rules that were chosen. What reads Schematron is loaded only where there is some: the electoral rules are compiled in. */
export async function readChosenRules(
  chosen: ChosenRules,
  /** The bytes of the schemas, by file. */
  schemas: ReadonlyMap<string, Uint8Array>,
  terminal: Console,
): Promise<ReadChosen> {
  if (chosen.kind === "named" && chosen.inputs.every((input) => input === electoral))
    return { read: await Promise.all(chosen.inputs.map(readElectoralRules)), xpath2: undefined };
  const embedding = new Map([...schemas].filter(mayEmbedRules));
  if (chosen.kind === "embedded" && embedding.size === 0) return { read: [], xpath2: undefined };
  const { findXPath2, readEmbeddedRules, readRules } = await import("./rule-files.js");
  const xpath2 = await findXPath2();
  const read =
    chosen.kind === "named"
      ? await readRules(chosen.inputs, { xpath2 }, terminal)
      : await readEmbeddedRules(embedding, { xpath2 }, terminal);
  return { read, xpath2 };
}

/** The name of the element that rules stand in, as it is in most encodings and, whichever byte comes first, in UTF-16. */
const appinfo = ["appinfo", [..."appinfo"].join("\0")];

/** Whether rules may stand in a file. Their namespace does not tell: one that is nearly right is a mistake to be told. */
function mayEmbedRules([file, bytes]: readonly [string, Uint8Array]): boolean {
  if (/\.(?:zip|jar)$/i.test(file)) return true;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return appinfo.some((name) => text.includes(name, 0, "latin1"));
}
