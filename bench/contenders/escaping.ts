/*
 * How both writers by hand escape and check characters.
 */
const usual = /^[\t\n -%'-;=?-\ud7ff\ue000-\ufffd]*$/;
const usualInAttribute = /^[ !#-%'-;=?-\ud7ff\ue000-\ufffd]*$/;
const characters = /^[\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

export function escapeText(value: string): string {
  return usual.test(value) ? value : escapeUnusual(value);
}

export function escapeAttribute(value: string): string {
  return usualInAttribute.test(value)
    ? value
    : escapeUnusual(value)
        .replaceAll('"', "&quot;")
        .replaceAll("\t", "&#9;")
        .replaceAll("\n", "&#10;");
}

function escapeUnusual(value: string): string {
  if (!characters.test(value)) throw new Error(`a character that XML does not have in ${value}`);
  return value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
}
