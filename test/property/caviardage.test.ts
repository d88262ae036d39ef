import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lireEnvoi } from "../../electoral/echange/lecture.js";
import { champs, nomsDesChamps } from "../../electoral/tableau/champs.js";
import { run } from "../../generator/cli/program.js";
import { validExamples } from "../support/exemples.js";
import { testTerminal } from "../support/terminal.js";

/*
 * Nothing that a document or a table says of a person is in what is said of its mistakes, where that is asked for: every text is replaced by one that can be
 * recognised wherever it comes out.
 */

/** Texts that nothing of ours has, alone or among characters that are wrong in one way or another. */
const secret = "Qwyxéz";
const secrets = fc
  .tuple(
    fc.constantFrom("", "1", "ñ", "-", "31/02/", "99", "٣"),
    fc.constantFrom("", "*", "/1900", "x".repeat(300)),
  )
  .map(([before, after]) => `${before}${secret}${after}`);

const documents = validExamples().filter(({ name }) =>
  /^(?:Envoi|Demande|Lot|Proposition)/.test(name),
);

/** Damages that bring other parts of the reader to speak. */
const damages: readonly ((text: string, at: number) => string)[] = [
  (text) => text,
  (text, at) => text.slice(0, at),
  (text, at) => `${text.slice(0, at)}&${secret};${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}<![CDATA[${secret}]]>${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}<!--${secret}--${secret}-->${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}<?${secret} ${secret}?>${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)} x="${secret}" ${text.slice(at)}`,
];

describe("issues that are redacted", () => {
  test("have no text of the document", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...documents),
        fc.array(fc.tuple(fc.nat(), secrets), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...damages),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom("fr" as const, "en" as const),
        async ({ text }, changes, damage, place, locale) => {
          const slots = Array.from(text.matchAll(/>[^<>\s][^<>]*<|="(?!http)[^"]*"/g));
          let changed = text;
          for (const [index, value] of changes.toSorted(([one], [other]) => other - one)) {
            const slot = slots[index % slots.length];
            if (slot === undefined) continue;
            const found = slot[0];
            const made = found.startsWith(">") ? `>${value}<` : `="${value}"`;
            changed = changed.replace(found, () => made);
          }
          const at =
            text.indexOf("<el:") + Math.floor(place * (changed.length - text.indexOf("<el:")));
          const said: unknown[] = [];
          const source = damage(changed, at);
          for await (const part of lireEnvoi(source, { file: "a.xml", redact: true, locale })) {
            said.push(part.issues);
            if (part.kind === "fin") said.push(part.remarques);
          }
          expect(JSON.stringify(said)).not.toContain(secret);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe("reports of tables that are redacted", () => {
  test("have no text of a cell", async () => {
    const folder = await mkdtemp(join(tmpdir(), "scrutin-redact-"));
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.array(fc.option(secrets, { nil: undefined, freq: 3 }), {
              minLength: 29,
              maxLength: 31,
            }),
            {
              minLength: 1,
              maxLength: 4,
            },
          ),
          fc.constantFrom([], ["--json"], ["--translitterer"]),
          fc.constantFrom("fr", "en"),
          async (rows, others, locale) => {
            const headings = nomsDesChamps.map((champ) => champs[champ].entete);
            const lines = rows.map((cells) =>
              cells
                .map((cell, index) => cell ?? champs[nomsDesChamps[index] ?? "nom"].exemple)
                .join(";"),
            );
            await writeFile(join(folder, "t.csv"), [headings.join(";"), ...lines].join("\n"));
            const terminal = testTerminal(folder);
            const sender = ["--commune", "44109", "--periode", "2008-09-01/2009-02-28"];
            await run(
              ["lot", "t.csv", ...sender, "--redact", "--locale", locale, ...others],
              terminal,
            );
            expect([...terminal.output, ...terminal.errors].join("\n")).not.toContain(secret);
          },
        ),
        { numRuns: 60 },
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
