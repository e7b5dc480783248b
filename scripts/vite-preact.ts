import type { UserConfig } from "vite";

/**
 * `resolve` of a build in which preact stands in React's place (decision 0013). The root of the build has to be
 * `apps/site`: it alone has preact, and what the packages import is found from there.
 */
export const preact = {
  alias: [
    { find: /^react\/jsx-(?:dev-)?runtime$/, replacement: "preact/jsx-runtime" },
    { find: /^react-dom\/client$/, replacement: "preact/compat/client" },
    { find: /^react(-dom)?$/, replacement: "preact/compat" },
  ],
  dedupe: ["preact"],
} satisfies UserConfig["resolve"];
