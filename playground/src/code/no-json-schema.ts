/* Stands for what prints JSON Schema, and brings zod along: the page never asks for it. */

export function jsonSchema(path: string): never {
  throw new Error(`the page prints no JSON Schema: ${path}`);
}
