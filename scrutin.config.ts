import { type Config, defineConfig } from "scrutin/generator";

/** What `npm run generate` makes: both stages of the electoral exchange, in one folder. */
const config: Config = defineConfig({
  schemas: [
    "schemas/electoral/echanges-mairies-insee-unite-electorale.xsd",
    "schemas/electoral/echanges-mairies-insee-gestion.xsd",
  ],
  output: "generated/electoral",
  deprecated: { "ie:obsolete": "true" },
  locale: "fr",
  comments: { "pv:provenance": "provenance" },
});

export default config;
