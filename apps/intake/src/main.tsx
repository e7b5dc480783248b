import "@vifragar/form/tokens.css";
import "@vifragar/form/form.css";
import "@vifragar/vault/screens.css";
import "./styles/intake.css";
import { browserPlatform } from "./browser-platform.ts";
import { mount } from "./mount.tsx";
import { keepOffline } from "./offline/keep-offline.ts";
import { createSession } from "./session/session.ts";

const place = document.getElementById("root");
if (!place) throw new Error("index.html has no #root");

const platform = browserPlatform();
const session = createSession(platform);
keepOffline(session);
mount(place, { session, platform });
void session.start();
