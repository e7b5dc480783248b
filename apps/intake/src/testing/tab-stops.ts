import type { UserEvent } from "@testing-library/user-event";

/** Where Tab leads from here, by the words on each control, until it leaves the page. A radio group is one stop. */
export async function tabStops(user: UserEvent): Promise<readonly string[]> {
  const stops: string[] = [];
  for (;;) {
    await user.tab();
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body || stops.length > 60) return stops;
    stops.push(wordsOn(activeElement));
  }
}

const wordsOn = (element: Element): string => {
  const words = (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent;
  return words?.replaceAll(/\s+/g, " ").trim() ?? "";
};
