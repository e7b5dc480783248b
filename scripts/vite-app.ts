import type { UserConfig } from "vite";

/** What the vite.config.ts of every app has in common. */
export const app = {
  build: {
    target: "es2022",
    // The polyfill is for browsers older than the target.
    modulePreload: { polyfill: false },
    // Everything is a file of our own origin: our pages' policy has no room for data: scripts and fonts.
    assetsInlineLimit: 0,
    // The solver and libsodium are large, and are fetched when they are needed.
    chunkSizeWarningLimit: 2_500,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  worker: { format: "es" },
} satisfies UserConfig;
