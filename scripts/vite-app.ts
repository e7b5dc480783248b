import type { UserConfig } from "vite";

/** What the vite.config.ts of every app has in common. */
export const app = {
  build: {
    target: "es2022",
    // The polyfill is for browsers older than the target.
    modulePreload: { polyfill: false },
    // Everything is a file of our own origin: our pages' policy has no room for data: scripts and fonts.
    assetsInlineLimit: 0,
  },
  worker: { format: "es" },
} satisfies UserConfig;
