/**
 * A host page for the tests: `<sju-fragor>` as it is shipped, with a store of the page that remembers.
 * `?lang=…&prior&exit-url=…&rough`.
 */
import type { SjuFragor } from "@vifragar/form/element";
import { sampleCatalogues } from "../../packages/form/src/testing/layout-sample.ts";

const query = new URLSearchParams(location.search);
const given: unknown[] = [];
const page = { given, finished: [] as unknown[], fails: false };
Object.assign(window, { formPage: page });
document.addEventListener("fov-finished", (event) => page.finished.push(event.detail));

if (query.has("rough")) {
  document.body.className = "rough";
  const banner = document.body.appendChild(document.createElement("aside"));
  banner.className = "banner";
  banner.textContent = "Kakor";
}

const form = document.createElement("sju-fragor") as SjuFragor;
form.setAttribute("lang", query.get("lang") ?? "sv");
form.setAttribute("instrument", "/instrument.json");
if (query.has("prior")) form.setAttribute("prior", "no");
const exitUrl = query.get("exit-url");
if (exitUrl !== null) form.setAttribute("exit-url", exitUrl);
form.catalogues = sampleCatalogues;
form.store = {
  submit: async (submission) => {
    if (page.fails) throw new Error("no room");
    given.push(submission);
  },
};
document.getElementById("place")?.append(form);
