/**
 * `/f/`: the form on its own origin, in a frame of a page that cannot read it.
 *
 * Staff have not set anything up here yet, so nothing is counted, and the form says so.
 */
import { workingWording } from "@vifragar/core";
import { countsNothing, SevenQuestions } from "@vifragar/form";
import { createRoot } from "react-dom/client";
import { frameHeight } from "./frame-height.ts";
import "@vifragar/form/form.css";
import "./frame.css";

const place = document.getElementById("form");
if (!place) throw new TypeError("the page has no place for the form");

createRoot(place).render(
  <SevenQuestions
    mode="embed"
    instrument={workingWording}
    store={countsNothing}
    practice
    onFinished={() => undefined}
  />,
);

function tellHeight(): void {
  if (parent === window) return;
  // To whoever holds the frame: who may is decided by frame-ancestors, and the number tells nothing.
  parent.postMessage({ type: "sju-fragor", version: 1, height: frameHeight(window.innerWidth) }, "*");
}

tellHeight();
window.addEventListener("resize", tellHeight);
