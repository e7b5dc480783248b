/** What the screen tells from afar, and what the browser keeps: nothing. */
import { describe, expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import { answer, begin, given, show, takeAway } from "../testing/shown-form.tsx";

describe("what the screen tells from afar", () => {
  // Element names and classes, with the ticks and the ids that change from run to run left out.
  const tree = (element: Element): string =>
    `${element.tagName}.${element.className}(${[...element.children].map(tree).join(",")})`;

  async function run(option: (question: number) => number): Promise<readonly string[]> {
    await show();
    await begin();
    const screens: string[] = [];
    for (let question = 0; question < 8; question += 1) {
      const { tagName } = document.body;
      screens.push(
        `${tagName} ${tree(document.querySelector(".qf") as Element)} ${document.documentElement.scrollHeight}`,
      );
      await answer(option(question));
    }
    screens.push(tree(document.querySelector(".qf") as Element));
    takeAway();
    return screens;
  }

  it("is the same, to the pixel, whether everything is answered with no or with yes, now", async () => {
    const no = await run((question) => (question < 3 ? 3 : question === 3 ? 1 : question === 7 ? 0 : 2));
    const yes = await run((question) => (question < 3 ? 2 : 0));

    expect(yes).toEqual(no);
  });

  it("does not move when an option is chosen", async () => {
    await show();
    await begin();
    const boxes = () =>
      [...document.querySelectorAll(".qf-main *")].map((part) =>
        JSON.stringify(part.getBoundingClientRect()),
      );
    const before = boxes();

    await userEvent.click(document.querySelector(".qf-form .qf-choice__input") as Element);

    expect(boxes()).toEqual(before);
  });
});

describe("what is kept", () => {
  it("is nothing, in any of the browser's stores, before something is sent", async () => {
    await show();
    await begin();
    for (let question = 0; question < 7; question += 1) await answer(0);

    const databases = await indexedDB.databases();
    expect([
      localStorage.length,
      sessionStorage.length,
      databases.length,
      (await caches.keys()).length,
    ]).toEqual([0, 0, 0, 0]);
    expect(history.state).toBeNull();
    expect(given).toEqual([]);
  });

  it("is nothing that the browser could fill in again", async () => {
    await show();
    await begin();

    const fields = [...document.querySelectorAll<HTMLElement>(".qf form, .qf input")];
    expect(fields.length).toBeGreaterThan(5);
    expect(fields.filter((field) => field.getAttribute("autocomplete") !== "off")).toEqual([]);
    expect(
      document.querySelectorAll("textarea, select, input:not([type=radio], [type=checkbox])"),
    ).toHaveLength(0);
    expect(document.querySelectorAll("[required], [aria-required], [autofocus], [role=alert]")).toHaveLength(
      0,
    );
  });
});
