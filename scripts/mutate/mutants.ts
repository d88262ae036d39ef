import ts from "typescript";
import { regexMutants } from "./regex-mutants.js";

/** A small mistake in a file. */
export interface Mutant {
  /** From 1, in the order of the file. */
  readonly number: number;
  readonly line: number;
  /** The text of the line. */
  readonly inLine: string;
  readonly original: string;
  readonly replacement: string;
}

/** A file with all its mistakes: `$mutant(n)` says which one is made. */
export interface Mutated {
  readonly mutants: readonly Mutant[];
  readonly text: string;
}

/** Relational operators move by one, others become their opposite. */
const otherOperators: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.LessThanToken, "<="],
  [ts.SyntaxKind.LessThanEqualsToken, "<"],
  [ts.SyntaxKind.GreaterThanToken, ">="],
  [ts.SyntaxKind.GreaterThanEqualsToken, ">"],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, "!=="],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, "==="],
  [ts.SyntaxKind.AmpersandAmpersandToken, "||"],
  [ts.SyntaxKind.BarBarToken, "&&"],
  [ts.SyntaxKind.QuestionQuestionToken, "&&"],
  [ts.SyntaxKind.PlusToken, "-"],
  [ts.SyntaxKind.MinusToken, "+"],
  [ts.SyntaxKind.AsteriskToken, "/"],
  [ts.SyntaxKind.PlusEqualsToken, "-="],
  [ts.SyntaxKind.MinusEqualsToken, "+="],
]);

/** Finds the mistakes that can be made in a file, and writes it with all of them. */
export function mutate(path: string, text: string): Mutated {
  return rewritten(path, text, true);
}

/** A file without mistakes, whose loops come to an end when a mistake elsewhere makes them endless. */
export function withLoopGuards(path: string, text: string): string {
  return rewritten(path, text, false).text;
}

function rewritten(path: string, text: string, makesMistakes: boolean): Mutated {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const lines = text.split("\n");
  const mutants: Mutant[] = [];

  const source = (node: ts.Node): string => node.getText(file);

  function register(node: ts.Node, replacement: string, original = source(node)): number {
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
    const inLine = (lines[line - 1] ?? "").trim();
    mutants.push({ number: mutants.length + 1, line, inLine, original, replacement });
    return mutants.length;
  }

  /** The text of a node, with the mistakes in it and at it. */
  function written(node: ts.Node): string {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node))
      return source(node);
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return source(node);
    if (!makesMistakes) return withLoopGuard(node, writtenChildren(node));
    if (ts.isReturnStatement(node) && isNothing(node.expression)) {
      if (!ts.isFunctionLike(node.parent.parent))
        return `if (!$mutant(${register(node, "")})) ${source(node)}`;
      return source(node);
    }
    const replacements = replacementsOf(node);
    const numbers = replacements.map(({ text: other, original }) =>
      register(node, other, original),
    );
    const inner = withLoopGuard(node, writtenChildren(node));
    const mistaken = replacements
      .map(({ code }, index) => `$mutant(${numbers[index]}) ? (${code}) : `)
      .join("");
    return mistaken === "" ? inner : `(${mistaken}(${inner}))`;
  }

  function writtenChildren(node: ts.Node): string {
    let at = node.getStart(file);
    let result = "";
    ts.forEachChild(node, (child) => {
      const start = child.getStart(file);
      if (start < at) return;
      result += text.slice(at, start) + written(child);
      at = child.getEnd();
    });
    return result + text.slice(at, node.getEnd());
  }

  interface Replacement {
    /** As it is shown. */
    readonly text: string;
    readonly original?: string;
    readonly code: string;
  }

  function replacementsOf(node: ts.Node): readonly Replacement[] {
    const same = (code: string): Replacement => ({ text: code, code });
    const condition = conditionOf(node);
    const forced = condition === undefined ? [] : condition.map(same);
    if (ts.isNumericLiteral(node) || ts.isBigIntLiteral(node)) {
      if (isUnneeded(node) || isKey(node)) return forced;
      return [
        ...forced,
        same(`${source(node)} + 1${suffix(node)}`),
        same(`${source(node)} - 1${suffix(node)}`),
      ];
    }
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node))
      return [...forced, ...texts(node)];
    if (ts.isRegularExpressionLiteral(node)) {
      const [, body = "", flags = ""] = /^\/(.*)\/(\w*)$/s.exec(source(node)) ?? [];
      return regexMutants(body, flags).map((other) => ({
        ...same(`/${other.text}/${flags}`),
        text: other.what,
      }));
    }
    if (
      ts.isTaggedTemplateExpression(node) &&
      source(node.tag) === "String.raw" &&
      ts.isNoSubstitutionTemplateLiteral(node.template)
    ) {
      const body = source(node.template).slice(1, -1);
      return regexMutants(body, "v").map((other) => ({
        ...same(`String.raw\`${other.text}\``),
        text: other.what,
      }));
    }
    if (ts.isArrayLiteralExpression(node) && node.elements.length > 0 && !isTarget(node))
      return [...forced, same("[]")];
    if (ts.isPrefixUnaryExpression(node)) return [...forced, ...ofPrefix(node).map(same)];
    if (ts.isPostfixUnaryExpression(node))
      return [
        same(
          `${source(node.operand)}${node.operator === ts.SyntaxKind.PlusPlusToken ? "--" : "++"}`,
        ),
      ];
    if (ts.isBinaryExpression(node)) {
      const operator = otherOperators.get(node.operatorToken.kind);
      if (
        operator === undefined ||
        isUnneeded(node.right) ||
        isText(node.left) ||
        isText(node.right)
      )
        return forced;
      const [left, right] = [source(node.left), source(node.right)];
      const code = `(${left}) ${operator} (${right})`;
      const isAssignment = operator === "-=" || operator === "+=";
      return [
        ...forced,
        {
          text: operator,
          original: `${left} ${node.operatorToken.getText(file)} ${right}`,
          code: isAssignment ? `${left} ${operator} (${right})` : code,
        },
      ];
    }
    return forced;
  }

  function texts(
    node: ts.StringLiteral | ts.NoSubstitutionTemplateLiteral,
  ): readonly Replacement[] {
    if (
      isKey(node) ||
      isKind(node) ||
      isUnneeded(node) ||
      ts.isTaggedTemplateExpression(node.parent) ||
      ts.isExpressionStatement(node.parent)
    )
      return [];
    const code = node.text === "" ? '"mutant"' : '""';
    return [{ text: code, code }];
  }

  function ofPrefix(node: ts.PrefixUnaryExpression): readonly string[] {
    const operand = source(node.operand);
    if (node.operator === ts.SyntaxKind.ExclamationToken) return [operand];
    if (node.operator === ts.SyntaxKind.MinusToken) return [`+${operand}`];
    if (node.operator === ts.SyntaxKind.PlusPlusToken) return [`--${operand}`];
    if (node.operator === ts.SyntaxKind.MinusMinusToken) return [`++${operand}`];
    return [];
  }

  /** A loop that a mistake makes endless comes to an end. */
  function withLoopGuard(node: ts.Node, inner: string): string {
    const isBody =
      ts.isStatement(node) &&
      ts.isIterationStatement(node.parent, false) &&
      node.parent.statement === node;
    return isBody ? `{ $round(); ${inner} }` : inner;
  }

  return { text: writtenChildren(file), mutants };
}

/** What a condition is forced to be; a loop that never ends would say nothing. */
function conditionOf(node: ts.Node): readonly string[] | undefined {
  const { parent } = node;
  if (parent === undefined) return undefined;
  if (ts.isIfStatement(parent) && parent.expression === node) return ["true", "false"];
  if (ts.isConditionalExpression(parent) && parent.condition === node) return ["true", "false"];
  if (ts.isWhileStatement(parent) && parent.expression === node) return ["false"];
  if (ts.isForStatement(parent) && parent.condition === node) return ["false"];
  return undefined;
}

function isNothing(expression: ts.Expression | undefined): boolean {
  return (
    expression === undefined || (ts.isIdentifier(expression) && expression.text === "undefined")
  );
}

/** A value that only the type checker asks for: what stands behind `??` and `=` where an index always finds something. */
function isUnneeded(node: ts.Node): boolean {
  const { parent } = node;
  if (
    ts.isBinaryExpression(parent) &&
    parent.right === node &&
    parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken
  )
    return (
      ts.isElementAccessExpression(parent.left) &&
      (ts.isNumericLiteral(node) || ts.isStringLiteral(node))
    );
  return (
    ts.isBindingElement(parent) &&
    parent.initializer === node &&
    ts.isArrayBindingPattern(parent.parent)
  );
}

function isText(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

function isTarget(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  );
}

/** Whether a text is a kind, which the type checker would miss. */
function isKind(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) return parent.name.getText() === "kind";
  if (!ts.isBinaryExpression(parent)) return false;
  return [parent.left, parent.right].some(
    (side) => ts.isPropertyAccessExpression(side) && side.name.text === "kind",
  );
}

/** Whether a literal is a name. */
function isKey(node: ts.Node): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isBindingElement(parent)) &&
    (parent.name === node || (ts.isBindingElement(parent) && parent.propertyName === node))
  );
}

function suffix(node: ts.Node): string {
  return ts.isBigIntLiteral(node) ? "n" : "";
}
