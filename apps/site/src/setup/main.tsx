/** `/f/setup/`: where staff prepare the form, in the same partition of storage as the form itself. */
import { createRoot } from "react-dom/client";
import { SetupApp } from "./SetupApp.tsx";
import "@vifragar/form/tokens.css";
import "@vifragar/vault/screens.css";
import "../frame.css";
import "./setup.css";

const place = document.getElementById("setup");
if (!place) throw new TypeError("the page has no place for the set-up");
createRoot(place).render(<SetupApp />);

// The same height always: nothing of what staff do here shows in the page around.
if (parent !== window) parent.postMessage({ type: "sju-fragor", version: 1, height: 1140 }, "*");
