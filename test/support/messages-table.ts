import type { Locale } from "../../runtime/index.js";
import { diagnosticEntries } from "./diagnostic-entries.js";
import {
  exampleSet,
  type MessageExample,
  messageExamples,
  schema,
  withoutExample,
} from "./message-examples.js";

/** One kind of messages: a part of the page. */
export interface MessageSource {
  readonly title: string;
  /** Markdown. */
  readonly introduction: string;
  readonly entries: () => Promise<readonly MessageEntry[]>;
}

/** A code, with what gives it and what is said then. */
export interface MessageEntry {
  readonly code: string;
  readonly examples: readonly {
    readonly shown: string;
    readonly said: Readonly<Record<Locale, string>>;
  }[];
  /** Why there is no example. */
  readonly reason?: string | undefined;
}

/** The parts of the page, in its order. */
const sources: readonly MessageSource[] = [
  {
    title: "Documents and values",
    introduction: `What \`parse\`, \`validate\`, \`serialize\` and their kin say, in the language of \`setLocale\` or of the option \`locale\`. Documents are
shown without their declarations of \`b\`, \`xs\` and \`xsi\`, values with the name of their element. All examples belong to this schema:

\`\`\`xml
${schema}
\`\`\``,
    entries: runtimeEntries,
  },
  {
    title: "Schemas",
    introduction: `What \`generate\`, \`loadSchemas\` and the commands say of schemas, in the language of \`setLocale\` or of the option \`locale\`. Each sentence is
shown by the key of its diagnostic, which is the code and, where a rule has several sentences, a word.`,
    entries: () => Promise.resolve(diagnosticEntries()),
  },
];

async function runtimeEntries(): Promise<readonly MessageEntry[]> {
  const set = await exampleSet();
  const byCode = new Map<string, MessageExample[]>();
  for (const example of messageExamples)
    byCode.set(example.code, [...(byCode.get(example.code) ?? []), example]);
  const entries = [...byCode].map(([code, examples]): MessageEntry => {
    const said = (example: MessageExample, locale: Locale): string =>
      example
        .issues(set, locale)
        .filter((issue) => issue.code === code)
        .map(({ message }) => message)
        .join("; ");
    return {
      code,
      examples: examples.map((example) => ({
        shown: example.shown,
        said: { fr: said(example, "fr"), en: said(example, "en") },
      })),
    };
  });
  const others = Object.entries(withoutExample).map(
    ([code, reason]): MessageEntry => ({ code, examples: [], reason }),
  );
  return [...entries, ...others];
}

/** The page `docs/messages.md`. */
export async function messagesPage(): Promise<string> {
  const parts = await Promise.all(sources.map(printSource));
  return `# Messages

Every code that \`scrutin\` reports, with what it says in French and in English, and what was tried to hear it. Codes are the names of the
rules of XML Schema 1.0 where it has one (\`cvc-\`, \`src-\`, \`cos-\` and the like), Xerces' names for breaches of the schema for schemas (\`s4s-\`), or
ours. Codes are stable; sentences may get better.

Made by \`npm run messages\`, which runs every example; a test holds it up to date.

${parts.join("\n")}`;
}

async function printSource({ title, introduction, entries }: MessageSource): Promise<string> {
  const printed = (await entries()).map(printEntry);
  return `## ${title}

${introduction}

${printed.join("\n")}`;
}

function printEntry({ code, examples, reason }: MessageEntry): string {
  const printed = examples.map(
    ({ shown, said }) => `- ${literal(shown)}
  - ${plain(said.fr)}
  - *${plain(said.en)}*`,
  );
  return `### \`${code}\`

${reason === undefined ? printed.join("\n") : `- No small example: ${reason}.`}
`;
}

/** Code on one line; what cannot be seen is escaped. */
function literal(text: string): string {
  if (text === "") return "an empty document";
  return text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** Text as it is. */
function plain(text: string): string {
  return text.replace(/[\\*_`[\]<>~#]/g, "\\$&");
}
