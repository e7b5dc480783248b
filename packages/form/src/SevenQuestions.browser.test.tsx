import { type Instrument, LanguageTag, workingWording } from "@vifragar/core";
import axe from "axe-core";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { SevenQuestions, type SevenQuestionsProps } from "./SevenQuestions.tsx";
import type { Texts } from "./texts/sv.ts";
import { languagesOf } from "./texts/texts.ts";
import "./form.css";

let root: Root | undefined;
const given: unknown[] = [];

beforeEach(async () => {
  await page.viewport(768, 1024);
  given.length = 0;
});

afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
});

async function show(props: Partial<SevenQuestionsProps> = {}): Promise<void> {
  const place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
  root.render(
    <SevenQuestions
      instrument={workingWording}
      mode="hand-over"
      language={LanguageTag.parse("sv")}
      prior="no"
      store={{ submit: async (submission) => void given.push(submission) }}
      onFinished={(finish) => given.push(finish)}
      {...props}
    />,
  );
  await expect.element(page.getByRole("heading", { level: 1 })).toBeInTheDocument();
}

const press = (name: string) => page.getByRole("button", { name, exact: true }).click();

async function begin(texts?: Texts): Promise<void> {
  await press(texts?.navigation.next ?? "Fortsätt");
  await press(texts?.navigation.next ?? "Fortsätt");
  await press(texts?.howToHide.begin ?? "Börja med fråga 1");
}

/** Ticks the option with this place among those of the question on the screen, and goes on. */
async function answer(option: number, next = "Fortsätt"): Promise<void> {
  const box = document.querySelectorAll<HTMLInputElement>(".qf-form .qf-choice__input")[option];
  if (!box) throw new TypeError("there is no such option");
  await userEvent.click(box);
  await press(next);
}

async function violations(): Promise<readonly string[]> {
  // Half faded in, every text is too pale.
  await Promise.all(document.getAnimations().map(({ finished }) => finished));
  const { violations: found } = await axe.run(document.body, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

describe("each screen keeps the rules that axe knows", () => {
  const cases = languagesOf(workingWording).flatMap((language) =>
    [
      [768, 1024],
      [320, 256],
    ].map(([width = 0, height = 0]) => ({
      language,
      name: `${language.name} at ${width} × ${height}`,
      width,
      height,
    })),
  );

  it.each(cases)(
    "in $name",
    async ({ language, width, height }) => {
      const { texts, tag } = language;
      await page.viewport(width, height);
      await show({ language: tag });
      const found: string[] = [];
      const look = async (screen: string) => {
        for (const violation of await violations()) found.push(`${screen} ${violation}`);
        if (document.documentElement.scrollWidth > width) found.push(`${screen} is wider than the window`);
      };

      await look("language");
      await press(texts.navigation.next);
      await look("about");
      await press(texts.navigation.next);
      await look("how to hide");
      await press(texts.howToHide.practise);
      await look("practice");
      await press(texts.howToHide.practised);
      await press(texts.howToHide.begin);
      await userEvent.click(document.querySelector(".qf-tools__summary") as Element);
      await look("question with tools");
      await press(texts.navigation.next);
      await look("skip");
      await press(texts.skip.no);
      await press(texts.stop.button);
      await look("stop");
      await press(texts.stop.back);
      await press(texts.pause.button);
      await look("pause");
      await press(texts.pause.resume);
      for (let question = 0; question < 7; question += 1) {
        await look(`question ${question + 1}`);
        await answer(1, texts.navigation.next);
      }
      await look("sex");
      await answer(0, texts.navigation.next);
      await look("review");
      await press(texts.review.send);
      await look("pick");
      await answer(0, texts.review.send);
      await expect.element(page.getByRole("heading", { name: texts.thanks.heading })).toBeInTheDocument();
      await look("thanks");
      await press(texts.thanks.done);
      await look("hand back");

      expect(found).toEqual([]);
    },
    60_000,
  );

  it("and finds a fault when one is planted", async () => {
    await show();
    document.querySelector(".qf-main")?.append(document.createElement("img"));

    expect(await violations()).toContainEqual(expect.stringContaining("image-alt"));
  });
});

describe("Dölj", () => {
  it("is on top at every scroll position of a long screen", async () => {
    await page.viewport(320, 256);
    await show();
    await begin();
    const button = page.getByRole("button", { name: "Dölj", exact: true }).element();

    for (let top = 0; top <= document.documentElement.scrollHeight; top += 120) {
      window.scrollTo(0, top);
      const { x, y, width, height } = button.getBoundingClientRect();
      expect(document.elementFromPoint(x + width / 2, y + height / 2)).toBe(button);
      expect(y + height).toBeLessThan(0.3 * window.innerHeight);
    }
  });

  it("is at the same place and on top when the person is asked whether to stop", async () => {
    await show();
    await begin();
    const before = page.getByRole("button", { name: "Dölj", exact: true }).element().getBoundingClientRect();
    await press("Sluta svara");

    const button = page.getByRole("dialog").getByRole("button", { name: "Dölj" });
    const after = button.element().getBoundingClientRect();
    expect([after.x, after.y]).toEqual([before.x, before.y]);
    await button.click();
    expect(document.title).toBe("Sömn och vardag");
  });

  it("leaves nothing of the question within the same turn of the page", async () => {
    await show();
    await begin();
    const button = page.getByRole("button", { name: "Dölj", exact: true }).element() as HTMLElement;

    button.click();

    expect(document.body.textContent).not.toMatch(/skrämt|det händer nu/);
    expect(document.title).toBe("Sömn och vardag");
  });

  it("covers a banner of the host page with the highest z-index there is", async () => {
    await show();
    const banner = document.body.appendChild(document.createElement("div"));
    banner.style.cssText = "position:fixed;inset:0;z-index:2147483647;background:gold";

    (page.getByRole("button", { name: "Dölj", exact: true }).element() as HTMLElement).click();

    const cover = document.querySelector(".qf-cover");
    expect(cover?.contains(document.elementFromPoint(384, 200))).toBe(true);
  });

  it("cannot be undone with Escape", async () => {
    await show();
    await press("Dölj");

    await userEvent.keyboard("{Escape}{Escape}");

    await expect.element(page.getByRole("heading", { name: "Hur brukar du sova?" })).toBeVisible();
  });
});

describe("focus", () => {
  it("goes round a question in the order of the screen", async () => {
    await show();
    await begin();
    const order: string[] = [];
    (document.querySelector(".qf-exit-link") as HTMLElement).focus();

    for (let stop = 0; stop < 13; stop += 1) {
      const active = document.activeElement;
      order.push((active instanceof HTMLInputElement ? active.labels?.[0] : active)?.textContent ?? "");
      await userEvent.tab();
    }

    expect(order).toEqual([
      "Dölj skärmen",
      "Dölj",
      "Text, ljud och språk",
      "Ja, när jag var barn (under 18 år)",
      "Ja, tidigare som vuxen",
      "Ja, det händer nu",
      "Nej",
      "Jag vill inte svara",
      "Vem menas med någon som står dig nära?",
      "Fortsätt",
      "Tillbaka",
      "Ta paus",
      "Sluta svara",
    ]);
  });

  it("comes back to the button that opened the dialog when Escape closes it", async () => {
    await show();
    await begin();
    await press("Sluta svara");
    expect(document.activeElement).toBe(page.getByRole("heading", { name: "Vill du sluta?" }).element());

    await userEvent.keyboard("{Escape}");

    expect(document.activeElement).toBe(page.getByRole("button", { name: "Sluta svara" }).element());
  });

  it("is never under the bar", async () => {
    await page.viewport(320, 256);
    await show();
    await begin();

    for (let stop = 0; stop < 14; stop += 1) {
      await userEvent.tab();
      const active = document.activeElement;
      if (!active || active === document.body || active.closest(".qf-top")) continue;
      const bar = document.querySelector(".qf-top")?.getBoundingClientRect().bottom ?? 0;
      expect(active.getBoundingClientRect().top).toBeGreaterThanOrEqual(bar - 1);
    }
  });

  it("is not taken from a page that just loaded the form in itself", async () => {
    await show({ mode: "embed" });

    expect(document.activeElement).toBe(document.body);
  });
});

describe("a question to a screen reader", () => {
  it("is a group named by the question, described by its hints, of boxes named by their labels alone", async () => {
    await show();
    await begin();

    const group = page.getByRole("group", {
      name: "Har någon som står dig nära skrämt dig, styrt ditt liv eller fått dig att känna dig värdelös?",
      exact: true,
    });
    await expect
      .element(group)
      .toHaveAccessibleDescription(
        "Till exempel bestämt vem du får träffa eller tagit dina pengar. Du kan välja flera svar.",
      );
    for (const name of ["Ja, det händer nu", "Nej", "Jag vill inte svara"]) {
      await expect.element(group.getByRole("checkbox", { name, exact: true })).toHaveAccessibleName(name);
    }
  });
});

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
    root?.unmount();
    document.body.replaceChildren();
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

describe("targets", () => {
  it("are at least 44 pixels high wherever a participant can press", async () => {
    await show();
    await begin();
    await userEvent.click(document.querySelector(".qf-tools__summary") as Element);

    const pressed = [...document.querySelectorAll(".qf-choice, .qf button:not(.qf-exit-link), .qf summary")];
    const low = pressed
      .filter((part) => part.getBoundingClientRect().height < 44)
      .map((part) => part.textContent);
    expect(pressed.length).toBeGreaterThan(10);
    expect(low).toEqual([]);
  });
});

describe("right to left", () => {
  // A layout sample. It is not an approved translation, and nobody is asked anything with it.
  const AR = LanguageTag.parse("ar");
  const inArabic = (text: Readonly<Record<string, string>>) => ({ ...text, [AR]: "هل حدث هذا لك من قبل؟" });
  const sample: Instrument = {
    ...workingWording,
    approvedLanguages: [...workingWording.approvedLanguages, AR],
    directions: { [AR]: "rtl" },
    questions: workingWording.questions.map((question) => ({
      ...question,
      legend: inArabic(question.legend),
      hint: inArabic(question.hint ?? {}),
    })),
    optionLabels: Object.fromEntries(
      Object.entries(workingWording.optionLabels).map(([option, label]) => [option, inArabic(label)]),
    ),
  };
  const swedish = languagesOf(workingWording)[0]?.texts as Texts;
  const catalogues = { ar: { name: "العربية", texts: swedish } };

  it("mirrors the layout, with the exit at the end of the line", async () => {
    await show({ instrument: sample, catalogues, language: AR });
    await begin();

    const bar = document.querySelector(".qf-bar")?.getBoundingClientRect();
    const exit = document.querySelector(".qf-exit__button")?.getBoundingClientRect();
    const box = document.querySelector(".qf-form .qf-choice__input")?.getBoundingClientRect();
    expect(document.documentElement.dir).toBe("rtl");
    expect(exit?.left).toBeLessThan((bar?.left ?? 0) + 40);
    expect(box?.left).toBeGreaterThan(384);
    expect(await violations()).toEqual([]);
  });
});
