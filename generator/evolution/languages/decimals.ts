import { parseDecimal } from "../../../runtime/datatypes/primitives/decimals.js";
import type { Alphabet } from "./alphabet.js";
import type { Stepper } from "./machine.js";

/** What the symbols of an alphabet mean in a number: a digit as its value, a sign or the point as themselves. */
function roles(alphabet: Alphabet): readonly (number | "+" | "-" | "." | undefined)[] {
  return alphabet.symbols.map((code) => {
    if (code >= 0x30 && code <= 0x39) return code - 0x30;
    return code === 0x2b ? "+" : code === 0x2d ? "-" : code === 0x2e ? "." : undefined;
  });
}

interface Compared {
  readonly negative: boolean;
  /** Digits of the integer part without leading zeros; one more than the limit has stands for all that are more. */
  readonly integer: number;
  /** Digits of the fraction, as far as the limit has some; -1 before the point. */
  readonly fraction: number;
  /** The order of the digits so far to those of the limit at the same places. */
  readonly order: -1 | 0 | 1;
  readonly zero: boolean;
}

/** Numbers by their order to a limit, both as values: `1.50` is `+01.5`. */
export function orderStepper(
  limit: string,
  orders: readonly (-1 | 0 | 1)[],
  alphabet: Alphabet,
): Stepper<Compared> {
  const { negative, integer, fraction } = parseDecimal(limit.trim()) ?? {
    negative: false,
    integer: "",
    fraction: "",
  };
  const symbols = roles(alphabet);
  const compareAt = (order: -1 | 0 | 1, digit: number, of: string, at: number): -1 | 0 | 1 => {
    if (order !== 0) return order;
    const other = Number(of[at] ?? "0");
    return digit < other ? -1 : digit > other ? 1 : 0;
  };
  const orderOf = (state: Compared): -1 | 0 | 1 => {
    if (state.zero) return isZero ? 0 : negative ? 1 : -1;
    if (state.negative !== negative) return state.negative ? -1 : 1;
    const short = state.integer - integer.length;
    // What the limit has beyond the digits that were read is more.
    const rest = /[1-9]/.test(fraction.slice(Math.max(0, state.fraction))) ? -1 : 0;
    const magnitude = short !== 0 ? short : state.order !== 0 ? state.order : rest;
    const signed = negative ? -magnitude : magnitude;
    return signed < 0 ? -1 : signed > 0 ? 1 : 0;
  };
  const isZero = integer === "" && fraction === "";
  return {
    start: { negative: false, integer: 0, fraction: -1, order: 0, zero: true },
    key: (state) =>
      `${state.negative},${state.integer},${state.fraction},${state.order},${state.zero}`,
    step: (state, symbol) => {
      const role = symbols[symbol];
      if (role === undefined) return undefined;
      if (role === "+") return state;
      if (role === "-") return { ...state, negative: true };
      if (role === ".") return state.fraction < 0 ? { ...state, fraction: 0 } : undefined;
      const zero = state.zero && role === 0;
      if (state.fraction < 0) {
        if (zero) return state;
        const order = compareAt(state.order, role, integer, state.integer);
        return { ...state, zero, integer: Math.min(integer.length + 1, state.integer + 1), order };
      }
      const order = compareAt(state.order, role, fraction, state.fraction);
      return { ...state, zero, fraction: Math.min(fraction.length, state.fraction + 1), order };
    },
    accepts: (state) => orders.includes(orderOf(state)),
  };
}

interface Counted {
  readonly integer: number;
  /** Digits of the fraction up to the last that is no zero; -1 before the point. */
  readonly fraction: number;
  /** Zeros after it, which count when another digit follows. */
  readonly zeros: number;
}

/** Numbers of so many digits at most, as values: zeros at the ends do not count (Part 2, 4.3.11 and 4.3.12). */
export function digitsStepper(
  total: number,
  fraction: number,
  alphabet: Alphabet,
): Stepper<Counted> {
  const symbols = roles(alphabet);
  const most = Math.min(total, fraction) + 1;
  return {
    start: { integer: 0, fraction: -1, zeros: 0 },
    key: (state) => `${state.integer},${state.fraction},${state.zeros}`,
    step: (state, symbol) => {
      const role = symbols[symbol];
      if (role === undefined) return undefined;
      if (role === "+" || role === "-") return state;
      if (role === ".") return state.fraction < 0 ? { ...state, fraction: 0 } : undefined;
      if (state.fraction < 0) {
        if (role === 0 && state.integer === 0) return state;
        const integer = total === Number.POSITIVE_INFINITY ? 1 : state.integer + 1;
        return integer > total ? undefined : { ...state, integer };
      }
      if (role === 0) {
        return most === Number.POSITIVE_INFINITY
          ? state
          : { ...state, zeros: Math.min(most, state.zeros + 1) };
      }
      if (most === Number.POSITIVE_INFINITY) return state;
      const places = state.fraction + state.zeros + 1;
      const integer = total === Number.POSITIVE_INFINITY ? 0 : state.integer;
      if (places > fraction || integer + places > total) return undefined;
      return { ...state, fraction: places, zeros: 0 };
    },
    // The one digit of nought counts (total is at least one).
    accepts: () => true,
  };
}
