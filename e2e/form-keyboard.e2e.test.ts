/** UX-21: from the first screen to the last with the keyboard alone, in a page of ours and as the element in another's. */
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { LanguageTag, textIn } from "../packages/core/src/index.ts";
import { sampleInstrument } from "../packages/form/src/testing/layout-sample.ts";
import { formIn } from "./form-page/form.ts";
import { type ServedPage, servePage } from "./harness/served-page.ts";
import { test } from "./harness/test.ts";

let site: ServedPage;

beforeAll(async () => {
  site = await servePage({
    folder: fileURLToPath(new URL("./form-page", import.meta.url)),
    files: { "/instrument.json": JSON.stringify(sampleInstrument) },
    built: { folder: fileURLToPath(new URL("../apps/site/dist/f", import.meta.url)), mount: "/f/" },
  });
});

afterAll(() => site.close());

interface Focus {
  /** What the focused part says: its label, or its own text. */
  readonly says: string;
  /** Why nobody could see where they are; empty when they can. */
  readonly fault: string;
}

/** Where the focus is. Runs in the page. */
function focused(): Focus {
  const within = (root: Document | ShadowRoot): Element | null => {
    const active = root.activeElement;
    return active?.shadowRoot ? within(active.shadowRoot) : active;
  };
  const part = within(document);
  if (!(part instanceof HTMLElement) || part === document.body) return { says: "", fault: "focus is lost" };
  const label = part instanceof HTMLInputElement ? part.labels?.[0] : part;
  const says = label?.textContent?.trim() ?? "";
  if (!part.closest(".qf")) return { says, fault: "" };
  // An option shows the ring round its whole card.
  const ring = [part, part.closest(".qf-choice")].some((seen) => {
    const style = seen && getComputedStyle(seen);
    return style && style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
  });
  const { x, y, width, height } = part.getBoundingClientRect();
  const onTop = (part.getRootNode() as Document | ShadowRoot).elementFromPoint(x + width / 2, y + height / 2);
  const isSeen = onTop === part || part.contains(onTop) || onTop?.contains(part);
  const isTarget = !part.matches("h1, h2");
  return { says, fault: isTarget && !ring ? "no ring" : isSeen ? "" : "under something" };
}

/** The keys of one person, and everything that was wrong on the way. */
function keyboardOf(page: Page) {
  const faults: string[] = [];
  let before = "";
  const look = async () => {
    const { says, fault } = await page.evaluate(focused);
    // After the last stop of the page Tab goes on to the browser itself.
    const isPastEnd = says === "" && before === "Sluta svara";
    if (fault !== "" && !isPastEnd) faults.push(`${says}, after ${before}: ${fault}`);
    before = says;
    return says;
  };
  /** Tab until the focus is on what says this. */
  const tabTo = async (name: string) => {
    const met: string[] = [];
    for (let stops = 0; stops < 30; stops += 1) {
      await page.keyboard.press("Tab");
      const says = await look();
      if (says === name) return;
      met.push(says);
    }
    throw new Error(`Tab does not lead to ${name}, but to ${met.join(", ")}`);
  };
  return {
    faults,
    tabTo,
    press: async (name: string) => {
      await tabTo(name);
      await page.keyboard.press("Enter");
    },
    choose: async (name: string) => {
      await tabTo(name);
      await page.keyboard.press("Space");
    },
    /** Waits until the focus has come to a heading. */
    arrive: async (heading: RegExp) => {
      await page.getByRole("heading", { name: heading }).and(page.locator(":focus")).waitFor();
      await look();
    },
    key: (key: string) => page.keyboard.press(key),
  };
}

const [, , third, fourth] = sampleInstrument.questions;
const SV = LanguageTag.parse("sv");
const legendOf = (question = third) =>
  new RegExp(textIn(question?.legend ?? {}, SV, sampleInstrument).slice(0, 30));

describe("with the keyboard alone", () => {
  for (const mode of ["hand-over", "embed"] as const) {
    test(`the whole form can be answered, ${mode}`, async ({ page }) => {
      const isEmbedded = mode === "embed";
      await page.goto(isEmbedded ? `${site.url}element.html` : `${site.url}?mode=${mode}`);
      await formIn(page);
      const { tabTo, press, choose, arrive, key, faults } = keyboardOf(page);

      await choose("Svenska");
      await key("Enter");
      await arrive(/Har du fått/);
      await choose("Nej");
      await key("Enter");
      await arrive(/Om frågorna/);
      await press("Vem menas med någon som står dig nära?");
      await press("Fortsätt");
      await arrive(/Så döljer du skärmen/);
      if (isEmbedded) {
        await press("Råd om säkerhet på nätet");
        await arrive(/Råd om säkerhet/);
        await press("Tillbaka");
        await arrive(/Så döljer du skärmen/);
      } else {
        await press("Prova Dölj");
        await key("Enter");
        await arrive(/Så döljer du skärmen/);
      }
      await press("Börja med fråga 1");

      // The first with two answers and with the tools; the second skipped.
      await arrive(legendOf(sampleInstrument.questions[0]));
      await press("Text, ljud och språk");
      await tabTo("Vanlig");
      await key("ArrowDown");
      await choose("Ja, tidigare som vuxen");
      await choose("Ja, det händer nu");
      await press("Fortsätt");
      await arrive(legendOf(sampleInstrument.questions[1]));
      await press("Fortsätt");
      await arrive(/Du har inte valt/);
      await press("Hoppa över frågan");

      // Stopping and going on, then a break.
      await arrive(legendOf(third));
      await press("Sluta svara");
      await arrive(/Vill du sluta/);
      await key("Escape");
      await page.getByRole("button", { name: "Sluta svara" }).and(page.locator(":focus")).waitFor();
      await key("Shift+Tab");
      await key("Enter");
      await page.getByRole("button", { name: "Fortsätt" }).last().waitFor();
      await press("Fortsätt");
      await arrive(legendOf(third));
      await choose("Nej");
      await key("Enter");

      // One answer of several: arrows move and choose.
      await arrive(legendOf(fourth));
      await tabTo("Ja");
      await key("ArrowDown");
      await press("Fortsätt");
      for (const question of sampleInstrument.questions.slice(4)) {
        await arrive(legendOf(question));
        await key("Tab");
        await press("Fortsätt");
        await press("Hoppa över frågan");
      }
      await arrive(/Vad stämmer bäst/);
      await choose("Kvinna");
      await key("Enter");
      await arrive(isEmbedded ? /Vill du skicka/ : /Vill du visa/);
      if (!isEmbedded) await choose("Nej, skicka utan att visa");
      await press("Skicka");
      await arrive(/^Tack$/);
      await press("Klart");
      await arrive(isEmbedded ? /^Klart$/ : /Ge tillbaka/);
      if (!isEmbedded) await press("Personal: lås upp");

      expect(faults).toEqual([]);
      const answers = await page.evaluate(() => {
        const [given] = window.formPage.given;
        const occasion = given?.kind === "count" ? given.occasion : undefined;
        const response = occasion && "response" in occasion ? occasion.response : undefined;
        return [...(response?.answers ?? [])].map(([, chosen]) => [...chosen]);
      });
      expect(answers).toEqual([["adult", "now"], [], ["none"], ["no"], [], [], []]);
      // The event comes when the store has answered, which the screen does not wait for.
      await expect.poll(() => page.evaluate(() => window.formPage.finished.length)).toBe(1);
    });
  }
});
