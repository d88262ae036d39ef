import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";

/** The language of what the schemas say, whatever the page speaks. Who has the page read aloud hears each in its own. */
export const SchemaLanguage = createContext<string | undefined>(undefined);

/** A text of the schemas: documentation, or words made of a name. */
export function Said({ children }: { readonly children: ComponentChildren }) {
  return <span lang={useContext(SchemaLanguage)}>{children}</span>;
}

/** What the page says around a text of the schemas. */
export function SaidWith({
  say,
  what,
}: {
  readonly say: (what: string) => string;
  readonly what: string;
}) {
  const [before = "", after = ""] = say(place).split(place);
  return (
    <>
      {before}
      <Said>{what}</Said>
      {after}
    </>
  );
}

const place = "\u0000";
