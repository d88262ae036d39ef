import { readFileSync } from "node:fs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.js";
import { asFile, openPage, press, shows } from "../support/page.js";
import { address, describePage } from "../support/page-tests.js";

/*
 * Sets of schemas that the page has not seen, given as files, as archives and by dropping them.
 */

describePage("the page with other schemas", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  const open = () => openPage(browser, address);

  test("schemas that it has not seen give a form, a check and code", async () => {
    const { page, faults } = await open();
    const note = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:x" xmlns="urn:x" elementFormDefault="qualified">
      <xs:element name="tally"><xs:complexType><xs:sequence>
        <xs:element name="count" type="xs:int"/>
        <xs:choice><xs:element name="left" type="xs:string"/><xs:element name="right" type="xs:boolean"/></xs:choice>
      </xs:sequence></xs:complexType></xs:element></xs:schema>`;
    await page.setInputFiles("#set-files", asFile("tally.xsd", note));
    await page.locator("#f-count").fill("many");
    await page.locator("#f-count").blur();
    await page.locator("#f-count-errors").waitFor();
    await page.locator("#f-count").fill("12");
    await page.getByLabel("Right").check();
    await page.locator("#f-right").selectOption("true");
    await page.getByText("Le document est valide.").waitFor();
    await shows(page, ">12</");
    await page.getByRole("tab", { name: "TypeScript" }).click();
    await shows(page, ".count(12)");
    const zip = page.waitForEvent("download");
    await page.getByRole("button", { name: "Télécharger le TypeScript" }).click();
    const archive = unzipSync(readFileSync(await (await zip).path()));
    expect(strFromU8(archive["tally.ts"] ?? new Uint8Array())).toContain("count: number;");
    await page.getByRole("tab", { name: "Contrôle" }).click();
    const wrong = '<tally xmlns="urn:x">\n  <count>12</count>\n  <middle/>\n</tally>';
    await page.setInputFiles("#check-files", asFile("t.xml", wrong));
    await expect(page.locator("pre.line mark").first().innerText()).resolves.toContain("middle");
    await page.setInputFiles("#set-files", asFile("x.xsd", note.replace("xs:int", "xs:itn")));
    await page.getByRole("alert").getByText("x.xsd:3:9").waitFor();
    expect(faults).toEqual([]);
  });

  test("schemas in a description of services are schemas", async () => {
    const { page, faults } = await open();
    const wsdl = `<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/"><w:types>
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:w"><xs:element name="order" type="xs:int"/></xs:schema>
    </w:types></w:definitions>`;
    await page.setInputFiles("#set-files", asFile("orders.wsdl", wsdl));
    await page.locator("#f-root").fill("12");
    await page.getByText("Le document est valide.").waitFor();
    await shows(page, ">12</");
    expect(faults).toEqual([]);
  });

  test("begins with the element that is in no other, and tells those of one name apart", async () => {
    const { page } = await open();
    const versioned = (version: number): string =>
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:v${version}" xmlns="urn:v${version}">
        <xs:element name="line" type="xs:string"/>
        <xs:element name="paper"><xs:complexType><xs:sequence><xs:element ref="line"/></xs:sequence></xs:complexType></xs:element></xs:schema>`;
    await page.setInputFiles("#set-files", [
      asFile("v1.xsd", versioned(1)),
      asFile("v2.xsd", versioned(2)),
    ]);
    await page.locator(".set").getByText("v1.xsd").waitFor();
    await page.locator("#root").getByText("Paper – urn:v1").waitFor({ state: "attached" });
    expect(await page.locator("#root option").allInnerTexts()).toEqual([
      "Line – urn:v1",
      "Line – urn:v2",
      "Paper – urn:v1",
      "Paper – urn:v2",
    ]);
    expect(await page.locator("#root").inputValue()).toBe("{urn:v1}paper");
  });

  /** Drops a file on a place of the page. */
  function drop(page: Page, place: string, name: string, text: string): Promise<void> {
    return page.evaluate(
      `(() => {
        const data = new DataTransfer();
        data.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}));
        const event = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data });
        document.querySelector(${JSON.stringify(place)}).dispatchEvent(event);
      })()`,
    );
  }

  test("files can be dropped", async () => {
    const { page, faults } = await open();
    await page.getByRole("tab", { name: "Contrôle" }).click();
    await drop(page, ".drop", "avis.xml", "<avis>\n  <x/>\n</avis>");
    await page.getByText("Le fichier n’est pas valide.").waitFor();
    await drop(page, ".set", "notes.txt", "hello");
    await page.getByRole("alert").getByText("Aucun fichier .xsd").waitFor();
    const schema =
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="avis"/></xs:schema>';
    await drop(page, ".set", "avis.xsd", schema);
    await page.locator(".set").getByText("avis.xsd").waitFor();
    await drop(page, ".drop", "avis.xml", "<avis>\\n  <x/>\\n</avis>");
    await page.getByText("Le fichier est valide.").waitFor();
    expect(faults).toEqual([]);
  });

  test("archives can be given: schemas in one, documents in another", async () => {
    const { page, faults } = await open();
    const zip = (name: string, files: Readonly<Record<string, string>>) => ({
      name,
      mimeType: "application/zip",
      buffer: Buffer.from(
        zipSync(
          Object.fromEntries(Object.entries(files).map(([key, text]) => [key, strToU8(text)])),
        ),
      ),
    });
    const head =
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"';
    const schemas = zip("shop.zip", {
      "shop/main.xsd": `${head} targetNamespace="urn:shop" xmlns="urn:shop"><xs:include schemaLocation="parts/kinds.xsd"/><xs:element name="Basket" type="Basket"/></xs:schema>`,
      "shop/parts/kinds.xsd": `${head} targetNamespace="urn:shop"><xs:complexType name="Basket"><xs:sequence><xs:element name="Weight" type="xs:decimal"/></xs:sequence></xs:complexType></xs:schema>`,
    });
    await page.setInputFiles("#set-files", schemas);
    await page.getByLabel("Weight").waitFor();
    await page.getByRole("tab", { name: "Contrôle" }).click();
    const basket = (weight: string): string =>
      `<Basket xmlns="urn:shop">\n<Weight>${weight}</Weight></Basket>`;
    await page.setInputFiles(
      "#check-files",
      zip("baskets.zip", { "a.xml": basket("2.5"), "sub/b.xml": basket("heavy") }),
    );
    await page.getByText("1 fichier valide sur 2.").waitFor();
    const [wrong] = await page.locator("details.document").allInnerTexts();
    expect(wrong).toContain("b.xml");
    expect(wrong).toContain("ligne 2, colonne 1");

    // What cannot be read is told of itself, and keeps nothing else from being checked.
    const inner = zip("inner.zip", { "c.xml": basket("3") }).buffer;
    const archives = zipSync({ "more/inner.zip": inner, "more/broken.zip": strToU8("PK no") });
    await page.setInputFiles("#check-files", [
      asFile("broken.zip", "no archive", "application/zip"),
      zip("empty.zip", { "readme.txt": "nothing" }),
      { name: "archives.zip", mimeType: "application/zip", buffer: Buffer.from(archives) },
      asFile("d.xml", basket("4")),
      asFile("nothing.xml", ""),
      asFile("picture.xml", "\0\u0007<\uFFFDpng"),
    ]);
    await page.getByText("2 fichiers valides sur 7.").waitFor();
    const refused = (await page.locator("details.document").allInnerTexts()).join("\n");
    for (const said of [
      "broken.zip",
      "ce n’est pas une archive zip",
      "empty.zip",
      "l’archive ne contient aucun fichier .xml",
      "archives.zip!/more/broken.zip",
      "nothing.xml",
    ])
      expect(refused).toContain(said);
    expect(refused).not.toContain("png");
    // And so it is in the other language, once that is chosen.
    await page.getByRole("button", { name: "English" }).click();
    await page.getByText("2 valid files of 7.").waitFor();
    await page.getByText("there is no .xml file in the archive").waitFor();
    expect(faults).toEqual([]);
  });

  test("types that hold each other, any type, text among elements, no element at all", async () => {
    const { page, faults } = await open();
    const odd = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:element name="start" type="ring"/>
      <xs:complexType name="ring"><xs:sequence>
        <xs:element name="anything"/>
        <xs:element name="remark" type="remark"/>
        <xs:element name="inner" type="ring" minOccurs="0"/>
      </xs:sequence></xs:complexType>
      <xs:complexType name="remark" mixed="true"><xs:sequence>
        <xs:element name="b" type="xs:string" minOccurs="0"/>
      </xs:sequence></xs:complexType>
      <xs:element name="never" type="never"/>
      <xs:complexType name="never"><xs:sequence><xs:element name="again" type="never"/></xs:sequence></xs:complexType>
    </xs:schema>`;
    await page.setInputFiles("#set-files", asFile("odd.xsd", odd));
    await page.locator("#root").selectOption({ label: "Start" });
    await page.getByText("Le document est valide.").waitFor();
    await press(page, "Ajouter « Inner »");
    await page.locator("#f-inner-remark-content").waitFor();
    await page.getByText("Le document est valide.").waitFor();
    const remark = page.locator("#f-remark-content");
    await remark.getByRole("button", { name: "Ajouter « Texte »" }).click();
    await remark.locator("textarea").fill("hear, hear");
    await page.locator("pre").filter({ hasText: "hear, hear" }).waitFor();
    await remark.getByRole("button", { name: "Retirer" }).click();
    await page.getByText("Le document est valide.").waitFor();
    await page.locator("#root").selectOption({ label: "Never" });
    await page.getByRole("button", { name: "Ajouter « Again »" }).waitFor();
    const types = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>';
    await page.setInputFiles("#set-files", asFile("none.xsd", types));
    await page.getByText("Ces schémas ne déclarent aucun élément").waitFor();
    expect(faults).toEqual([]);
  });
});
