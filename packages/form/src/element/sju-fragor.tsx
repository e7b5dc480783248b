/**
 * `<sju-fragor>`: the form as a custom element, for pages without React.
 *
 * The shadow root is open, so that assistive technology and tests reach into it, and host styles do
 * not. It keeps out no script: a page that holds the element can read what is typed into it. A page
 * that must not be able to uses the frame instead (docs/embedding.md).
 */
import { type Instrument, LanguageTag, Prior, parseInstrument, workingWording } from "@vifragar/core";
import type { ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { type ContributionStore, countsNothing } from "../contribution-store.ts";
import { TEXT_SIZES } from "../parts/Tools.tsx";
import { SevenQuestions } from "../SevenQuestions.tsx";
import { NotOpen } from "../screens/NotOpen.tsx";
import { sv } from "../texts/sv.ts";
import type { Catalogues } from "../texts/texts.ts";
import elementCss from "./element.css?inline";

/** Told after the screen was hidden and everything in it wiped. Too late to stop it. Has no detail. */
export const EXIT_EVENT = "fov-exit";

/** Told when the person is done, however it ended. Has no detail. */
export const FINISHED_EVENT = "fov-finished";

/** A form that staff have prepared in this browser: what is asked, and where the one answer goes. */
export interface PreparedForm {
  readonly instrument: Instrument;
  readonly prior: Prior | undefined;
  readonly store: ContributionStore;
  /** True for a provförbund: said on every screen. */
  readonly trial?: boolean;
}

/**
 * Attributes: `lang` to begin in, `prior` (`no`, `here` or `elsewhere`) when staff know it, `exit-url`,
 * `instrument`, the address of an instrument file, `media`, where its recordings and pictures lie, `text-size` (`0`, `1` or `2`)
 * and `practice`.
 *
 * Where the outcome goes: to the `store` that the page has set; else, unless it is practice, to the form
 * that staff have prepared; else nowhere, and the form says so on every screen.
 */
export class SjuFragor extends HTMLElement {
  static readonly observedAttributes = [
    "lang",
    "prior",
    "exit-url",
    "instrument",
    "media",
    "text-size",
    "practice",
  ];

  /** Looks for the form that staff have prepared. Set by the script that brings the storage with it. */
  static prepare: (() => Promise<PreparedForm | undefined>) | undefined;

  #store: ContributionStore | undefined;
  #catalogues: Catalogues | undefined;
  #root: Root | undefined;
  #isDrawing = false;
  // What is being looked for: an answer that comes later than the next search is not drawn.
  #search: symbol | undefined;
  #instrument: Instrument | "looking" | "missing" = workingWording;
  #prepared: PreparedForm | "looking" | "missing" | undefined;

  /** Where the outcome goes. The page that sets it answers for what becomes of it. */
  get store(): ContributionStore | undefined {
    return this.#store;
  }

  set store(store: ContributionStore | undefined) {
    this.#store = store;
    this.#draw();
  }

  /** Texts for languages of the instrument that are not built in. */
  get catalogues(): Catalogues | undefined {
    return this.#catalogues;
  }

  set catalogues(catalogues: Catalogues | undefined) {
    this.#catalogues = catalogues;
    this.#draw();
  }

  connectedCallback(): void {
    this.#root ??= createRoot(this.#place());
    this.#draw();
  }

  disconnectedCallback(): void {
    // A node that is moved is taken out and put in again within the same turn, and keeps its state.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#root?.unmount();
      this.#root = undefined;
      this.#prepared = undefined;
    });
  }

  attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
    if (name === "instrument") void this.#load(value);
    this.#draw();
  }

  #place(): HTMLElement {
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(elementCss);
    shadow.adoptedStyleSheets = [sheet];
    // The host's styles beat `:host`, so what must hold is said of an element inside.
    const place = document.createElement("div");
    place.className = "qf-root";
    shadow.replaceChildren(place);
    return place;
  }

  async #load(address: string | null): Promise<void> {
    const search = Symbol("instrument");
    this.#search = search;
    this.#instrument = address === null ? workingWording : "looking";
    if (address === null) return;
    const found = await instrumentAt(address);
    if (this.#search !== search) return;
    this.#instrument = found ?? "missing";
    this.#draw();
  }

  async #lookForPrepared(prepare: () => Promise<PreparedForm | undefined>): Promise<void> {
    this.#prepared = "looking";
    try {
      this.#prepared = (await prepare()) ?? "missing";
    } catch {
      // The reason could only be of use to whoever is watching; staff meet it when they unlock.
      this.#prepared = "missing";
    }
    this.#draw();
  }

  /** Once for all that changes in one turn: attributes and properties come one by one. */
  #draw(): void {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    queueMicrotask(() => {
      this.#isDrawing = false;
      if (this.isConnected) this.#root?.render(this.#screen());
    });
  }

  #screen(): ReactNode {
    const { prepare } = SjuFragor;
    const isPractice = this.hasAttribute("practice") || prepare === undefined;
    if (this.#store === undefined && !isPractice) {
      if (this.#prepared === undefined) void this.#lookForPrepared(prepare);
      return this.#formOf(this.#prepared);
    }
    if (typeof this.#instrument === "string") return this.#formOf(this.#instrument);
    return this.#formOf({
      instrument: this.#instrument,
      prior: undefined,
      store: this.#store ?? countsNothing,
    });
  }

  #formOf(found: PreparedForm | "looking" | "missing" | undefined): ReactNode {
    const exitUrl = this.getAttribute("exit-url") ?? undefined;
    if (found === undefined || found === "looking") return null;
    if (found === "missing") return <NotOpen texts={sv} exitUrl={exitUrl} />;
    return (
      <SevenQuestions
        mode="embed"
        {...found}
        practice={found.store === countsNothing}
        language={LanguageTag.safeParse(this.getAttribute("lang")).data}
        prior={Prior.safeParse(this.getAttribute("prior")).data ?? found.prior}
        catalogues={this.#catalogues}
        media={this.getAttribute("media") ?? undefined}
        textSize={TEXT_SIZES.find((size) => String(size) === this.getAttribute("text-size"))}
        exitUrl={exitUrl}
        onFinished={() => this.#tell(FINISHED_EVENT)}
        onHidden={() => this.#tell(EXIT_EVENT)}
      />
    );
  }

  #tell(name: string): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
  }
}

async function instrumentAt(address: string): Promise<Instrument | undefined> {
  try {
    const answer = await fetch(address, { credentials: "omit" });
    const parsed = parseInstrument(await answer.json());
    return parsed.ok ? parsed.value : undefined;
  } catch {
    return undefined;
  }
}
