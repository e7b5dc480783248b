/** One year, three roles (`steps/demo-year.ts`): what each of them reads in the end. */
import { expect } from "vitest";
import { test } from "./harness/test.ts";
import { goTo } from "./steps/admin-steps.ts";
import { asForbund, asLead, asNns } from "./steps/demo-year.ts";
import { look } from "./steps/screen.ts";

const TIMEOUT_MS = 400_000;

// Two minutes of walking: at whole size alone. Each step has a smaller test beside its code.
const walk = process.env.VF_FULL === "1" ? test : test.skip;

walk("one year, three roles", { timeout: TIMEOUT_MS }, async ({ context, page: forbund }) => {
  const handedOut = await asForbund(forbund, look);
  await goTo(forbund, "Översikt");
  await forbund.getByRole("heading", { name: "De sju frågorna" }).waitFor();
  const order = await forbund.getByRole("main").getByRole("heading", { level: 2 }).allTextContents();
  expect(order.filter((heading) => /^(Tillfr|Utsatt|De sju|Uppf|Insatserna)/.test(heading))).toEqual([
    "Tillfrågade",
    "Utsatt för våld (fråga 1–3)",
    "De sju frågorna",
    "Uppföljning",
    "Insatserna",
  ]);

  // NNS, in another tab of the same computer.
  await asNns(await context.newPage(), forbund, look, look);

  // An insatsledare, on a computer of their own.
  const elsewhere = await context
    .browser()
    ?.newContext({ locale: "sv-SE", viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  if (elsewhere === undefined) throw new Error("the browser has closed");
  const lead = await elsewhere.newPage();
  await lead.goto(new URL("/admin/", forbund.url()).href);
  await asLead(lead, handedOut, look);
  await elsewhere.close();
});
