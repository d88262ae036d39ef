import TwoslashFloatingVue from "@shikijs/vitepress-twoslash/client";
import "@shikijs/vitepress-twoslash/style.css";
import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme";
import "./style.css";

/** The theme of VitePress, and the types that show at the words of examples. */
export default {
  extends: DefaultTheme,
  enhanceApp: ({ app }) => void app.use(TwoslashFloatingVue),
} satisfies Theme;
