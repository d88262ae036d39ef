import fc from "fast-check";
import { expect, test } from "vitest";
import {
  xsENTITIES,
  xsENTITY,
  xsID,
  xsIDREF,
  xsIDREFS,
  xsNCName,
} from "../../../../runtime/datatypes/built-ins.js";
import type { SimpleType } from "../../../../runtime/descriptors.js";
import { References } from "../../../../runtime/identity/references.js";

const types: readonly SimpleType[] = [xsID, xsIDREF, xsIDREFS, xsENTITY, xsENTITIES, xsNCName];
const names = fc.constantFrom("a", "b", "c-1", "c-2", "c-02", "picture", "sound");
const values = fc
  .tuple(fc.constantFrom(...types), fc.array(names, { minLength: 1, maxLength: 3 }))
  .map(([type, all]) => ({ type, value: type.variety === "list" ? all : all[0] }));

test("each identifier once, each reference to one, entities that are declared", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      fc.array(fc.tuple(values, fc.boolean()), { maxLength: 12 }),
      fc.subarray(["picture", "sound"]),
      (read, entities) => {
        const references = new References<number>(new Set(entities));
        const taken = new Set<string>();
        const wanted: { value: string; place: number }[] = [];
        for (const [place, [{ type, value }, shortly]] of read.entries()) {
          const all = [value].flat().map(String);
          if (shortly && type === xsID) {
            // A reader of whole elements takes an identifier without asking for its type.
            expect(references.take(all[0] ?? "")).toBe(!taken.has(all[0] ?? ""));
            taken.add(all[0] ?? "");
            continue;
          }
          const simple = { type, value, key: "", lexical: all.join(" ") };
          const found = references.note(simple, () => place);
          const isWrong = (one: string): boolean =>
            type === xsID
              ? taken.has(one)
              : (type === xsENTITY || type === xsENTITIES) && !entities.includes(one);
          const wrong = all.find(isWrong);
          const code = type === xsID ? "cvc-id.2" : "cvc-simple-type.2";
          expect(found).toEqual(
            wrong === undefined ? undefined : { code, value: wrong, place: undefined },
          );
          if (wrong !== undefined) seen.add(code);
          if (type === xsID) for (const one of all) taken.add(one);
          if (type === xsIDREF || type === xsIDREFS)
            wanted.push(...all.map((one) => ({ value: one, place })));
        }
        const missing = wanted.filter((one) => !taken.has(one.value));
        if (missing.length > 0) seen.add("cvc-id.1");
        expect(references.unresolved()).toEqual(
          missing.map((one) => ({ code: "cvc-id.1", ...one })),
        );
      },
    ),
    { numRuns: 400, seed: 15 },
  );
  expect([...seen].sort()).toEqual(["cvc-id.1", "cvc-id.2", "cvc-simple-type.2"]);
});

test("asks for a place only where a reference may find nothing", () => {
  const references = new References<string>(new Set());
  const asked: string[] = [];
  const note = (type: SimpleType, value: string): void => {
    references.note({ type, value, key: "", lexical: value }, () => {
      asked.push(value);
      return value;
    });
  };
  note(xsID, "early");
  note(xsIDREF, "early");
  note(xsIDREF, "late");
  note(xsID, "late");
  expect(asked).toEqual(["late"]);
  expect(references.unresolved()).toEqual([]);
});
