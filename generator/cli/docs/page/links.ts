import type { TypeUse } from "../../description/model.js";
import type { Entry, Module, Site, Space } from "../site.js";
import { breakable, type Content, html, joined, type Markup } from "./markup.js";

/** The address of a component, seen from a page. */
export function hrefOf(
  { page, id }: { readonly page: string; readonly id: string },
  from: string,
): string {
  const fragment = `#${encodeURIComponent(id)}`;
  return page === from ? fragment : `${encodeURIComponent(page)}${fragment}`;
}

/** Longer names may be broken in tables, which would otherwise be wider than the page. */
const longestInTable = 38;

function nameLink(href: string, text: string): Markup {
  const kind = text.length > longestInTable ? "name long" : "name";
  return html`<a class="${kind}" href="${href}">${breakable(text)}</a>`;
}

function shownName(text: string): Markup {
  return text.length > longestInTable
    ? html`<code class="long">${breakable(text)}</code>`
    : html`<code>${breakable(text)}</code>`;
}

/** The links of one page. */
export class Links {
  readonly #site: Site;
  readonly #page: string;

  constructor(site: Site, page: string) {
    this.#site = site;
    this.#page = page;
  }

  get site(): Site {
    return this.#site;
  }

  /** A name, as a link where it is described. */
  to(space: Space, clark: string): Markup {
    const entry = this.#site.find(space, clark);
    return entry === undefined ? shownName(this.#site.name(clark)) : this.toEntry(entry);
  }

  toEntry(entry: Entry): Markup {
    const { description } = entry;
    return nameLink(hrefOf(entry, this.#page), this.#site.name(description.name));
  }

  toModule({ page, location }: Module): Markup {
    return nameLink(encodeURIComponent(page), location);
  }

  href(target: { readonly page: string; readonly id: string }): string {
    return hrefOf(target, this.#page);
  }

  /** The address of the type, or of a global element. */
  hrefOfPart(
    { name, type, global }: TypeUse & { readonly name: string; readonly global?: true | undefined },
    space: "element" | "attribute",
  ): string | undefined {
    const entry =
      (type === undefined ? undefined : this.#site.find("type", type)) ??
      (global ? this.#site.find(space, name) : undefined);
    return entry && this.href(entry);
  }

  /** A type at a place of use; an anonymous one is described in a few words. */
  typeUse({ type, inner }: TypeUse): Content {
    if (type === undefined)
      return inner?.base === undefined ? undefined : this.to("type", inner.base);
    return joined(
      type.split(" | ").map((each) => this.to("type", each)),
      " | ",
    );
  }
}
