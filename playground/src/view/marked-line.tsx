/** A line of a source, and a place in it. What is far from the place is cut. */
export function MarkedLine({
  line,
  column,
  text,
  attribute,
}: {
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly attribute: string | undefined;
}) {
  const start = column > 120 ? column - 60 : 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <pre class="line" tabIndex={0}>
      <span class="number">{line}</span>
      {start > 0 && "…"}
      <MarkedText
        text={text.slice(start, start + 300)}
        column={column - start}
        attribute={attribute}
      />
    </pre>
  );
}

/** A document with its lines numbered and one place marked. */
export function MarkedDocument({
  text,
  line,
  column,
  attribute,
}: {
  readonly text: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly attribute: string | undefined;
}) {
  const lines = text.trimEnd().split("\n");
  const width = String(lines.length).length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <pre class="line" tabIndex={0}>
      {lines.map((content, index) => (
        <span key={index} class={index + 1 === line ? "row-marked" : undefined}>
          <span class="number">{String(index + 1).padStart(width)}</span>
          {index + 1 === line ? (
            <MarkedText text={content} column={column ?? 1} attribute={attribute} />
          ) : (
            content
          )}
          {"\n"}
        </span>
      ))}
    </pre>
  );
}

/** The tag or the word at a place; of a tag, the attribute that is meant, where it stands on the line. */
function markedPart(
  text: string,
  start: number,
  attribute: string | undefined,
): readonly [number, number] {
  const [whole = ""] = /^(?:<[^>]*>?|[^\s<>]+|.)/u.exec(text.slice(start)) ?? [];
  const found =
    attribute === undefined
      ? undefined
      : [...whole.matchAll(/\s([^\s=<>"']+)\s*=\s*(?:"[^"]*"?|'[^']*'?)/gu)].find(
          ([, name]) => name === attribute,
        );
  if (found === undefined) return [start, start + whole.length];
  const [match] = found;
  return [start + found.index + 1, start + found.index + match.length];
}

/** The attribute that an XPath ends with, as documents write it. */
export const attributeOf = (xpath: string | undefined): string | undefined =>
  /\/@([^/[\]]+)$/.exec(xpath ?? "")?.[1];

function MarkedText({
  text,
  column,
  attribute,
}: {
  readonly text: string;
  readonly column: number;
  readonly attribute: string | undefined;
}) {
  const [start, end] = markedPart(text, column - 1, attribute);
  return (
    <>
      {text.slice(0, start)}
      <mark>{text.slice(start, end)}</mark>
      {text.slice(end)}
    </>
  );
}
