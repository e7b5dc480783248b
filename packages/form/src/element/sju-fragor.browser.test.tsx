import { afterEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { Submission } from "../contribution-store.ts";
import { EXIT_EVENT, FINISHED_EVENT, SjuFragor } from "./define.ts";

afterEach(() => {
  document.body.replaceChildren();
  for (const style of document.head.querySelectorAll("style.host")) style.remove();
});

async function show(
  attributes: Readonly<Record<string, string>> = {},
  store?: SjuFragor["store"],
): Promise<SjuFragor> {
  const element = document.createElement("sju-fragor");
  if (!(element instanceof SjuFragor)) throw new TypeError("the element is not defined");
  for (const [name, value] of Object.entries({ lang: "sv", prior: "no", ...attributes })) {
    element.setAttribute(name, value);
  }
  element.store = store;
  document.body.append(element);
  await expect.element(page.getByRole("heading", { level: 1 })).toBeInTheDocument();
  return element;
}

function hostStyle(css: string): void {
  const style = document.createElement("style");
  style.className = "host";
  style.textContent = css;
  document.head.append(style);
}

const press = (name: string) => page.getByRole("button", { name, exact: true }).click();

async function throughAllQuestions(): Promise<void> {
  await press("Fortsätt");
  await press("Fortsätt");
  await press("Börja med fråga 1");
  for (let screen = 0; screen < 8; screen += 1) {
    await press("Fortsätt");
    await press("Hoppa över frågan");
  }
  await press("Skicka");
}

describe("<sju-fragor>", () => {
  it("gives the outcome to the store of the page, and tells the page no more than that it is finished", async () => {
    const given: Submission[] = [];
    const told: Event[] = [];
    const element = await show({}, { submit: async (submission) => void given.push(submission) });
    element.addEventListener(FINISHED_EVENT, (event) => told.push(event));

    await throughAllQuestions();
    await press("Klart");

    expect(given).toMatchObject([{ kind: "count", occasion: { kind: "answered" } }]);
    // The store is asked first; the event comes when it has answered.
    await expect.poll(() => told).toHaveLength(1);
    expect((told[0] as CustomEvent).detail).toBeNull();
  });

  it("says on the screen that nothing is saved when there is no store", async () => {
    await show();

    await expect.element(page.getByText("ÖVNING – inget sparas")).toBeVisible();
  });

  it("begins with the size of text that the page asks for, and no other than there is", async () => {
    for (const [asked, size] of [
      ["2", "2"],
      ["3", "0"],
    ] as const) {
      const element = await show({ "text-size": asked });
      expect(element.shadowRoot?.querySelector(`.qf--size-${size}`)).not.toBeNull();
      element.remove();
    }
  });

  it("looks the same in a page that unsets everything", async () => {
    const sizes = () =>
      [...(document.querySelector("sju-fragor")?.shadowRoot?.querySelectorAll(".qf *") ?? [])].map((part) => {
        const { width, height } = part.getBoundingClientRect();
        return `${part.className} ${width} ${height} ${getComputedStyle(part).color}`;
      });
    document.body.style.cssText = "margin:0;display:block";
    await show();
    const before = sizes();

    hostStyle(
      "* { all: unset !important } html { font-size: 62.5% !important } body, sju-fragor { display: block !important }",
    );

    expect(before.length).toBeGreaterThan(20);
    expect(sizes()).toEqual(before);
  });

  it("wipes before it tells the page that the person left, and lies over the page's own banner", async () => {
    hostStyle(".banner { position: fixed; inset: 0; z-index: 2147483647; pointer-events: none }");
    // Not an address: the page stays, and with it the test, as in a frame that may not leave.
    const element = await show({ "exit-url": "http://" });
    const banner = document.body.appendChild(document.createElement("div"));
    banner.className = "banner";
    await press("Fortsätt");
    const seen: string[] = [];
    element.addEventListener(EXIT_EVENT, () => seen.push(element.shadowRoot?.textContent ?? ""));

    await userEvent.click(page.getByRole("link", { name: "Lämna sidan" }).last());

    expect(seen).toEqual([""]);
    expect(element.shadowRoot?.querySelector(".qf-cover")?.matches(":popover-open")).toBe(true);
    expect(document.title).toBe("Laddar.");
  });

  it("keeps the answers when the node is moved", async () => {
    const element = await show();
    await press("Fortsätt");

    document.body.appendChild(document.createElement("div")).append(element);

    await expect.element(page.getByRole("heading", { level: 1, name: "Om frågorna" })).toBeVisible();
  });

  it("says calmly that it cannot be shown when the instrument is not one", async () => {
    const element = document.createElement("sju-fragor");
    element.setAttribute("instrument", "data:application/json,[]");
    document.body.append(element);

    await expect.element(page.getByText(/Frågorna kunde inte visas/)).toBeVisible();
  });
});
