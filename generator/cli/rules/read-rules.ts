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
  if (chosen.kind === "embedded" && ![...schemas].some(mayEmbedRules))
    return { read: [], xpath2: undefined };
  const { findXPath2, readEmbeddedRules, readRules } = await import("./rule-files.js");
  const xpath2 = await findXPath2();
  const read =
    chosen.kind === "named"
      ? await readRules(chosen.inputs, { xpath2 }, terminal)
      : await readEmbeddedRules(schemas, { xpath2 }, terminal);
  return { read, xpath2 };
}

/** Whether a namespace of Schematron may stand in a file, in whatever encoding, or packed. */
function mayEmbedRules([file, bytes]: readonly [string, Uint8Array]): boolean {
  if (/\.(?:zip|jar)$/i.test(file)) return true;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return ["latin1", "utf16le"].some((encoding) =>
    text.includes("schematron", 0, encoding as BufferEncoding),
  );
}
