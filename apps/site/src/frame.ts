/**
 * `/f/`: the form on its own origin, in a frame of a page that cannot read it.
 *
 * The form itself is `<sju-fragor>`, as any page has it (decision 0013): it opens when a key that staff prepared at
 * `/f/setup/` lies ready in the frame's own storage, and otherwise not at all. `/f/?ovning` is practice: it counts
 * nothing, looks for nothing and says so.
 */
import { frameHeight } from "./frame-height.ts";
import "@vifragar/form/tokens.css";
import "./frame.css";

const form = document.createElement("sju-fragor");
form.toggleAttribute("practice", new URLSearchParams(location.search).has("ovning"));
document.getElementById("form")?.append(form);

function tellHeight(): void {
  if (parent === window) return;
  // To whoever holds the frame: who may is decided by frame-ancestors, and the number tells nothing.
  parent.postMessage({ type: "sju-fragor", version: 1, height: frameHeight(window.innerWidth) }, "*");
}

tellHeight();
window.addEventListener("resize", tellHeight);
