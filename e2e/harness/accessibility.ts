import axe from "axe-core";
import type { Page } from "playwright-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What axe finds on the page as it is now, frames included, one line for each element.
 *
 * Call it for every screen on the way; for the last screen of a test the `page` fixture does.
 */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  // In every frame: axe looks into a frame only where it is itself. Once for each document: sending it takes longer than running it.
  await Promise.all(
    page.frames().map(async (frame) => {
      if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(axe.source);
    }),
  );
  const { violations } = await page.evaluate(
    (tags) => window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }),
    TAGS,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(" ")} ${node.html.slice(0, 160)}`),
  );
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
