import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { runTool } from "./child.mjs";
import { provideChromium } from "./chromium.mjs";
import { root } from "./paths.mjs";

// All pictures together. They are part of every clone.
const LIMIT_BYTES = 8_000_000;

/**
 * `npm run screens [-- WORD]`: makes the pictures in docs/screens anew, those of `e2e/screens/WORD*.screens.ts`.
 *
 * @param {readonly string[]} args
 */
export async function screens(args) {
  const chromium = await provideChromium();
  const { code } = await runTool("vitest", ["run", "--project", "screens", ...args], {
    env: { VF_SCREENS: "1", ...(chromium && { CHROMIUM_PATH: chromium }) },
  });
  const folder = join(root, "docs", "screens");
  const pictures = readdirSync(folder).filter((name) => name.endsWith(".png"));
  const bytes = pictures.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  console.log(`${pictures.length} pictures, ${(bytes / 1e6).toFixed(1)} MB of ${LIMIT_BYTES / 1e6}`);
  return code === 0 && bytes <= LIMIT_BYTES ? 0 : 1;
}
