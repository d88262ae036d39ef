import { expect, test } from "vitest";
import { Assessment } from "../../../../runtime/assess/assessment.js";
import { Reporter } from "../../../../runtime/assess/reporter.js";
import { xsInt, xsString } from "../../../../runtime/datatypes/built-ins.js";
import type { ComplexType, ElementDescriptor } from "../../../../runtime/descriptors.js";
import type { Path } from "../../../../runtime/issues.js";
import type { ElementValue, ObservedName, Observer } from "../../../../runtime/model/observer.js";
import {
  attribute,
  element,
  globalElement,
  occurs,
  sequence,
} from "../../../../runtime/v1/particles.js";
import { elementCheck } from "../../../../runtime/validate/element.js";
import { Validation } from "../../../../runtime/validate/validation.js";
import { XmlReader } from "../../../../runtime/xml/read/reader.js";

const at = (local: string) => ({ namespace: "", local });
const Item: ComplexType = {
  kind: "complexType",
  attributes: () => [attribute("code", at("code"), xsString)],
  content: () =>
    sequence(
      element("count", at("count"), xsInt),
      occurs(0, Number.POSITIVE_INFINITY, element("note", at("note"), xsString)),
    ),
};
const List: ComplexType = {
  kind: "complexType",
  content: () => occurs(0, Number.POSITIVE_INFINITY, element("item", at("item"), Item)),
};
const list = (constrained: boolean): ElementDescriptor =>
  globalElement(
    at("list"),
    List,
    constrained
      ? {
          identityConstraints: [
            {
              category: "unique",
              name: at("codes"),
              selector: [{ steps: [at("item")] }],
              fields: [[{ steps: [], attribute: at("code") }]],
            },
          ],
        }
      : {},
  );

/** Writes down all that it is told. */
class Notes implements Observer {
  readonly active = true;
  readonly awaitsAttributes = true;
  readonly awaitsValue = true;
  readonly lines: string[] = [];
  readonly #place: () => Path;

  constructor(place: () => Path) {
    this.#place = place;
  }

  concerns(): boolean {
    return true;
  }

  open({ local }: ObservedName, declared: ElementDescriptor | undefined): void {
    this.lines.push(`${this.#place().join(".")} ${local} ${declared?.name.local}`);
  }

  attribute({ local }: ObservedName, key: string | undefined): void {
    this.lines.push(`@${local} ${key}`);
  }

  close({ key, content }: ElementValue): void {
    this.lines.push(`end ${content} ${key}`);
  }

  spoil(): void {
    this.lines.push("spoiled");
  }
}

function notesOnDocument(root: ElementDescriptor, text: string) {
  let notes: Notes | undefined;
  const reporter = new Reporter("en", 100);
  const assessment = new Assessment({
    ...{ root, schemas: undefined, reporter, file: undefined, build: true },
    observers: [
      ({ place }) => {
        notes = new Notes(() => place().path);
        return notes;
      },
    ],
  });
  const reader = new XmlReader(assessment, {});
  reader.write(text);
  reader.end();
  return { lines: notes?.lines, issues: reporter.take().map(({ code }) => code) };
}

function notesOnValue(root: ElementDescriptor, value: unknown): readonly string[] | undefined {
  let notes: Notes | undefined;
  const validation = new Validation({ limits: { depth: 10_000 } });
  validation.observe(({ place }) => {
    notes = new Notes(() => [...place().above, ...place().below]);
    return notes;
  });
  validation.guard(() => elementCheck(root)(value, validation));
  return notes?.lines;
}

const Tree: ComplexType = {
  kind: "complexType",
  attributes: () => [attribute("n", at("n"), xsInt)],
  content: () =>
    sequence(
      occurs(0, 1, element("before", at("before"), xsString)),
      occurs(0, Number.POSITIVE_INFINITY, element("tree", at("tree"), Tree)),
      occurs(0, 1, element("after", at("after"), xsInt)),
    ),
};
const tree = globalElement(at("tree"), Tree);

test.for([98, 99, 100, 101, 102, 205, 950])(
  "what lies %d levels deep is told in document order, at its place",
  (levels) => {
    const shallow = '<tree n="2"><before>x</before><tree n="3"/></tree>';
    const text = `${'<tree n="1"><before>b</before>'.repeat(levels)}${shallow}${`${shallow}<after>7</after></tree>`.repeat(levels)}`;
    const reporter = new Reporter("en", 100);
    let notes: Notes | undefined;
    const assessment = new Assessment({
      ...{ root: tree, schemas: undefined, reporter, file: undefined, build: true },
      observers: [
        ({ place }) => {
          notes = new Notes(() => place().path);
          return notes;
        },
      ],
    });
    const reader = new XmlReader(assessment, { limits: { depth: 10_000 } });
    reader.write(text);
    reader.end();
    expect(reporter.take()).toEqual([]);
    expect(notesOnValue(tree, assessment.value)).toEqual(notes?.lines);
  },
);

const value = {
  item: [
    { code: "a", count: 1, note: ["x", "y"] },
    { code: "b", count: 2 },
  ],
};
const text =
  '<list><item code="a"><count>1</count><note>x</note><note>y</note></item><item code="b"><count>2</count></item></list>';

test.for([false, true])(
  "an observer is told of the same of a document and its value; with constraints: %s",
  (constrained) => {
    const { lines } = notesOnDocument(list(constrained), text);
    expect(lines).toEqual(notesOnValue(list(constrained), value));
    expect(lines?.slice(0, 5)).toEqual([
      " list list",
      "item.0 item item",
      "@code string a",
      "item.0.count count count",
      "end simple decimal 1",
    ]);
    expect(lines?.filter((line) => line.startsWith("end"))).toHaveLength(7);
  },
);

test("identity constraints are told beside it", () => {
  const twice = text.replace('code="b"', 'code="a"');
  const { issues } = notesOnDocument(list(true), twice);
  expect(issues).toEqual(["cvc-identity-constraint.4.1"]);
});
