import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { root } from "../../scripts/root.js";

/** A generator of numbers from 0 to 1 that gives the same again (mulberry32). */
export function numbers(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What was made. */
export interface Made {
  readonly bytes: number;
  /** The documents that are files of their own. */
  readonly plain: readonly string[];
}

/** Documents in one archive. */
const inArchive = 20;

/**
 * Makes documents after the examples of all modules, and `list`, their names. One in a hundred is invalid, one in a thousand not well-formed, one in a
 * thousand not there; of each thousand forty are packed with gzip and one in a hundred thousand wrongly so, and twenty stand in an archive.
 */
export function makeDocuments(folder: string, count: number, seed: number): Made {
  const random = numbers(seed);
  const examples = readExamples();
  const list: string[] = [];
  const plain: string[] = [];
  let archived: Record<string, Uint8Array> = {};
  let bytes = 0;
  const write = (name: string, content: string | Uint8Array): void => {
    writeFileSync(join(folder, name), content);
    list.push(name);
  };
  for (let index = 0; index < count; index++) {
    const place = `d/${Math.floor(index / 1000)}`;
    if (index % 1000 === 0) mkdirSync(join(folder, place), { recursive: true });
    const name = `${place}/${index}.xml`;
    const text = spoilt(examples[Math.floor(random() * examples.length)] ?? "", random);
    bytes += text.length;
    const kind = index % 1000;
    if (kind >= 1000 - inArchive) archived[`${index}.xml`] = strToU8(text);
    else if (kind === 500) list.push(name);
    else if (kind % 25 === 12) write(`${name}.gz`, packed(text, index));
    else {
      write(name, text);
      plain.push(name);
    }
    const isLast = kind === 999 || index === count - 1;
    if (!isLast || Object.keys(archived).length === 0) continue;
    write(`${place}.zip`, zipSync(archived));
    archived = {};
  }
  writeFileSync(join(folder, "list"), list.join("\n"));
  writeFileSync(join(folder, "plain"), plain.join("\n"));
  return { bytes, plain };
}

function readExamples(): readonly string[] {
  const folder = join(root, "schemas/electoral/exemples");
  const names = readdirSync(folder).filter((name) => name.endsWith(".xml"));
  const texts = names.sort().map((name) => readFileSync(join(folder, name), "utf8"));
  // Short ones, as most that communes sent were.
  return texts.filter((text) => text.length < 5000);
}

function spoilt(text: string, random: () => number): string {
  const chance = random();
  if (chance < 0.01) return text.replace(/DateDeDebut>[^<]*</, "DateDeDebut>X<");
  return chance < 0.011 ? text.slice(0, -20) : text;
}

function packed(text: string, index: number): Uint8Array {
  const whole = gzipSync(text);
  return index % 100_000 === 12 ? whole.subarray(0, -9) : whole;
}
