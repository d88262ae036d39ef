import type { Layout } from "./layout.js";

/** A statement of generated code as data. `print.ts` alone knows how it is laid out. */
export type Statement = InterfaceStatement | AliasStatement | ConstantStatement;

interface Named {
  readonly name: string;
  readonly docs: readonly string[];
  /** Set on what its module keeps to itself. */
  readonly isPrivate?: true | undefined;
}

export interface InterfaceStatement extends Named {
  readonly kind: "interface";
  readonly typeParameters?: readonly string[] | undefined;
  readonly extends?: readonly string[] | undefined;
  readonly properties: readonly PropertyStatement[];
}

/** A property, or a method of one parameter. */
export interface PropertyStatement {
  readonly name: string;
  readonly type: string;
  readonly optional?: boolean | undefined;
  readonly readonly?: boolean | undefined;
  readonly docs?: readonly string[] | undefined;
  /** Set on a method, whose result `type` is. */
  readonly parameter?: { readonly name: string; readonly type: string } | undefined;
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
