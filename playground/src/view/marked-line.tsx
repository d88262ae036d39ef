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
  const [from, to] = markedPart(text, column - 1, attribute);
  const start = from > 200 ? from - 100 : 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <pre class="line" tabIndex={0} ref={showMark}>
      <span class="number">{line}</span>
      {start > 0 && "…"}
      <MarkedText text={text.slice(start, from + 300)} range={[from - start, to - start]} />
    </pre>
  );
}

/** Lets what is marked be seen where the text is larger than its place. */
function showMark(element: HTMLElement | null): void {
  const mark = element?.querySelector("mark");
  if (element === null || mark === null || mark === undefined) return;
  const end = mark.offsetLeft - element.offsetLeft + Math.min(mark.offsetWidth, 120);
  if (end > element.clientWidth) element.scrollLeft = end - element.clientWidth / 2;
  const bottom = mark.offsetTop - element.offsetTop + mark.offsetHeight;
  if (bottom > element.clientHeight) element.scrollTop = bottom - element.clientHeight / 2;
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
    <pre class="line" tabIndex={0} ref={showMark}>
      {lines.map((content, index) => (
        <span key={index} class={index + 1 === line ? "row-marked" : undefined}>
          <span class="number">{String(index + 1).padStart(width)}</span>
          {index + 1 === line ? (
            <MarkedText text={content} range={markedPart(content, (column ?? 1) - 1, attribute)} />
          ) : (
            content
          )}
          {"\n"}
        </span>
      ))}
    </pre>
  );
}

/** From where to where a text is marked. */
type Range = readonly [start: number, end: number];

/** The tag or the word at a place; of a tag, the attribute that is meant, where it stands on the line. */
function markedPart(text: string, start: number, attribute: string | undefined): Range {
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
  range: [start, end],
}: {
  readonly text: string;
  readonly range: Range;
}) {
  return (
    <>
      {text.slice(0, start)}
      <mark>{text.slice(start, end)}</mark>
      {text.slice(end)}
    </>
  );
}
