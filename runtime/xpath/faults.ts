/** What can be wrong with an expression before it is run. */
export interface FaultParameters {
  /** The text breaks off or goes on where the grammar has something else. */
  "xpath-syntax": { readonly found: string; readonly expected: readonly string[] };
  "xpath-unknown-function": { readonly name: string; readonly near: string | undefined };
  "xpath-arity": {
    readonly name: string;
    readonly given: number;
    readonly least: number;
    /** `undefined` where there may be any number. */
    readonly most: number | undefined;
  };
  "xpath-unbound-prefix": { readonly prefix: string; readonly near: string | undefined };
  "xpath-undefined-variable": { readonly name: string; readonly near: string | undefined };
  /** Something else than a node-set where only a node-set makes sense. */
  "xpath-no-node-set": { readonly construct: string };
  /** An expression that is no pattern (XSLT 1.0, 5.2). */
  "xpath-no-pattern": { readonly construct: string };
  "xpath-too-deep": { readonly most: number };
}

export type FaultCode = keyof FaultParameters;

/** One fault of an expression, with its place in the text in UTF-16 units from 0. */
export type XPathFault = {
  [Code in FaultCode]: {
    readonly code: Code;
    readonly parameters: FaultParameters[Code];
    readonly at: number;
    readonly length: number;
  };
}[FaultCode];

/** What is thrown within a parser where it cannot go on; it does not leave `runtime/xpath`. */
export class SyntaxFault extends Error {
  readonly fault: XPathFault;

  constructor(fault: XPathFault) {
    super(fault.code);
    this.fault = fault;
  }
}
