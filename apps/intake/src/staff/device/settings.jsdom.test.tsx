import { screen, within } from "@testing-library/react";
import { DEFAULT_SETTINGS, type Settings } from "@vifragar/core";
import { describe, expect, it } from "vitest";
import { follow, type ShownUnlocked, shows, showUnlocked } from "../../testing/show-app.tsx";
import { settingsFileOf, type TestForbund, testStartfil } from "../../testing/startfil.ts";

const filled: Settings = {
  ...DEFAULT_SETTINGS,
  support: {
    national: [{ id: "kvinnofridslinjen", checkedOn: "2026-11", shown: true }],
    local: [
      {
        name: "Jouren Linden",
        for: "För alla",
        number: "08-123 45 67",
        hours: "Vardagar 9–16",
        about: "talk",
        source: "linden.example",
        checkedOn: "2026-11",
      },
    ],
  },
  duty: { text: "Ring Kim innan du anmäler.", dated: "2026-10" },
  routine: { text: "Kim har beredskap.", link: "https://example.org/rutin" },
  times: { lockMinutes: 12, wipeMinutes: 15 },
};

async function onDevice(): Promise<ShownUnlocked & { readonly from: TestForbund }> {
  const shown = await showUnlocked();
  const [from] = shown.forbund;
  if (from === undefined) throw new Error("no förbund");
  await follow(shown.user, "Den här enheten");
  await shows("Den här enheten");
  return { ...shown, from };
}

const readIn = ({ user }: Pick<ShownUnlocked, "user">, file: File) =>
  user.upload(screen.getByLabelText("Läs in inställningar"), file);

describe("Inställningar från förbundet", () => {
  it("apply at once: times on the device, numbers on the leaflet, routine and duty on the card", async () => {
    const { user, from } = await onDevice();
    expect(screen.getByText(/^Appen låses när ingen har rört den på 5 minuter/)).toBeTruthy();

    await readIn({ user }, await settingsFileOf(from, filled));

    expect(await screen.findByText(/Björken är inlästa och gäller från nu/)).toBeTruthy();
    expect(screen.getByText(/på 12 minuter.* i 15 minuter/)).toBeTruthy();
    location.hash = "#/lapp";
    await shows("Bra nummer att ha");
    const numbers = screen.getAllByRole("listitem").map((line) => line.textContent);
    expect(numbers.slice(0, 2)).toEqual([
      expect.stringContaining("112"),
      expect.stringContaining("Jouren Linden"),
    ]);
    location.hash = "#/stod";
    await shows("Stöd till dig som frågar");
    expect(screen.getByText("Ring Kim innan du anmäler.")).toBeTruthy();
    expect(screen.getByText("Förbundets text, läst 2026-10.")).toBeTruthy();
    expect(screen.getByText(/Kim har beredskap/)).toBeTruthy();
    const line = screen.getAllByRole("listitem").find(({ textContent }) => textContent?.includes("116 016"));
    expect(line?.textContent).toContain("Kontrollerat 2026-11");
  });

  it("hold the same numbers when the tablet is with the participant, also after a reload", async () => {
    const { user, from, session, vault } = await onDevice();
    await readIn({ user }, await settingsFileOf(from, filled));
    await screen.findByText(/gäller från nu/);
    location.hash = "#/innan";
    await shows("Innan ni börjar");
    // The förbund gives everybody the longest time there is.
    expect(screen.queryByRole("checkbox", { name: /längre pauser/ })).toBeNull();
    const state = session.state();
    if (state.kind !== "unlocked" || state.enrolments[0] === undefined) throw new Error("not unlocked");

    await session.handOver({
      enrolment: state.enrolments[0],
      prior: "no",
      language: state.enrolments[0].instrument.approvedLanguages[0] ?? ("sv" as never),
      mode: "hand-over",
      longPauses: false,
    });

    expect(session.state()).toMatchObject({ support: filled.support, wipeMinutes: 15 });
    const [waiting] = await vault.openHandOvers();
    expect(JSON.parse(waiting?.context ?? "")).toMatchObject({ support: filled.support, wipeMinutes: 15 });
    expect(waiting?.context).not.toContain("Kim");
  });

  it("are not taken back by an older file, and not taken twice", async () => {
    const { user, from } = await onDevice();
    await readIn({ user }, await settingsFileOf(from, filled, 2));
    await screen.findByText(/gäller från nu/);

    await readIn({ user }, await settingsFileOf(from, DEFAULT_SETTINGS, 1));
    expect(await screen.findByText(/^Enheten har redan nyare inställningar/)).toBeTruthy();
    await readIn({ user }, await settingsFileOf(from, filled, 2));
    expect(await screen.findByText(/^Den här filen är redan inläst/)).toBeTruthy();

    expect(screen.getByText(/på 12 minuter/)).toBeTruthy();
  });

  it("are refused from anybody but the förbund whose startfil the device has", async () => {
    const { user, vault } = await onDevice();
    const before = vault.records.size;

    await readIn({ user }, await settingsFileOf(await testStartfil(), filled));
    // The invented stranger calls itself the same förbund: its key is another.
    expect((await screen.findByRole("alert")).textContent).toMatch(
      /^Förbundet har bytt nyckel .* Inget är ändrat\.$/,
    );
    await readIn({ user }, new File(["{}"], "installningar.json"));
    expect((await screen.findByRole("alert")).textContent).toMatch(
      /^Filen är skadad eller av ett annat slag/,
    );

    expect(vault.records.size).toBe(before);
    expect(within(document.body).getByText(/på 5 minuter/)).toBeTruthy();
  });
});
