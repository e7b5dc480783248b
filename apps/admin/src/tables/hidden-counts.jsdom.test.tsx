/**
 * No hidden count stands anywhere in the document of a screen that shows a release: neither in its texts nor in an
 * attribute, a chart or a name that only a screen reader says. The page *Rapport* is what is printed and saved as PDF.
 */
import { cleanup, screen } from "@testing-library/react";
import { countOf, mergeTallies, partOf, type Tally } from "@vifragar/core";
import { beforeAll, describe, expect, it } from "vitest";
import { withApproved } from "../devices/device-list.ts";
import {
  addInsats,
  coveragePlan,
  ended,
  plan,
  type TestForbund,
  tallyOf,
  testDevice,
  testForbund,
} from "../testing/forbund.ts";
import { releasePeriod, take } from "../testing/released.ts";
import { showForbund } from "../testing/screen.tsx";

/** Large and told nowhere, so that finding one is no coincidence. Two in each insats said no. */
const YES = [1353, 1297];
const NO = 2;
const hidden = [...YES, 2650];
const bases = [1355, 1299, 2654];

const times = (tally: Tally, factor: number): Tally => ({
  ...tally,
  forms: tally.forms * factor,
  counts: tally.counts.map((count) => count * factor),
});

/** A simulated form of a woman who was asked here first and said yes to the first question, and one who said no. */
function yesAndNo(): readonly [Tally, Tally] {
  const forms = Array.from({ length: 120 }, (_, seed) => tallyOf(1, seed + 1));
  const that = (answer: "any" | "none") =>
    forms.filter((form) => countOf(form, plan, `first/woman/psychological/${answer}`) === 1);
  // They were asked in the same way, so that how many were asked in a way is not how many said yes.
  const asked = (form: Tally) => String(partOf(form, plan, coveragePlan).counts);
  for (const yes of that("any")) {
    const no = that("none").find((form) => asked(form) === asked(yes));
    if (no !== undefined) return [yes, no];
  }
  throw new RangeError("no two simulated forms are such");
}

/** With or without a space in its thousands. */
const standsIn = (text: string, count: number): boolean =>
  new RegExp(`(?<!\\d)${String(count).replace(/(?=\d{3}$)/, "(\\s|\u00a0|\u202f|&nbsp;)?")}(?!\\d)`).test(
    text,
  );

describe("a hidden count", () => {
  let place: TestForbund;
  let insatser: readonly string[];

  beforeAll(async () => {
    place = await testForbund({ name: "Björken" });
    const [yes, no] = yesAndNo();
    const made: string[] = [];
    for (const [at, count] of YES.entries()) {
      const insats = await addInsats(place, `Björken ${"AB"[at]}`);
      made.push(insats.id);
      const device = testDevice(insats.id, insats.startfil, place.keeper.current().forbund);
      await take(place, await device.anmalan());
      const [waiting] = place.keeper.current().waiting;
      if (waiting !== undefined)
        await place.keeper.change((book) => withApproved(book, waiting, `Enhet ${"AB"[at]}`));
      const tally = mergeTallies(times(yes, count), times(no, NO));
      const files = await device.handIn({ tally, period: ended });
      await take(place, files.tally, files.coverage);
    }
    insatser = made;
    await releasePeriod(place, ended);
  }, 60_000);

  it("stands in no screen of what is released", { timeout: 60_000 }, async () => {
    const addresses = ["/", "/tabeller", "/tabeller/fraga/psychological", "/rapport", "/slapp"];
    for (const address of [...addresses, ...insatser.map((id) => `/tabeller/${id}`)]) {
      showForbund(place, address);
      await screen.findByRole("heading", { level: 1 });
      // Charts and tables are there, and so are the numbers that may be told.
      if (address.startsWith("/tabeller") || address === "/rapport")
        await screen.findAllByText(/··|[Ss]kydda/);
      const html = document.documentElement.outerHTML;

      // A question of which everything is hidden tells no number at all.
      if (address !== "/slapp" && !address.includes("fraga"))
        expect([address, bases.some((base) => standsIn(html, base))]).toEqual([address, true]);
      expect([address, hidden.filter((count) => standsIn(html, count))]).toEqual([address, []]);
      cleanup();
    }
  });

  it("would be found if it did", () => {
    expect(
      hidden.filter((count) => standsIn('<svg aria-label="1&nbsp;353 av 1 355"></svg> 2650', count)),
    ).toEqual([1353, 2650]);
  });
});
