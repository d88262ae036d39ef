import type { Layout } from "./layout.js";

/** A statement of generated code as data. `print.ts` alone knows how it is laid out. */
export type Statement = InterfaceStatement | AliasStatement | ConstantStatement | FunctionStatement;

interface Named {
  readonly name: string;
  readonly docs: readonly string[];
  /** Set on what its module keeps to itself. */
  readonly isPrivate?: true | undefined;
}

export interface InterfaceStatement extends Named {
  readonly kind: "interface";
  readonly extends?: readonly string[] | undefined;
  readonly properties: readonly PropertyStatement[];
}

/** A property. */
export interface PropertyStatement {
  readonly name: string;
  readonly type: string;
  readonly optional?: boolean | undefined;
  readonly docs?: readonly string[] | undefined;
}

export interface AliasStatement extends Named {
  readonly kind: "alias";
  readonly type: string;
}

export interface ConstantStatement extends Named {
  readonly kind: "constant";
  /** Absent where the initializer says it. */
  readonly type?: string | undefined;
  readonly initializer: Layout;
}

/** A function without parameters that gives an expression. */
export interface FunctionStatement extends Named {
  readonly kind: "function";
  readonly type: string;
  readonly result: Layout;
}
