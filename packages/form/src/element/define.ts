/** Importing this file makes `<sju-fragor>` known to the page. */
import { EXIT_EVENT, FINISHED_EVENT, SjuFragor } from "./sju-fragor.tsx";

export { EXIT_EVENT, FINISHED_EVENT, type PreparedForm, SjuFragor } from "./sju-fragor.tsx";

declare global {
  interface HTMLElementTagNameMap {
    "sju-fragor": SjuFragor;
  }
  interface HTMLElementEventMap {
    [EXIT_EVENT]: CustomEvent<null>;
    [FINISHED_EVENT]: CustomEvent<null>;
  }
}

if (!customElements.get("sju-fragor")) customElements.define("sju-fragor", SjuFragor);
