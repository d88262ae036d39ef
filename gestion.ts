/**
 * Public API of `scrutin/gestion`: the documents of the electoral exchange that are reserved for Insee, and what they share
 * with the others.
 *
 * @module
 */
export * from "./generated/electoral/echanges-mairies-insee-gestion.js";
export * from "./runtime/index.js";
