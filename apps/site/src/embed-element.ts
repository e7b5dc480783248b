/** `/embed/element/`: a page without React, rough on its own elements, with the form as one element in it. */
const said = document.getElementById("said");
const texts: Readonly<Record<string, string>> = {
  "fov-finished": "Värdsidan har fått veta att formuläret är klart, och inget mer.",
  "fov-exit": "Värdsidan har fått veta att någon lämnade formuläret, och inget mer.",
};

for (const [name, text] of Object.entries(texts)) {
  document.addEventListener(name, () => {
    if (said) said.textContent = text;
  });
}

document.getElementById("cookies")?.addEventListener("click", ({ currentTarget }) => {
  if (currentTarget instanceof HTMLElement) currentTarget.parentElement?.remove();
});
