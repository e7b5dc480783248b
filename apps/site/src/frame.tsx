/**
 * `/f/`: the form on its own origin, in a frame of a page that cannot read it.
 *
 * It opens when a key that staff prepared at `/f/setup/` lies ready in the frame's own storage, and
 * otherwise not at all. `/f/?ovning` is practice: it counts nothing, looks for nothing and says so.
 */
import { workingWording } from "@vifragar/core";
import { countsNothing, languagesOf, languageWith, NotOpen, SevenQuestions } from "@vifragar/form";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { frameHeight } from "./frame-height.ts";
import "@vifragar/form/form.css";
import "./frame.css";

const place = document.getElementById("form");
if (!place) throw new TypeError("the page has no place for the form");
const root = createRoot(place);

const { texts } = languageWith(undefined, languagesOf(workingWording));

async function form(): Promise<ReactNode> {
  const shared = { mode: "embed", onFinished: () => undefined } as const;
  if (new URLSearchParams(location.search).has("ovning")) {
    return <SevenQuestions {...shared} instrument={workingWording} store={countsNothing} practice />;
  }
  try {
    const { preparedForm } = await import("./counting/prepared-form.ts");
    const prepared = await preparedForm();
    return prepared ? <SevenQuestions {...shared} {...prepared} /> : <NotOpen texts={texts} />;
  } catch {
    // The reason could only be of use to whoever is watching; staff meet it when they unlock.
    return <NotOpen texts={texts} />;
  }
}

void form().then((screen) => root.render(screen));

function tellHeight(): void {
  if (parent === window) return;
  // To whoever holds the frame: who may is decided by frame-ancestors, and the number tells nothing.
  parent.postMessage({ type: "sju-fragor", version: 1, height: frameHeight(window.innerWidth) }, "*");
}

tellHeight();
window.addEventListener("resize", tellHeight);
