/** Renders the app as a person meets it, with vaults in memory and the protection done right here. */
import "@testing-library/jest-dom/vitest";
import { act, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { highsSolve, workingWording } from "@vifragar/core";
import type { Place } from "@vifragar/vault";
import loadHighs from "highs";
import { App } from "../App.tsx";
import { memoryShelf } from "../lead/shelf.ts";
import { directProtector } from "../release/direct-protector.ts";
import { OpenForbund } from "../shell/OpenForbund.tsx";
import { fakeVault } from "./fake-vault.ts";
import { type TestForbund, today } from "./forbund.ts";

/** A file that a page has handed to the browser to be saved. */
export interface SavedFile {
  readonly name: string;
  readonly content: Blob;
}

const surroundings = {
  protector: directProtector(async () => highsSolve(await loadHighs())),
  instrument: workingWording,
  today: () => today,
};

/** The screen of an open förbund at an address such as `/enheter`. */
export function showForbund({ vault, keeper }: TestForbund, address = "/") {
  const saved = standIns();
  act(() => {
    window.location.hash = `#${address}`;
  });
  render(<OpenForbund keeper={keeper} vault={vault} surroundings={surroundings} />);
  return { user: userEvent.setup({ applyAccept: false }), saved };
}

/** The app from its first page, on a computer with nothing on it. */
export function showApp() {
  const saved = standIns();
  const vaults = { real: fakeVault(), prov: fakeVault(), nns: fakeVault(), "nns-prov": fakeVault() };
  const openVault = ({ use, prov }: Place) =>
    use === "nns" ? vaults[prov ? "nns-prov" : "nns"] : vaults[prov ? "prov" : "real"];
  render(<App surroundings={{ ...surroundings, openVault, shelf: memoryShelf() }} />);
  return { user: userEvent.setup(), saved, vaults };
}

/** What jsdom lacks: modal dialogs, scrolling, saving files, constructed style sheets. */
function standIns(): readonly SavedFile[] {
  const saved: SavedFile[] = [];
  let latest: Blob | undefined;
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  Element.prototype.scrollIntoView = () => undefined;
  URL.createObjectURL = (blob) => {
    if (blob instanceof Blob) latest = blob;
    return "blob:saved";
  };
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = function click() {
    if (this.download !== "" && latest !== undefined) saved.push({ name: this.download, content: latest });
  };
  Object.assign(document, { adoptedStyleSheets: [] });
  Object.assign(globalThis, {
    CSSStyleSheet: class {
      replaceSync() {}
    },
  });
  return saved;
}
