import { describe, expect, test } from "vitest";
import {
  isNetworkLocation,
  normalizeLocation,
  resolveLocation,
  unescapeLocation,
} from "../../../../../generator/reader/sources/resource.js";

describe("resolveLocation", () => {
  test.for([
    ["schemas/a.xsd", "b.xsd", "schemas/b.xsd"],
    ["schemas/a.xsd", "./../b.xsd", "b.xsd"],
    ["a.xsd", "../../b.xsd", "../../b.xsd"],
    ["../x/a.xsd", "../b.xsd", "../b.xsd"],
    ["/s/a.xsd", "../../../b.xsd", "/b.xsd"],
    ["schemas/a.xsd", "sub\\b.xsd", "schemas/sub/b.xsd"],
    ["schemas/a.xsd", "/b.xsd", "/b.xsd"],
    ["schemas/a.xsd", "file:///C:/x%20y/b.xsd", "C:/x y/b.xsd"],
    ["schemas/a.xsd", "http://h/x/../b.xsd", "http://h/b.xsd"],
    ["http://h/x/a.xsd", "../b.xsd#frag", "http://h/b.xsd"],
    ["schemas/a.xsd", "b.xsd#element(/1)", "schemas/b.xsd"],
    ["in.zip!/x/a.xsd", "../y/b.xsd", "in.zip!/y/b.xsd"],
    ["a.xsd", "", "a.xsd"],
  ] as const)("%s + %s = %s", ([base, reference, expected]) => {
    expect(resolveLocation(base, reference)).toBe(expected);
  });
});

test("normalizeLocation gives one spelling to all paths of a file", () => {
  const spellings = ["s/a.xsd", "./s/a.xsd", "s//a.xsd", "s/x/../a.xsd", "s\\a.xsd"];
  expect(new Set(spellings.map(normalizeLocation))).toEqual(new Set(["s/a.xsd"]));
  expect(normalizeLocation("file:///tmp/a%20b.xsd")).toBe("/tmp/a b.xsd");
});

test("unescapeLocation reads percent escapes of paths, and leaves addresses and nonsense alone", () => {
  expect(unescapeLocation("a%20b.xsd")).toBe("a b.xsd");
  expect(unescapeLocation("http://h/a%20b.xsd")).toBeUndefined();
  expect(unescapeLocation("100%.xsd")).toBeUndefined();
});

test("isNetworkLocation knows http and https alone", () => {
  expect(["http://h/a", "HTTPS://h/a", "a.xsd", "urn:x:y"].map(isNetworkLocation)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
