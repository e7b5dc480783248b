import { act, screen, within } from "@testing-library/react";
import { dayOf, periodOf } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import { TODAY } from "../../testing/platform.ts";
import { choose, follow, press, type ShownApp, shows, showUnlocked } from "../../testing/show-app.tsx";

/** Registers that somebody was not asked: something to hand in, and no form. */
async function registerOne({ user }: ShownApp) {
  await follow(user, "Registrera: inte tillfrågad");
  await choose(user, "Jag hann inte");
  await choose(user, "Man");
  await press(user, "Spara");
}

describe("Lämna in", () => {
  it("says that everything is handed in when nothing was counted", async () => {
    const { user } = await showUnlocked();

    await follow(user, "Lämna in");

    expect(screen.queryByRole("button", { name: "Lämna in" })).toBeNull();
    expect(within(screen.getByRole("main")).getByText("Allt är inlämnat")).toBeTruthy();
  });

  it("explains why too few forms stay on the device, and writes no file", async () => {
    const shown = await showUnlocked();
    await registerOne(shown);
    await follow(shown.user, "Lämna in");

    await press(shown.user, "Lämna in");

    expect((await screen.findByRole("alert")).textContent).toContain("Minst 5 nya svar");
    expect(shown.platform.saved).toEqual([]);
  });

  it("offers no way to close a running period by hand in a real förbund", async () => {
    const shown = await showUnlocked();
    await registerOne(shown);

    await follow(shown.user, "Lämna in");

    expect(screen.queryByRole("button", { name: /Stäng provperioden/ })).toBeNull();
  });

  it("closes a prov period by hand, saves two files with random names, and then counts nothing more", async () => {
    const shown = await showUnlocked({ prov: true });
    await registerOne(shown);
    await follow(shown.user, "Lämna in");
    await press(shown.user, "Stäng provperioden på den här enheten");
    expect(document.activeElement).toBe(await screen.findByRole("heading", { name: "Filerna är klara" }));

    await press(shown.user, "Spara filerna");

    expect((await screen.findByText(/^Sparade som/)).textContent).toMatch(/tal-.*tackning-/);
    expect(shown.platform.saved.map(({ name }) => name)).toEqual([
      expect.stringMatching(/^tal-[0-9a-f]{16}\.age$/),
      expect.stringMatching(/^tackning-[0-9a-f]{16}\.age$/),
    ]);
    await follow(shown.user, "Sju frågor");
    expect(screen.getByText("Perioden är stängd. Be insatsledaren öppna en ny period.")).toBeTruthy();
    expect(screen.queryByRole("link", { name: "Börja en ny omgång" })).toBeNull();
  });

  it("can save the latest files once more", async () => {
    const shown = await showUnlocked({ prov: true });
    await registerOne(shown);
    await follow(shown.user, "Lämna in");
    await press(shown.user, "Stäng provperioden på den här enheten");
    await follow(shown.user, "Sju frågor");
    await follow(shown.user, "Lämna in");

    await shown.user.click(await screen.findByRole("button", { name: "Spara senaste filerna igen" }));

    await expect.poll(() => shown.platform.saved.length).toBe(2);
  });

  it("rescues what was handed in when fewer than k are new: the same files, and no file with the few", async () => {
    const shown = await showUnlocked();
    const [from] = shown.forbund;
    if (from === undefined) throw new Error("no förbund");
    const { insats, plan } = from.startfil;
    const key = { insats: insats.id, plan, period: periodOf(TODAY, "half") };
    // What is registered makes the app look again at what there is to hand in.
    const count = async (forms: number) => {
      await act(() => shown.vault.contribute({ ...key, forms, counts: [forms] }));
      await registerOne(shown);
    };
    await count(5);
    await follow(shown.user, "Lämna in");
    await press(shown.user, "Lämna in");
    await press(shown.user, "Spara filerna");
    await expect.poll(() => shown.platform.saved.length).toBe(2);
    await follow(shown.user, "Sju frågor");
    await count(4);
    await follow(shown.user, "Den här enheten");
    expect(screen.getByText(/Färre än 5 nya omgångar/)).toBeTruthy();
    await follow(shown.user, "Lämna in");

    await press(shown.user, "Lämna in");
    expect((await screen.findByRole("alert")).textContent).toContain("Minst 5 nya svar");
    await press(shown.user, "Spara senaste filerna igen");

    await expect.poll(() => shown.platform.saved.length).toBe(4);
    const [tally, coverage, again, andAgain] = shown.platform.saved.map(({ bytes }) => bytes);
    expect([again, andAgain]).toEqual([tally, coverage]);
    // One more, and they travel.
    await follow(shown.user, "Sju frågor");
    await count(1);
    await follow(shown.user, "Lämna in");
    await press(shown.user, "Lämna in");
    expect(await screen.findByRole("heading", { name: "Filerna är klara" })).toBeTruthy();
  });

  it.each([
    ["shared", /^Filerna är delade/],
    ["cancelled", /^Inget är delat/],
  ] as const)(
    "offers the system's share sheet where there is one, and says when it was %s",
    async (how, told) => {
      const shown = await showUnlocked({ prov: true });
      const shared: string[] = [];
      const shareFiles = async (files: readonly { readonly name: string }[]) => {
        shared.push(...files.map(({ name }) => name));
        return how;
      };
      Object.assign(shown.platform, { shareFiles });
      await follow(shown.user, "Lämna in");
      await press(shown.user, "Stäng provperioden på den här enheten");
      await screen.findByRole("heading", { name: "Filerna är klara" });

      await press(shown.user, "Dela filerna");

      expect(await screen.findByText(told)).toBeTruthy();
      expect(shared).toEqual([expect.stringMatching(/^tal-/), expect.stringMatching(/^tackning-/)]);
    },
  );

  it("offers no share sheet where the system has none", async () => {
    const { user } = await showUnlocked({ prov: true });
    await follow(user, "Lämna in");

    await press(user, "Stäng provperioden på den här enheten");

    await screen.findByRole("heading", { name: "Filerna är klara" });
    expect(screen.queryByRole("button", { name: "Dela filerna" })).toBeNull();
  });

  it("asks for the last hand-in when the period has ended", async () => {
    const ended = dayOf(2026, 12, 31);
    const shown = await showUnlocked({ today: ended });
    await registerOne(shown);
    Object.assign(shown.platform, { today: () => ended + 1 });
    await follow(shown.user, "Lämna in");
    await follow(shown.user, "Sju frågor");

    await follow(shown.user, "Registrera uppföljning");
    await shown.user.click(screen.getByRole("checkbox", { name: "Samtal direkt" }));
    await choose(shown.user, "Vet inte");
    await press(shown.user, "Spara");

    expect(screen.getAllByText("Perioden är slut. Lämna in nu.").length).toBeGreaterThan(0);
    await follow(shown.user, "Perioden är slut. Lämna in nu.");
    await shows("Lämna in");
    expect(screen.getByRole("button", { name: "Lämna in för sista gången" })).toBeTruthy();
  });
});

describe("Hur många får frågorna?", () => {
  it("tells of nobody before anyone was asked", async () => {
    const { user } = await showUnlocked();

    await follow(user, "Hur många får frågorna?");

    expect(await screen.findByText("Ingen omgång är räknad i den här perioden ännu.")).toBeTruthy();
  });

  it("writes no small number of a group", async () => {
    const shown = await showUnlocked();
    await registerOne(shown);

    await follow(shown.user, "Hur många får frågorna?");

    expect(await screen.findByText("För få för att dela upp på kön.")).toBeTruthy();
    expect(screen.queryByText("Jag hann inte")).toBeNull();
  });
});
