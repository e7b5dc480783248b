/** `/embed/element/`: a page without React, rough on its own elements, with the form as one element in it. */
import { EXIT_EVENT, FINISHED_EVENT } from "@vifragar/form/element";

const said = document.getElementById("said");
const texts: Readonly<Record<string, string>> = {
  [FINISHED_EVENT]: "Värdsidan har fått veta att formuläret är klart, och inget mer.",
  [EXIT_EVENT]: "Värdsidan har fått veta att någon lämnade formuläret, och inget mer.",
};

for (const [name, text] of Object.entries(texts)) {
  document.addEventListener(name, () => {
    if (said) said.textContent = text;
  });
}

document.getElementById("cookies")?.addEventListener("click", ({ currentTarget }) => {
  if (currentTarget instanceof HTMLElement) currentTarget.parentElement?.remove();
});
