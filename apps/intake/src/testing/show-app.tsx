/** The whole app in jsdom, for tests that meet it as staff do: by role and name. */

import { act, configure, screen } from "@testing-library/react";
import { type UserEvent, userEvent } from "@testing-library/user-event";
import { openStartfil, workingWording } from "@vifragar/core";
import { ready, verify } from "@vifragar/sealing";
import { mount } from "../mount.tsx";
import { createSession, type Session } from "../session/session.ts";
import type { MemoryVault } from "./memory-vault.ts";
import { type TestPlatform, TODAY, testPlatform } from "./platform.ts";
import { type TestForbund, testStartfil } from "./startfil.ts";

export const PASSPHRASE = "sju små ord på rad";

export interface ShownApp {
  readonly platform: TestPlatform;
  readonly session: Session;
  readonly vault: MemoryVault;
  readonly user: UserEvent;
}

/** An app that has taken startfiler, and the förbund that gave each of them. */
export interface ShownUnlocked extends ShownApp {
  readonly forbund: readonly TestForbund[];
}

// Argon2 and sealing take their time on a busy machine.
configure({ asyncUtilTimeout: 5_000 });

// One app at a time: the one of the test before goes when the next one comes.
let takeDown = () => {};

/** Shows the app on a device as it is: without any vault unless the platform has one. */
export async function showApp(platform: TestPlatform = testPlatform()): Promise<ShownApp> {
  await ready;
  takeDown();
  location.hash = "";
  // jsdom has none of these.
  window.scrollTo = () => {};
  Element.prototype.scrollIntoView = () => {};
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.setAttribute("open", "");
  };
  HTMLDialogElement.prototype.close = function close() {
    this.removeAttribute("open");
  };
  const session = createSession(platform);
  const place = document.createElement("div");
  document.body.append(place);
  let unmount = () => {};
  await act(async () => {
    unmount = mount(place, { session, platform });
    await session.start();
  });
  takeDown = () => {
    act(unmount);
    place.remove();
  };
  return { platform, session, vault: platform.real, user: userEvent.setup() };
}

/** Shows the app unlocked on S3, with an insats for each name. */
export async function showUnlocked(
  options: { readonly insatser?: readonly string[]; readonly prov?: boolean; readonly today?: number } = {},
): Promise<ShownUnlocked> {
  await ready;
  const { insatser = ["Nästa steg"], prov = false, today = TODAY } = options;
  const platform = testPlatform({ today });
  const vault = prov ? platform.prov : platform.real;
  const shown = await showApp(platform);
  const { session } = shown;
  const forbund: TestForbund[] = [];
  for (const insats of insatser) {
    const from = await testStartfil({ prov, insats, expires: today + 1 });
    forbund.push(from);
    const startfil = openStartfil(from.text, verify, { today, instruments: [workingWording] });
    await act(async () => {
      await session.takeStartfil(startfil);
      if (session.state().kind === "first-start") {
        await vault.create({ passphrase: PASSPHRASE });
        await session.created();
      }
      session.dropStartfil();
      if (insatser.length > 1) session.chooseInsats(undefined);
    });
  }
  return { ...shown, vault, forbund };
}

/** Waits until the screen with this heading is shown. */
export async function shows(heading: string): Promise<void> {
  await screen.findByRole("heading", { level: 1, name: heading });
}

/** Presses a button by its name. */
export const press = (user: UserEvent, name: string): Promise<void> =>
  user.click(screen.getByRole("button", { name }));

/** Follows a link by its name. */
export const follow = (user: UserEvent, name: string | RegExp): Promise<void> =>
  user.click(screen.getByRole("link", { name }));

/** Chooses a radio button by its name. */
export const choose = (user: UserEvent, name: string): Promise<void> =>
  user.click(screen.getByRole("radio", { name }));
