import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { typographic } from "../../../runtime/messages/typography.js";

/** The language of what the schemas say, whatever the page speaks. Who has the page read aloud hears each in its own. */
export const SchemaLanguage = createContext<string | undefined>(undefined);

/** A text of the schemas: documentation, or words made of a name. */
export function Said({ children }: { readonly children: string | readonly string[] }) {
  const language = useContext(SchemaLanguage);
  return <span lang={language}>{printedIn(language, [children].flat().join(""))}</span>;
}

/** A text as it is in print: schemas are written with the apostrophes and spaces of typewriters. */
export const printedIn = (language: string | undefined, text: string): string =>
  language?.split("-")[0] === "fr" ? typographic(text) : text;

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
