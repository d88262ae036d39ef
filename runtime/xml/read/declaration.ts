import type { Context } from "./context.js";

const declaration =
  /^version[ \t\n]*=[ \t\n]*(["'])1\.[0-9]+\1(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(["'])[A-Za-z][A-Za-z0-9._-]*\2)?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(["'])(yes|no)\3)?[ \t\n]*$/;

/** Checks an XML declaration (XML 1.0, production 23), given what is in it behind `<?xml`; gives whether the document stands alone. */
export function readDeclaration(context: Context, body: string): boolean {
  const match = declaration.exec(body);
  if (match === null) return context.fail("malformed XML declaration", context.input.at);
  return match[4] === "yes";
}
