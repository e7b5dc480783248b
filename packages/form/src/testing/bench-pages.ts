/**
 * The same seven questions as others would build them, for the bench alone. As text: what they import is installed by
 * the bench, in a folder of its own. `WORDING` is the working wording, put in when they are built.
 */

/** What anyone would write in an afternoon with React, react-hook-form and zod: all questions, and no more. */
const plain = `import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { useForm } from "react-hook-form";
import * as z from "zod";

const { questions, optionLabels: labels } = WORDING;
const schema = z.object(
  Object.fromEntries(questions.map(({ code, options }) => [code, z.array(z.enum(options)).min(1)])),
);

function Plain() {
  const { register, handleSubmit } = useForm({
    resolver: zodResolver(schema),
    defaultValues: Object.fromEntries(questions.map(({ code }) => [code, []])),
  });
  const [sent, setSent] = useState(false);
  if (sent) return <h1>Tack</h1>;
  return (
    <form onSubmit={handleSubmit(() => setSent(true))}>
      {questions.map(({ code, legend, hint, options }) => (
        <fieldset key={code}>
          <legend>{legend.sv}</legend>
          <p>{hint?.sv}</p>
          {options.map((option) => (
            <label key={option}>
              <input type="checkbox" value={option} {...register(code)} /> {labels[option]?.sv}
            </label>
          ))}
        </fieldset>
      ))}
      <button type="submit">Skicka</button>
    </form>
  );
}

createRoot(document.getElementById("root") ?? document.body).render(<Plain />);
`;

/** SurveyJS, one question a page, as its documentation shows it. */
const survey = `import { Model } from "survey-core";
import { Survey } from "survey-react-ui";
import { createRoot } from "react-dom/client";
import "survey-core/survey-core.min.css";

const model = new Model({
  pages: WORDING.questions.map(({ code, legend, hint, options }) => ({
    elements: [
      {
        type: "checkbox",
        name: code,
        title: legend.sv,
        description: hint?.sv,
        choices: options.map((option) => ({ value: option, text: WORDING.optionLabels[option].sv })),
      },
    ],
  })),
});
createRoot(document.getElementById("root")).render(<Survey model={model} />);
`;

/** Formbricks, one question a page, as its own app renders a survey inline. 1.99.0 is the newest that is published. */
const formbricks = `import { renderSurveyInline } from "@formbricks/surveys";

renderSurveyInline({
  containerId: "root",
  brandColor: "#0b4f6c",
  isBrandingEnabled: false,
  survey: {
    id: "seven",
    name: "Frågor",
    type: "link",
    status: "inProgress",
    welcomeCard: { enabled: false },
    thankYouCard: { enabled: false },
    hiddenFields: { enabled: false },
    questions: WORDING.questions.map(({ code, legend, hint, options }) => ({
      id: code,
      type: "multipleChoiceMulti",
      headline: legend.sv,
      subheader: hint?.sv,
      required: false,
      choices: options.map((option) => ({
        id: code + "-" + option,
        label: WORDING.optionLabels[option].sv,
      })),
    })),
  },
});
`;

const html = (name: string) => `<!doctype html>
<html lang="sv">
  <head><meta charset="utf-8"><title>Frågor</title><script type="module" src="./${name}.jsx"></script></head>
  <body><main id="root"></main></body>
</html>
`;

/** Files by their names. */
export const benchPages: Readonly<Record<string, string>> = {
  "plain.html": html("plain"),
  "plain.jsx": plain,
  "survey.html": html("survey"),
  "survey.jsx": survey,
  "formbricks.html": html("formbricks"),
  "formbricks.jsx": formbricks,
};
