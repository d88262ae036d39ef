import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { transformerTwoslash } from "@shikijs/vitepress-twoslash";
import ts from "typescript";
import { type DefaultTheme, defineConfig } from "vitepress";

/*
 * The pages of docs/ and the READMEs, as they are, with a tour before them. Everything is in the repository: nothing is fetched while it is built. A link
 * that leads to no page fails the build.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const site = fileURLToPath(new URL("..", import.meta.url));
const { homepage } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly homepage: string;
};
const repository = homepage.replace(/#.*$/, "");
const page = join(root, "playground/dist/index.html");

/** Whatever has pages of its own that are not for users of the package. */
const others = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !["docs", "site"].includes(entry.name))
  .map(({ name }) => `${name}/**`);

/** French pages stand beside the English ones in the repository, and below `fr/` on the site, which says by that what they speak. */
const french: Readonly<Record<string, string>> = Object.fromEntries(
  ["", "docs/"].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith(".fr.md"))
      .map((name) => [`${folder}${name}`, `fr/${folder}${name.replace(".fr.md", ".md")}`]),
  ),
);

/** A link as the site has it. One to a file that is no page of it leads into the repository. */
function address(href: string, from: string): string {
  if (/^(?:[a-z]+:|#|\/)/.test(href)) return href;
  const [path = "", part] = href.split("#");
  const end = part === undefined ? "" : `#${part}`;
  const target = posix.normalize(posix.join(posix.dirname(from), path));
  if (target.endsWith(".md") && !/^(?:CONTRIBUTING|SECURITY)/.test(target))
    return `/${french[target] ?? target.replace(/^site\/pages\//, "")}${end}`;
  if (target === "docs" || target === "docs/") return "/docs/README";
  return `${repository}/src/branch/main/${target}${end}`;
}

/** What follows `#` in a link to a heading: as where the repository is shown, for which the pages are written. */
const slugify = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");

/** The compiler reads the sources where an example imports the package, with the settings of the repository. */
const settings = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile).config
  .compilerOptions as {
  readonly paths: Readonly<Record<string, readonly string[]>>;
};
const paths = Object.fromEntries(
  Object.entries(settings.paths).map(([name, files]) => [
    name,
    files.map((file) => join(root, file)),
  ]),
);
const { options } = ts.convertCompilerOptionsFromJson(
  { ...settings, paths, types: [], isolatedDeclarations: false, noUnusedLocals: false },
  root,
);
const examples = transformerTwoslash({
  explicitTrigger: true,
  throws: true,
  twoslashOptions: { compilerOptions: options, vfsRoot: site },
});

const guides: DefaultTheme.SidebarItem[] = [
  {
    text: "Start",
    items: [
      { text: "Tour", link: "/tour" },
      { text: "Types by example", link: "/types" },
      { text: "First document, own XSD", link: "/README" },
      { text: "All pages and examples", link: "/docs/README" },
    ],
  },
  {
    text: "Guides",
    items: [
      { text: "Reading, errors, limits", link: "/docs/runtime" },
      { text: "From XSD to TypeScript", link: "/docs/mapping" },
      { text: "Forms", link: "/docs/forms" },
      { text: "Rules", link: "/docs/rules" },
      { text: "Evolution of schemas", link: "/docs/evolution" },
      { text: "The electoral exchange", link: "/docs/electoral" },
      { text: "Command line", link: "/docs/command-line" },
      { text: "Plugins", link: "/docs/plugins" },
      { text: "Migrating", link: "/docs/migrating" },
    ],
  },
  {
    text: "Reference",
    items: [
      { text: "API", link: "/docs/api" },
      { text: "The electoral schemas", link: "/schema/index.html", target: "_self" },
      { text: "Messages", link: "/docs/messages" },
      { text: "Codes", link: "/docs/codes" },
      { text: "Performance", link: "/docs/performance" },
      { text: "Limits and unknowns", link: "/docs/limits" },
      { text: "Conformance", link: "/docs/conformance" },
      { text: "Changes", link: "/CHANGELOG" },
    ],
  },
];

/** What French pages have around them. What is there in English alone is said to be. */
const inFrench: DefaultTheme.Config = {
  nav: [
    { text: "Visite", link: "/fr/visite" },
    { text: "Lisez-moi", link: "/fr/README" },
    { text: "Échange électoral", link: "/fr/docs/electoral" },
    { text: "La page", link: "/playground" },
  ],
  sidebar: [
    {
      text: "En français",
      items: [
        { text: "Visite", link: "/fr/visite" },
        { text: "Premier document, votre XSD", link: "/fr/README" },
        { text: "L’échange électoral", link: "/fr/docs/electoral" },
        { text: "Les schémas électoraux", link: "/schema/index.html", target: "_self" },
        { text: "Limites et inconnues", link: "/fr/docs/limits" },
        { text: "La page de saisie", link: "/playground" },
      ],
    },
    {
      text: "En anglais",
      items: [
        { text: "Types par l’exemple", link: "/types" },
        { text: "Lire, erreurs, limites", link: "/docs/runtime" },
        { text: "De XSD à TypeScript", link: "/docs/mapping" },
        { text: "Formulaires", link: "/docs/forms" },
        { text: "Règles", link: "/docs/rules" },
        { text: "Évolution des schémas", link: "/docs/evolution" },
        { text: "Ligne de commande", link: "/docs/command-line" },
        { text: "Migrer", link: "/docs/migrating" },
        { text: "API", link: "/docs/api" },
        { text: "Messages (deux langues)", link: "/docs/messages" },
        { text: "Toutes les pages", link: "/docs/README" },
      ],
    },
  ],
  outline: { level: [2, 3], label: "Sur cette page" },
  docFooter: { prev: "Page précédente", next: "Page suivante" },
  darkModeSwitchLabel: "Apparence",
  lightModeSwitchTitle: "Passer au thème clair",
  darkModeSwitchTitle: "Passer au thème sombre",
  sidebarMenuLabel: "Menu",
  returnToTopLabel: "Haut de page",
  langMenuLabel: "Changer de langue",
  skipToContentLabel: "Aller au contenu",
};

/** What the search says in French. */
const searchInFrench = {
  button: { buttonText: "Chercher", buttonAriaLabel: "Chercher" },
  modal: {
    displayDetails: "Montrer le détail",
    resetButtonTitle: "Effacer la recherche",
    backButtonTitle: "Fermer la recherche",
    noResultsText: "Aucun résultat pour",
    footer: {
      selectText: "choisir",
      selectKeyAriaLabel: "Entrée",
      navigateText: "parcourir",
      navigateUpKeyAriaLabel: "flèche vers le haut",
      navigateDownKeyAriaLabel: "flèche vers le bas",
      closeText: "fermer",
      closeKeyAriaLabel: "Échap",
    },
  },
};

export default defineConfig({
  title: "scrutin",
  description: "From XSD to TypeScript",
  srcDir: "..",
  srcExclude: [
    ...others,
    "CONTRIBUTING.md",
    "SECURITY.md",
    "site/node_modules/**",
    "site/README.md",
  ],
  rewrites: { "site/pages/:page": ":page", "site/pages/fr/:page": "fr/:page", ...french },
  outDir: ".vitepress/dist",
  cacheDir: ".vitepress/cache",
  cleanUrls: false,
  locales: {
    root: { label: "English", lang: "en" },
    fr: {
      label: "Français",
      lang: "fr",
      link: "/fr/",
      themeConfig: inFrench,
    },
  },
  themeConfig: {
    nav: [
      { text: "Tour", link: "/tour" },
      { text: "Guides", link: "/docs/README" },
      { text: "API", link: "/docs/api" },
      { text: "Playground", link: "/playground" },
    ],
    sidebar: guides,
    search: {
      provider: "local",
      options: { locales: { fr: { translations: searchInFrench } } },
    },
    // Most pages are in one language: the other one is entered by its first page.
    i18nRouting: false,
    outline: [2, 3],
  },
  markdown: {
    anchor: { slugify },
    // A bare address is the name of a namespace.
    linkify: false,
    codeTransformers: [examples],
    config: (md) => {
      const open = md.renderer.rules["link_open"];
      md.renderer.rules["link_open"] = (tokens, index, options, env, self) => {
        const token = tokens[index];
        const href = token?.attrGet("href");
        const from = relative(root, String(env.realPath ?? env.path ?? ""));
        if (token && href) token.attrSet("href", address(href, from));
        return (
          open?.(tokens, index, options, env, self) ?? self.renderToken(tokens, index, options)
        );
      };
    },
  },
  buildEnd: ({ outDir }) => {
    const command = [
      "scripts/run-ts.mjs",
      "generator/cli.ts",
      "docs",
      "-o",
      join(outDir, "schema"),
    ];
    execFileSync(process.execPath, command, { cwd: root, stdio: "inherit" });
    if (existsSync(page)) copyFileSync(page, join(outDir, "page.html"));
    else console.log("skipped: the playground, which `npm run page` builds");
  },
  vite: {
    define: { __PAGE_IS_BUILT__: JSON.stringify(existsSync(page)) },
    plugins: [
      {
        // Pages stand above the folder that has Vue: they find it as if they stood here.
        name: "vue-of-the-site",
        enforce: "pre",
        resolveId(id, importer, { ssr }) {
          if (!/^vue(?:\/|$)/.test(id)) return null;
          if (ssr) return { id, external: true };
          if (importer?.startsWith(site)) return null;
          return this.resolve(id, join(site, "package.json"), { skipSelf: true });
        },
      },
    ],
  },
});
