/** What the emitters return. How it is printed is not their business. */
export type Statement = InterfaceStatement | AliasStatement | ConstantStatement;

interface Named {
  readonly name: string;
  readonly docs: readonly string[];
}

export interface InterfaceStatement extends Named {
  readonly kind: "interface";
  readonly typeParameters?: readonly string[] | undefined;
  readonly extends?: readonly string[] | undefined;
  readonly properties: readonly PropertyStatement[];
}

/** A property; or a method where `type` begins with a parenthesis and `method` is set. */
export interface PropertyStatement {
  readonly name: string;
  readonly type: string;
  readonly optional?: boolean | undefined;
  readonly readonly?: boolean | undefined;
  readonly docs?: readonly string[] | undefined;
  /** Written as a method: the parameters, between parentheses. */
  readonly parameters?: string | undefined;
}

export interface AliasStatement extends Named {
  readonly kind: "alias";
  readonly type: string;
}

export interface ConstantStatement extends Named {
  readonly kind: "constant";
  readonly type: string;
  readonly initializer: string;
}
