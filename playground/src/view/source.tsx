import { useState } from "preact/hooks";
import { useWords } from "../language.js";

/** A text to be read and copied. */
export function Source({ text }: { readonly text: string }) {
  const words = useWords();
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div class="source">
      <button type="button" class="quiet copy" onClick={copy}>
        {copied ? words.entry.copied : words.entry.copy}
      </button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre tabIndex={0}>{text}</pre>
    </div>
  );
}
