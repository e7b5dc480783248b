/**
 * `<sju-fragor>`: the form as a custom element, for pages without React.
 *
 * The shadow root is open, so that assistive technology and tests reach into it, and host styles do
 * not. It keeps out no script: a page that holds the element can read what is typed into it. A page
 * that must not be able to uses the frame instead (docs/embedding.md).
 */
import { type Instrument, LanguageTag, Prior, parseInstrument, workingWording } from "@vifragar/core";
import { createRoot, type Root } from "react-dom/client";
import { type ContributionStore, countsNothing } from "../contribution-store.ts";
import { SevenQuestions } from "../SevenQuestions.tsx";
import { sv } from "../texts/sv.ts";
import elementCss from "./element.css?inline";

/** Told after the screen was hidden and everything in it wiped. Too late to stop it. Has no detail. */
export const EXIT_EVENT = "fov-exit";

/** Told when the person is done, however it ended. Has no detail. */
export const FINISHED_EVENT = "fov-finished";

/**
 * Attributes: `lang` to begin in, `prior` (`no`, `here` or `elsewhere`) when staff know it, `exit-url`,
 * and `instrument`, the address of an instrument file. Without a `store` nothing is counted, and the
 * form says so on every screen.
 */
export class SjuFragor extends HTMLElement {
  static readonly observedAttributes = ["lang", "prior", "exit-url", "instrument"];

  #store: ContributionStore | undefined;
  #instrument: Instrument | "loading" | "broken" = workingWording;
  #root: Root | undefined;

  /** Where the outcome goes. The page that sets it answers for what becomes of it. */
  get store(): ContributionStore | undefined {
    return this.#store;
  }

  set store(store: ContributionStore | undefined) {
    this.#store = store;
    this.#show();
  }

  connectedCallback(): void {
    this.#root ??= createRoot(this.#place());
    this.#show();
  }

  disconnectedCallback(): void {
    // A node that is moved is taken out and put in again within the same turn, and keeps its state.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#root?.unmount();
      this.#root = undefined;
    });
  }

  attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
    if (name === "instrument") void this.#load(value);
    else this.#show();
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
    this.#instrument = address === null ? workingWording : "loading";
    this.#show();
    if (address === null) return;
    try {
      const answer = await fetch(address, { credentials: "omit" });
      const parsed = parseInstrument(await answer.json());
      this.#instrument = parsed.ok ? parsed.value : "broken";
    } catch {
      this.#instrument = "broken";
    }
    this.#show();
  }

  #show(): void {
    if (this.#instrument === "loading") return;
    if (this.#instrument === "broken") {
      this.#root?.render(<p className="qf qf--embed">{sv.broken}</p>);
      return;
    }
    const language = LanguageTag.safeParse(this.getAttribute("lang"));
    const prior = Prior.safeParse(this.getAttribute("prior"));
    this.#root?.render(
      <SevenQuestions
        mode="embed"
        instrument={this.#instrument}
        store={this.#store ?? countsNothing}
        practice={this.#store === undefined}
        language={language.success ? language.data : undefined}
        prior={prior.success ? prior.data : undefined}
        exitUrl={this.getAttribute("exit-url") ?? undefined}
        onFinished={() => this.#tell(FINISHED_EVENT)}
        onHidden={() => this.#tell(EXIT_EVENT)}
      />,
    );
  }

  #tell(name: string): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
  }
}
