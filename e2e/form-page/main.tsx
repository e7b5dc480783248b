/**
 * A page for the tests of the form: the component as an app has it, in every language, with a store that
 * remembers what it was given. `?mode=…&lang=…`; `&prior` when staff have asked.
 */
import { LanguageTag } from "@vifragar/core";
import { type Finish, type Mode, SevenQuestions, type Submission } from "@vifragar/form";
import { createRoot } from "react-dom/client";
import "@vifragar/form/form.css";
import { sampleCatalogues, sampleInstrument } from "../../packages/form/src/testing/layout-sample.ts";
import type { FormPage } from "./form-page.ts";

const query = new URLSearchParams(location.search);
const given: Submission[] = [];
const finished: Finish[] = [];
const page: FormPage = { given, finished, fails: false };
Object.assign(window, { formPage: page });

const place = document.getElementById("root");
if (!place) throw new TypeError("the page has no place for the form");
createRoot(place).render(
  <SevenQuestions
    mode={(query.get("mode") ?? "hand-over") as Mode}
    instrument={sampleInstrument}
    catalogues={sampleCatalogues}
    language={LanguageTag.safeParse(query.get("lang")).data}
    prior={query.has("prior") ? "no" : undefined}
    media="/media/"
    store={{
      submit: async (submission) => {
        if (page.fails) throw new Error("no room");
        given.push(submission);
      },
    }}
    onFinished={(finish) => finished.push(finish)}
  />,
);
