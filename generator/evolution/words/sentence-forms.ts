import { french } from "../../../runtime/messages/typography.js";

/** Something in both languages. */
export interface Text {
  readonly fr: string;
  readonly en: string;
}

/** Says a name as readers know it: with the prefix that the schema documents give its namespace. */
export type SayName = (clarkName: string) => string;

export type Detail = (key: string) => string;
export type Sentence = (detail: Detail, name: SayName) => Text;

export const both = (fr: string, en: string): Sentence => {
  return () => ({ fr, en });
};
/** About the element or attribute that `name` names. */
export const named = (fr: (name: string) => string, en: (name: string) => string): Sentence => {
  return (detail, say) => {
    const names = detail("name").split(" ").filter(Boolean).map(say).join(", ");
    return { fr: fr(names), en: en(names) };
  };
};
/** From one value to another, as they are written; one of them may be missing. */
export const fromTo = (fr: string, en: string): Sentence => {
  return (detail) => {
    const [old, newer] = [detail("old"), detail("new")];
    if (old === "")
      return {
        fr: french`${fr} : « ${newer} », rien auparavant`,
        en: `${en}: "${newer}", nothing before`,
      };
    if (newer === "")
      return {
        fr: french`${fr} : plus rien, « ${old} » auparavant`,
        en: `${en}: nothing any more, "${old}" before`,
      };
    return {
      fr: french`${fr} : « ${old} » devient « ${newer} »`,
      en: `${en}: "${old}" became "${newer}"`,
    };
  };
};
/** From one type to another. */
export const typeFromTo = (fr: string, en: string): Sentence => {
  return (detail, say) => {
    const [old, newer] = [say(detail("old")), say(detail("new"))];
    return {
      fr: `${fr}, de ${old || "anonyme"} à ${newer || "anonyme"}`,
      en: `${en}, from ${old || "an anonymous one"} to ${newer || "an anonymous one"}`,
    };
  };
};
export const renamed = (fr: string, en: string): Sentence => {
  return (detail, say) => {
    const to = say(detail("to"));
    const certainty = detail("certainty");
    const sure = certainty === "" || certainty === "100" ? undefined : certainty;
    return {
      fr: `${fr} ${to}${sure === undefined ? "" : ` (sûr à ${sure}\u00a0%)`}`,
      en: `${en} ${to}${sure === undefined ? "" : ` (${sure}% sure)`}`,
    };
  };
};
export const value = (fr: (value: string) => string, en: (value: string) => string): Sentence => {
  return (detail) => ({ fr: fr(detail("value")), en: en(detail("value")) });
};

export function substitution(fr: string, en: string): Sentence {
  return (detail, say) => {
    const head = say(detail("head"));
    return {
      fr: `${fr} ${head || "un autre élément"}`,
      en: `${en} ${head || "another element"}`,
    };
  };
}

export function facet(fr: string, en: string): Sentence {
  return (detail, say) => {
    const name = detail("facet");
    const inside = name === "" ? "" : ` (${name})`;
    return fromTo(`${fr}${inside}`, `${en}${inside}`)(detail, say);
  };
}

/** Of one component, or of all those that a default is for. */
export const ofSeveral = (sentence: Sentence): Sentence => {
  return (detail, say) => {
    const { fr, en } = sentence(detail, say);
    const names = detail("names");
    if (names === "") return { fr, en };
    const all = names.split(", ");
    const some = all.slice(0, 5).join(", ");
    const more = all.length > 5 ? ", …" : "";
    return {
      fr: french`${fr} (${String(all.length)} composants : ${some}${more})`,
      en: `${en} (${all.length} components: ${some}${more})`,
    };
  };
};
