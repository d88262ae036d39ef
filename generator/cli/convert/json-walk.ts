import { setProperty } from "../../../runtime/model/set-property.js";
import { JsonFault, jsonTexts } from "./json-faults.js";
import type { JsonTokens } from "./json-tokens.js";

const [quote, comma, colon] = [0x22, 0x2c, 0x3a];
const [openObject, closeObject, openList, closeList] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Receives the parts of a value in the order of the text. */
export interface JsonVisitor {
  /** A list or object begins here. Returns false if the visitor has skipped it, so that the place is after it. */
  open(isList: boolean): boolean;
  /** A property begins, or the next item of a list. */
  part(name: string | undefined): void;
  close(): void;
  scalar(value: unknown): void;
}

interface Open {
  readonly close: number;
  /** The names of the object so far. */
  readonly names: Set<string> | undefined;
}

/** Goes through the value that begins here, without recursion, so that no depth overflows the stack. */
export function walkJson(tokens: JsonTokens, visitor: JsonVisitor): void {
  const open: Open[] = [];
  do {
    const first = tokens.byte();
    if (first === openObject || first === openList) {
      const isList = first === openList;
      if (visitor.open(isList) && !isEmpty(tokens, isList ? closeList : closeObject, visitor)) {
        open.push(
          isList
            ? { close: closeList, names: undefined }
            : { close: closeObject, names: new Set() },
        );
        beginPart(tokens, open.at(-1), visitor);
        continue;
      }
    } else visitor.scalar(first === quote ? tokens.string() : tokens.literal());
    goOn(tokens, open, visitor);
  } while (open.length > 0);
}

/** Enters a container, and says whether it is empty and so left again. */
function isEmpty(tokens: JsonTokens, close: number, visitor: JsonVisitor): boolean {
  tokens.at++;
  tokens.space();
  if (tokens.byte() !== close) return false;
  tokens.at++;
  visitor.close();
  return true;
}

/** After a value: closes the containers that end there, and goes on to the next part. */
function goOn(tokens: JsonTokens, open: Open[], visitor: JsonVisitor): void {
  for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
    tokens.space();
    const next = tokens.byte();
    if (next !== comma && next !== last.close)
      tokens.fail(last.names === undefined ? jsonTexts.afterItem : jsonTexts.afterProperty);
    tokens.at++;
    if (next === comma) {
      tokens.space();
      beginPart(tokens, last, visitor);
      return;
    }
    open.pop();
    visitor.close();
  }
}

function beginPart(tokens: JsonTokens, container: Open | undefined, visitor: JsonVisitor): void {
  const names = container?.names;
  if (names === undefined) {
    visitor.part(undefined);
    return;
  }
  if (tokens.byte() !== quote) tokens.fail(jsonTexts.name);
  const place = tokens.at;
  const name = tokens.string();
  if (names.has(name)) throw new JsonFault(jsonTexts.twice(name), place);
  names.add(name);
  tokens.space();
  if (tokens.byte() !== colon) tokens.fail(jsonTexts.colon);
  tokens.at++;
  tokens.space();
  visitor.part(name);
}

/** Builds the value from the parts. */
export class ValueMaker implements JsonVisitor {
  value: unknown;
  readonly #open: (unknown[] | object)[] = [];
  readonly #names: (string | undefined)[] = [];
  readonly #passed: () => unknown;

  /** `passed` gives the view of a long list that begins here and is skipped, or undefined. */
  constructor(passed: () => unknown) {
    this.#passed = passed;
  }

  open(isList: boolean): boolean {
    const passed = isList ? this.#passed() : undefined;
    if (passed === undefined) this.#open.push(isList ? [] : {});
    else this.scalar(passed);
    return passed === undefined;
  }

  part(name: string | undefined): void {
    this.#names.push(name);
  }

  close(): void {
    const made = this.#open.pop();
    this.scalar(Array.isArray(made) || made === undefined ? made : special(made));
  }

  scalar(value: unknown): void {
    const around = this.#open.at(-1);
    if (around === undefined) {
      this.value = value;
      return;
    }
    const name = this.#names.pop();
    if (Array.isArray(around)) around.push(value);
    else setProperty(around as Record<string, unknown>, name ?? "", value);
  }
}

/** Values that JSON cannot hold and that are written as objects: see `json-document.ts`. */
function special(value: object): unknown {
  if (
    "$integer" in value &&
    typeof value.$integer === "string" &&
    /^[+-]?\d+$/.test(value.$integer)
  )
    return BigInt(value.$integer.replace(/^\+/, ""));
  if ("$number" in value && typeof value.$number === "string") return Number(value.$number);
  return value;
}
