import type { Content, Particle } from "../../descriptors.js";
import { presenceOf } from "../../model/presence.js";
import type { AppendingSource } from "./appending-source.js";

/** Much less than what validation allows: values this deep are left to it. */
export const mostLevels = 100;

/** The function for one complex type as it comes into being, and the variables that hold the properties of its value. */
export interface Body {
  readonly source: AppendingSource;
  readonly variables: ReadonlyMap<string, string>;
}

/**
 * Lays the properties of an object out in variables. An object is walked, because asking it for each property that it may have
 * takes longer: most are optional and absent. Only objects without a prototype of their own show all that they have in this way.
 */
export function reading(variables: Body["variables"]): string {
  const cases = [...variables].map(
    ([property, name]) => `case ${JSON.stringify(property)}: ${name} = value[name]; break;`,
  );
  return `if (typeof value !== "object" || value === null || depth > ${mostLevels}) return;
if (${prototypeOf("value")} !== Object.prototype) {
const prototype = Object.getPrototypeOf(value);
if (prototype !== Object.prototype && prototype !== null) return;
}
let ${[...variables.values()].join(", ")};
for (const name in value) switch (name) {
${cases.join("\n")}
default: if (value[name] !== undefined) return;
}`;
}

/**
 * The prototype of an object, as an expression. Where objects have one layout engines know what `__proto__` gives, and call
 * `Object.getPrototypeOf` each time. The former can be forbidden (`node --disable-proto=throw`).
 */
function prototypeOf(object: string): string {
  try {
    // biome-ignore lint/suspicious/noProto: only the source that is made here uses it, and only to look.
    if (({} as Record<string, unknown>)["__proto__"] === Object.prototype)
      return `${object}.__proto__`;
  } catch {}
  return `Object.getPrototypeOf(${object})`;
}

/** What holds a property. */
export function variable(property: string, { variables }: Body): string {
  return variables.get(property) ?? "undefined";
}

/** Whether there is a value for anything in a particle. */
export function something(particle: Particle, body: Body): string {
  const set = [...presenceOf(particle).properties].map(
    (property) => `${variable(property, body)} !== undefined`,
  );
  return set.join(" || ") || "false";
}

/** Whether there is nothing to write for a particle. */
export function nothing(particle: Particle, body: Body): string {
  const empty = [...presenceOf(particle).properties].map((property) => {
    const value = variable(property, body);
    return `(${value} === undefined || Array.isArray(${value}) && ${value}.length === 0)`;
  });
  return empty.join(" && ") || "true";
}

/** The properties that content has a say in. */
export function propertiesOf(content: Content | undefined): string[] {
  if (content === undefined) return [];
  if (content.kind === "text" || content.kind === "mixed") return [content.property];
  return [...presenceOf(content).properties];
}
