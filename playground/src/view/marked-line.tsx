/** A line of a source, and a place in it. What is far from the place is cut. */
export function MarkedLine({
  line,
  column,
  text,
}: {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}) {
  const start = column > 120 ? column - 60 : 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <pre class="line" tabIndex={0}>
      <span class="number">{line}</span>
      {start > 0 && "…"}
      <MarkedText text={text.slice(start, start + 300)} column={column - start} />
    </pre>
  );
}

/** A document with its lines numbered and one place marked. */
export function MarkedDocument({
  text,
  line,
  column,
}: {
  readonly text: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
}) {
  const lines = text.trimEnd().split("\n");
  const width = String(lines.length).length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <pre class="line" tabIndex={0}>
      {lines.map((content, index) => (
        <span key={index} class={index + 1 === line ? "row-marked" : undefined}>
          <span class="number">{String(index + 1).padStart(width)}</span>
          {index + 1 === line ? <MarkedText text={content} column={column ?? 1} /> : content}
          {"\n"}
        </span>
      ))}
    </pre>
  );
}

function MarkedText({ text, column }: { readonly text: string; readonly column: number }) {
  const rest = text.slice(column - 1);
  const [marked = ""] = /^(?:<[^>]*>?|[^\s<>]+|.)/u.exec(rest) ?? [];
  return (
    <>
      {text.slice(0, column - 1)}
      <mark>{marked}</mark>
      {rest.slice(marked.length)}
    </>
  );
}
