/*
 * The contract with generated code: what it may import, and nothing else. It only grows; a change that breaks generated code
 * becomes `v2` beside it.
 */
export * from "../datatypes/bigint-built-ins.js";
export * from "../datatypes/built-ins.js";
export { exactly } from "../datatypes/facets/exactly.js";
export type * from "../descriptors.js";
export { once } from "../model/once.js";
export type {
  AnyAttribute,
  AnyElement,
  Nil,
  OneOf,
  OneOrNoneOf,
  QNameOf,
  QNameValue,
} from "../nouns/generic-values.js";
export { type AnyType, xsAnyType } from "./any-type.js";
export type {
  Build,
  BuildChoice,
  BuilderOf,
  BuildOptions,
  ChoiceBuilderOf,
  Finished,
  ListOrItem,
  Missing,
  Setter,
  Setting,
  SettingItem,
  SettingOf,
  Unfinished,
} from "./builder-types.js";
export { builderOf, start } from "./builders.js";
export { isOneOf, isValueOf, joined } from "./enumerations.js";
export * from "./lending-particles.js";
export * from "./particles.js";
export { type RootsIn, schemaSet, schemasFrom } from "./schema-sets.js";
