/**
 * Public API of `scrutin/runtime/dates`: dates, times and decimals as documents write them, without a digit or a day lost. What is not used of it
 * stays out of bundles.
 *
 * @module
 */
export { addDays, addMonths, addYears, daysBetween } from "./arithmetic.js";
export { compareDates, type DateOrder, sameDate } from "./compare.js";
export { DateError, type DateErrorCode } from "./date-error.js";
export {
  addDecimals,
  compareDecimals,
  type DecimalLike,
  type FormatDecimalOptions,
  formatDecimal,
} from "./decimals.js";
export { type FromDateOptions, fromDate, type ToDateOptions, toDate } from "./js-dates.js";
export { type DateKind, type DateParts, dateOfParts, partsOfDate } from "./parts.js";
export {
  fromTemporal,
  type GlobalTemporal,
  type TemporalLike,
  type TemporalName,
  toTemporal,
} from "./temporal.js";
export type { Zone } from "./zones.js";
