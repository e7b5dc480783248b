/** Importing this file makes `<sju-fragor>` known to the page. */
import { SjuFragor } from "./sju-fragor.tsx";

export { EXIT_EVENT, FINISHED_EVENT, SjuFragor } from "./sju-fragor.tsx";

if (!customElements.get("sju-fragor")) customElements.define("sju-fragor", SjuFragor);
