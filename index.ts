/**
 * Public API of `scrutin`: the documents that communes and Insee exchange, as typed builders, and what is needed to write,
 * check and read them. What is reserved for Insee is in `scrutin/gestion`.
 *
 * @module
 */
export * from "./generated/electoral/echanges-mairies-insee-unite-electorale.js";
export { electoralRules } from "./generated/electoral-rules.js";
export * from "./runtime/index.js";
