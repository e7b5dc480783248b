/** Every screen of the participant: in Swedish all of them, and one question in each language and way. */
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe } from "vitest";
import { languagesOf } from "../../packages/form/src/index.ts";
import { sampleCatalogues, sampleInstrument } from "../../packages/form/src/testing/layout-sample.ts";
import { type Form, formIn } from "../form-page/form.ts";
import { breakSending } from "../form-page/form-page.ts";
import { type ScreenName, walk } from "../form-page/walk.ts";
import { type ServedPage, servePage } from "../harness/served-page.ts";
import { test } from "../harness/test.ts";
import { clearPictures, picture, type Size } from "./pictures.ts";

const languages = languagesOf(sampleInstrument, sampleCatalogues);
const KEY: readonly ScreenName[] = ["language", "about", "question-1", "review", "thanks"];
/** These fill the screen, whatever lies below. */
const COVERS: readonly ScreenName[] = ["practice", "stop", "pause"];
const sizesOf = (screen: ScreenName): readonly Size[] =>
  KEY.includes(screen) ? ["phone", "tablet", "desktop"] : ["phone", "tablet"];

let site: ServedPage;

beforeAll(async () => {
  clearPictures("form");
  site = await servePage({
    folder: fileURLToPath(new URL("../form-page", import.meta.url)),
    files: { "/instrument.json": JSON.stringify(sampleInstrument) },
    built: { folder: fileURLToPath(new URL("../../apps/site/dist/f", import.meta.url)), mount: "/f/" },
  });
});

afterAll(() => site.close());

const languageWith = (tag: string) => {
  const found = languages.find((language) => language.tag === tag);
  if (!found) throw new TypeError(`no language ${tag}`);
  return found;
};

async function begin(form: Form, tag: string): Promise<void> {
  const { texts } = languageWith(tag);
  await form.press(texts.navigation.next);
  await form.press(texts.navigation.next);
  await form.press(texts.howToHide.begin);
}

describe("the participant's screens", () => {
  test("handed over", async ({ page }) => {
    await page.goto(`${site.url}?mode=hand-over`);
    const form = await formIn(page);
    let number = 0;
    const look = async (screen: ScreenName) => {
      number += 1;
      // Three questions show all there is: several answers, yes and no, and one answer.
      if (/question-[2367]/.test(screen)) return;
      const whole = !COVERS.includes(screen);
      await picture(page, `form-${String(number).padStart(2, "0")}-${screen}`, sizesOf(screen), { whole });
    };
    await walk({
      form,
      language: languageWith("sv"),
      mode: "hand-over",
      asksPrior: true,
      breakSending: (broken) => breakSending(page, broken),
      look,
    });
  });

  test("hidden, and after a pause", async ({ page }) => {
    await page.goto(`${site.url}?mode=hand-over&lang=sv&prior`);
    const form = await formIn(page);
    const { texts } = languageWith("sv");
    await begin(form, "sv");
    await form.tick(2);
    await picture(page, "form-40-chosen", ["phone", "tablet", "desktop"]);
    await form.press(texts.navigation.next);
    await form.press(texts.pause.button);
    await form.press(texts.pause.resume);
    await picture(page, "form-41-after-pause");
    await form.press(texts.hide.button);
    await picture(page, "form-42-hidden");
    await form.press(texts.cover.next);
    await picture(page, "form-43-hidden-for-staff");
  });

  test("on a page that is not ours", async ({ page }) => {
    await page.goto(`${site.url}element.html?lang=sv&prior`);
    const form = await formIn(page);
    const shown: readonly ScreenName[] = [
      "about",
      "how-to-hide",
      "advice",
      "question-1",
      "review",
      "thanks",
      "hand-back",
    ];
    const look = async (screen: ScreenName) => {
      const at = shown.indexOf(screen);
      if (at >= 0) await picture(page, `form-${60 + at}-element-${screen}`, ["phone"]);
    };
    await walk({ form, language: languageWith("sv"), mode: "embed", asksPrior: false, look });
    for (const [name, path] of [
      ["frame", "/embed/"],
      ["rough-page", "/embed/element/"],
    ] as const) {
      await page.goto(path);
      if (name === "frame") await page.frameLocator("iframe").getByRole("heading", { level: 1 }).waitFor();
      else await formIn(page);
      await picture(page, `form-70-${name}`, name === "frame" ? ["desktop"] : ["phone", "desktop"]);
    }
  });

  test("in each language", async ({ page }) => {
    for (const { tag } of languages) {
      await page.goto(`${site.url}?mode=hand-over&lang=${tag}&prior`);
      await begin(await formIn(page), tag);
      await picture(page, `form-50-question-${tag}`, ["phone"]);
    }
  });

  test("larger and with more contrast", async ({ page }) => {
    await page.goto(`${site.url}?mode=hand-over&lang=sv&prior`);
    const form = await formIn(page);
    await begin(form, "sv");
    await form.choose("2");
    await form.choose("true");
    await form.tick(2);
    await picture(page, "form-51-large", ["phone", "tablet"]);
    await page.emulateMedia({ forcedColors: "active" });
    await picture(page, "form-52-forced-colours", ["phone"]);
    await page.emulateMedia({ forcedColors: "none" });
  });
});
