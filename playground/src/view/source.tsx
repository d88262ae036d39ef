import { useEffect, useState } from "preact/hooks";
import { useWords } from "../language.js";

/** A text to be read and copied. */
export function Source({ text }: { readonly text: string }) {
  const words = useWords();
  const [copied, setCopied] = useState(false);
  useEffect(() => setCopied(false), [text]);
  const copy = (): void => {
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div class="source">
      <button type="button" class="quiet copy" onClick={copy}>
        <span aria-live="polite">{copied ? words.entry.copied : words.entry.copy}</span>
      </button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre tabIndex={0}>{text}</pre>
    </div>
  );
}
