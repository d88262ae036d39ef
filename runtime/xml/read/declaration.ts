import type { Context } from "./context.js";

const declaration =
  /^<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*("1\.[0-9]+"|'1\.[0-9]+')(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*("[A-Za-z][A-Za-z0-9._-]*"|'[A-Za-z][A-Za-z0-9._-]*'))?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*("(?:yes|no)"|'(?:yes|no)'))?[ \t\n]*$/;

/** Checks an XML declaration (XML 1.0, production 23), given from `<?xml` up to its `?>`; gives whether the document stands alone. */
export function readDeclaration(context: Context, text: string): boolean {
  const match = declaration.exec(text);
  if (match === null) return context.fail("malformed XML declaration", context.input.at);
  return match[3]?.slice(1, -1) === "yes";
}
