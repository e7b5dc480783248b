import type { TestProject } from "vitest/node";
import { build } from "../../scripts/build.mjs";
import { findChromium } from "../../scripts/chromium.mjs";
import { serve } from "../../scripts/serve.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the built sites are served during this run, such as `http://127.0.0.1:40123`. */
    origin: string;
    /** The browser program; nothing when the machine has none. */
    chromium: string | undefined;
  }
}

/** One build and one server for all end-to-end tests of a run, on a free port. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!(await build())) throw new Error("the sites could not be built");
  const server = await serve({ port: 0 });
  project.provide("origin", server.origin);
  project.provide("chromium", await findChromium());
  return () => server.close();
}
