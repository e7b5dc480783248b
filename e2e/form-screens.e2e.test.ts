/**
 * Every screen of the form in every language and way and on every size, by pairs: each language meets each size and
 * each way, each size each way. All combinations with VF_FULL. docs/testing-ux.md says which check is where.
 */
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { languagesOf } from "../packages/form/src/index.ts";
import { sampleCatalogues, sampleInstrument } from "../packages/form/src/testing/layout-sample.ts";
import { type Form, formIn } from "./form-page/form.ts";
import { breakSending } from "./form-page/form-page.ts";
import { rulesBroken } from "./form-page/rules.ts";
import { type ScreenName, walk } from "./form-page/walk.ts";
import { accessibilityProblems } from "./harness/accessibility.ts";
import { type ServedPage, servePage } from "./harness/served-page.ts";
import { test } from "./harness/test.ts";

const WHOLE = process.env.VF_FULL === "1";
const SIZES = [
  { name: "desktop", width: 1280, height: 900 },
  { name: "320 × 256", width: 320, height: 256 },
  { name: "tablet upright", width: 768, height: 1024 },
  { name: "tablet on its side", width: 1024, height: 768 },
] as const;
const languages = languagesOf(sampleInstrument, sampleCatalogues).filter(({ tag }) => WHOLE || tag !== "ti");

let site: ServedPage;

beforeAll(async () => {
  site = await servePage({
    folder: fileURLToPath(new URL("./form-page", import.meta.url)),
    files: { "/instrument.json": JSON.stringify(sampleInstrument) },
    built: { folder: fileURLToPath(new URL("../apps/site/dist/f", import.meta.url)), mount: "/f/" },
  });
});

afterAll(() => site.close());

const walks = languages.flatMap((language, at) =>
  (["hand-over", "embed"] as const).map((mode, way) => ({
    name: `${language.name}, ${mode}`,
    language,
    mode,
    // Two sizes for each way: together a language meets all four.
    sizes: WHOLE ? SIZES : [0, 1].map((more) => SIZES[(at + 2 * way + more) % SIZES.length] ?? SIZES[0]),
    turn: (at + way) % 2,
  })),
);

describe("every screen keeps the rules", () => {
  for (const { name, language, mode, sizes, turn } of walks) {
    test(`in ${name}`, { timeout: 300_000 }, async ({ page }) => {
      const isEmbedded = mode === "embed";
      const loaded: string[] = [];
      page.on("request", (request) => loaded.push(request.url()));
      await page.goto(`${site.url}${isEmbedded ? "element.html" : ""}?lang=${language.tag}`);
      const form = await formIn(page);
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      // No question waits for cryptography or a database.
      expect(loaded.filter((url) => /vault|worker|seal|prepared/.test(url))).toEqual([]);
      const broken: string[] = [];
      let number = 0;
      const look = async (screen: ScreenName) => {
        number += 1;
        // By turns: over the walks each screen meets every size, and each language every size.
        const [first, second] = [sizes[number % sizes.length], sizes[(number + 1) % sizes.length]];
        for (const size of WHOLE ? sizes : [turn === 0 ? first : second]) {
          const { width, height } = size ?? SIZES[0];
          await page.setViewportSize({ width, height });
          const { tag, direction } = language;
          broken.push(...(await rulesBroken(form, { screen, tag, direction, isEmbedded })));
          // By turns: each screen meets axe in every language, once.
          const isAxesTurn = WHOLE || number % 2 === turn;
          if (isAxesTurn) {
            for (const problem of await accessibilityProblems(page)) broken.push(`${screen}: ${problem}`);
          }
        }
      };

      await walk({
        form,
        language,
        mode,
        asksPrior: true,
        breakSending: (fails) => breakSending(page, fails),
        look,
      });

      expect(number).toBeGreaterThan(20);
      expect(broken).toEqual([]);
      // UX-09: nothing is asked for between the first screen and the last.
      expect(asked).toEqual([]);
      expect(await page.evaluate(() => window.formPage.given.length)).toBe(1);
    });
  }

  test("and the rules see a fault when one is planted", async ({ page, provoked }) => {
    provoked.push(/^image-alt /);
    await page.goto(`${site.url}?lang=sv`);
    const form = await formIn(page);
    await form.ask((root) => {
      const wide = root.querySelector(".qf-main")?.appendChild(document.createElement("img"));
      wide?.setAttribute("width", "3000");
      root.querySelector(".qf-exit__button")?.remove();
    }, undefined);

    const broken = await rulesBroken(form, {
      screen: "language",
      tag: "en",
      direction: "ltr",
      isEmbedded: false,
    });

    for (const rule of ["UX-01", "UX-25 wide", "UX-30"]) {
      expect(broken.filter((line) => line.includes(rule))).not.toEqual([]);
    }
  });
});

/** From the first screen to the first question. */
async function begin(form: Form): Promise<void> {
  for (const name of ["Fortsätt", "Fortsätt", "Börja med fråga 1"]) await form.press(name);
}

describe("on paper", () => {
  test("no screen shows anything", async ({ page }) => {
    for (const path of ["", "element.html"]) {
      await page.goto(`${site.url}${path}?lang=sv&prior`);
      const form = await formIn(page);
      await page.emulateMedia({ media: "print" });
      const printed = () =>
        form.ask(
          (root) =>
            [...root.querySelectorAll(".qf *")]
              .filter((part) => part.checkVisibility())
              .map(({ className }) => className),
          undefined,
        );
      expect(await printed()).toEqual([]);
      await begin(form);
      expect(await printed()).toEqual([]);
      await form.press(path === "" ? "Ta paus" : "Sluta svara");
      expect(await printed()).toEqual([]);
      await page.emulateMedia({ media: "screen" });
    }
  });
});

describe("another language", () => {
  test("can be chosen at any screen, and every answer stays", async ({ page }) => {
    await page.goto(`${site.url}?lang=sv&prior`);
    const form = await formIn(page);
    await begin(form);
    for (const { tag, texts } of languages.toReversed()) {
      await form.choose(tag);
      await form.tick(2);
      await form.press(texts.navigation.next);
    }
    for (const _ of languages) await form.press("Tillbaka");

    // Four questions on in four languages, and back: what was ticked first is still ticked.
    expect(
      await form.ask(
        (root) => [...root.querySelectorAll<HTMLInputElement>(".qf-form :checked")].map(({ value }) => value),
        undefined,
      ),
    ).toEqual(["now"]);
  });
});
