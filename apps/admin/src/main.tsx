// First: it says in which order the layers of the style sheets count.
import "./styles/base.css";
import { dayOf, workingWording } from "@vifragar/core";
import "@vifragar/form/tokens.css";
import { openVault } from "@vifragar/vault";
import "@vifragar/vault/screens.css";
import { createRoot } from "react-dom/client";
import { App, type Surroundings } from "./App.tsx";
import { browserShelf } from "./lead/shelf.ts";
import { startReleaseWorker } from "./release/start-release-worker.ts";
import { workerProtector } from "./release/worker-protector.ts";
import "./styles/shell.css";
import "./styles/page.css";
import "./styles/controls.css";
import "./styles/tables.css";
import "./styles/print.css";

const surroundings: Surroundings = {
  openVault: (place) => openVault({ place }),
  shelf: browserShelf(),
  protector: workerProtector(startReleaseWorker),
  instrument: workingWording,
  today: () => {
    const now = new Date();
    return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
  },
};

const place = document.getElementById("root");
if (!place) throw new Error("index.html has no #root");
createRoot(place).render(<App surroundings={surroundings} />);
