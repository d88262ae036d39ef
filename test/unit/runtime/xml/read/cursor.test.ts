import { expect, test } from "vitest";
import type { Context } from "../../../../../runtime/xml/read/context.js";
import { Cursor } from "../../../../../runtime/xml/read/cursor.js";

function cursorOf(text: string): Cursor {
  const context: Pick<Context, "fail"> = {
    fail: (detail, index) => {
      throw new Error(`${detail} @${index}`);
    },
  };
  return new Cursor(context as Context, text, { start: 100 });
}

test("what stands between quotation marks has to end", () => {
  for (const text of ["'x", '"', "\"x'", "''"]) {
    const cursor = cursorOf(text);
    if (text === "''") expect([cursor.quoted(), cursor.at]).toEqual(["", 2]);
    else expect(() => cursor.quoted()).toThrow("malformed DOCTYPE @100");
  }
  for (const text of ["x", ""])
    expect(() => cursorOf(text).quoted()).toThrow("malformed DOCTYPE @100");
});
