/** The package has these types, but its `exports` do not lead to them. */
declare module "xspattern" {
  export function compile(
    pattern: string,
    options?: { readonly language: "xsd" | "xpath" },
  ): (text: string) => boolean;
}
