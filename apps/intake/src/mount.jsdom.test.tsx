import { act, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { workingWording } from "@vifragar/core";
import { ready } from "@vifragar/sealing";
import { describe, expect, it, vi } from "vitest";
import { mount } from "./mount.tsx";
import { createSession } from "./session/session.ts";
import { testPlatform } from "./testing/platform.ts";
import { showUnlocked } from "./testing/show-app.tsx";

async function handedOver() {
  const shown = await showUnlocked();
  const state = shown.session.state();
  if (state.kind !== "unlocked" || state.enrolments[0] === undefined) throw new Error("not enrolled");
  const [enrolment] = state.enrolments;
  const [language] = workingWording.approvedLanguages;
  if (language === undefined) throw new Error("no language");
  location.hash = "#/stod";
  await screen.findByRole("heading", { name: "Stöd till dig som frågar" });
  await act(() =>
    shown.session.handOver({ enrolment, prior: "no", language, mode: "hand-over", longPauses: false }),
  );
  return shown;
}

describe("mount", () => {
  it("leaves nothing of the staff app in the page or its address at hand-over", async () => {
    await handedOver();

    expect(location.hash).toBe("#/");
    expect(document.body.textContent).not.toContain("Nästa steg");
    expect(screen.queryByRole("button", { name: "Lås" })).toBeNull();
    expect(screen.getByRole("heading", { level: 1, name: /^Välj språk/ })).toBeTruthy();
  });

  it("does not leave the participant's form for another address", async () => {
    await handedOver();

    await act(async () => {
      location.hash = "#/lamna-in";
    });

    // Like Back on the first screen.
    expect(await screen.findByRole("heading", { name: "Vill du sluta?" })).toBeTruthy();
    expect(document.body.textContent).not.toContain("Lämna in");
  });

  it("shows a calm page when the form fails, from which only unlocking leads on", async () => {
    await ready;
    vi.spyOn(console, "error").mockImplementation(() => {});
    const platform = testPlatform({ real: { passphrase: "a" } });
    const session = createSession(platform);
    const place = document.createElement("div");
    document.body.append(place);
    // An instrument without a language that the form knows cannot be shown.
    const unknown = { ...workingWording, approvedLanguages: [] };
    const state = {
      kind: "handed-over" as const,
      place: { use: "intake" as const, prov: false },
      handOver: {
        id: "1",
        publicKey: "",
        context: "",
        insats: "",
        plan: "",
        period: { year: 2026, kind: "half", index: 2 },
      } as const,
      instrument: unknown,
      language: undefined,
      contact: undefined,
      support: { national: [], local: [] },
      wipeMinutes: 10,
      prior: "no" as const,
    };
    const handedBack = vi.fn(async () => {});
    const unmount = mount(place, {
      platform,
      session: { ...session, state: () => state, hidden: async () => {}, handedBack },
    });

    expect(await screen.findByText(/^Frågorna kunde inte visas/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Personal: lås upp" }));

    expect(handedBack).toHaveBeenCalledWith({ ending: "not-sent", papersWanted: false });
    act(unmount);
    place.remove();
  });
});
