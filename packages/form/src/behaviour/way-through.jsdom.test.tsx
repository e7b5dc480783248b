/** From the first screen to sending, and back on the way. */
import { act, screen, within } from "@testing-library/react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { arriveAt, chosenIn, fillInForJsdom, heading, NO_TO_ALL, showForm } from "../testing/show-form.tsx";

beforeAll(fillInForJsdom);

describe("the way through", () => {
  it("counts once what was answered when it is sent without showing", async () => {
    const form = showForm();
    await form.begin();

    await form.person.click(screen.getByLabelText("Ja, när jag var barn (under 18 år)"));
    await form.answer("Ja, det händer nu", "Nej", "Nej", "Ja", "Nej", "Nej", "Nej", "Kvinna");
    await form.person.click(screen.getByLabelText("Nej, skicka utan att visa"));
    await form.press("Skicka");

    await arriveAt("Tack");
    expect(form.store.given).toMatchObject([
      { kind: "count", occasion: { kind: "answered", prior: "no", response: { sex: "woman" } } },
    ]);
    expect(chosenIn(form.store.given[0], "psychological")).toEqual(["child", "now"]);
    expect(chosenIn(form.store.given[0], "childhood")).toEqual(["yes"]);
  });

  it("hands on the answers to be shown, and counts nothing yet, when the person wants to show them", async () => {
    const form = showForm({ prior: "elsewhere" });
    await form.begin();

    await form.answer(...NO_TO_ALL, "Man");
    await form.person.click(screen.getByLabelText("Ja, visa för personen jag pratar med"));
    await form.press("Skicka");

    expect(form.store.given).toMatchObject([
      { kind: "show", prior: "elsewhere", answers: { sex: "man", used: "none" } },
    ]);
  });

  it("tells only how it ended when the tablet is handed back", async () => {
    const form = showForm();
    await form.begin();

    await form.answer(...NO_TO_ALL, "Man");
    await form.person.click(screen.getByLabelText("Nej, skicka utan att visa"));
    await form.press("Skicka");
    await arriveAt("Tack");
    await form.press("Jag vill ha numren på papper");
    await form.press("Klart");
    await form.press("Personal: lås upp");

    expect(form.finished).toEqual([{ ending: "sent", papersWanted: true }]);
  });

  it("has nothing chosen on any screen", async () => {
    const form = showForm();
    await form.begin();

    for (let index = 0; index < 8; index += 1) {
      const main = within(screen.getByRole("group", { name: heading() }));
      const boxes = [...main.queryAllByRole("checkbox"), ...main.queryAllByRole("radio")];
      expect(boxes.length).toBeGreaterThan(3);
      expect(boxes.filter((box) => (box as HTMLInputElement).checked)).toEqual([]);
      await form.answer(undefined);
    }
    expect(screen.getByLabelText<HTMLInputElement>("Nej, skicka utan att visa").checked).toBe(false);
  });

  it("asks calmly whether to skip when nothing is chosen, and counts the question as skipped", async () => {
    const form = showForm();
    await form.begin();

    await form.press("Fortsätt");
    expect(screen.getByRole("heading", { name: "Du har inte valt något svar." })).toBe(
      document.activeElement,
    );
    await form.press("Gå tillbaka till frågan");
    expect(document.activeElement).toBe(screen.getAllByRole("checkbox")[0]);
    await form.answer(undefined, "Nej", "Nej", "Nej", "Nej", "Nej", "Nej", "Kvinna");
    await form.person.click(screen.getByLabelText("Nej, skicka utan att visa"));
    await form.press("Skicka");
    await arriveAt("Tack");

    expect(chosenIn(form.store.given[0], "psychological")).toEqual([]);
    expect(chosenIn(form.store.given[0], "physical")).toEqual(["none"]);
  });

  it("tells that other choices were removed only when some were", async () => {
    const form = showForm();
    await form.begin();
    const statuses = () => screen.getAllByRole("status").map(({ textContent }) => textContent);

    await form.person.click(screen.getByLabelText("Ja, tidigare som vuxen"));
    expect(statuses()).not.toContain("Dina andra val togs bort.");
    await form.person.click(screen.getByLabelText("Nej"));

    expect(statuses()).toContain("Dina andra val togs bort.");
    expect(screen.getByLabelText<HTMLInputElement>("Ja, tidigare som vuxen").checked).toBe(false);
  });

  it("moves the focus to the heading and says in the title which question it is", async () => {
    const form = showForm();
    await form.begin();

    await form.answer("Nej");

    expect(document.title).toBe("Fråga 2 av 7 – Sju frågor");
    expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1 }));
  });

  it("goes on with Enter as with the button", async () => {
    const form = showForm();
    await form.begin();

    await form.person.click(screen.getByLabelText("Nej"));
    await form.person.keyboard("{Enter}");

    expect(document.title).toBe("Fråga 2 av 7 – Sju frågor");
  });

  it("keeps the answers when the language is changed", async () => {
    const form = showForm();
    await form.begin();

    await form.person.click(screen.getByLabelText("Ja, det händer nu"));
    await form.person.click(screen.getByLabelText("English"));

    expect(screen.getByLabelText<HTMLInputElement>("Yes, it is happening now").checked).toBe(true);
    expect(document.title).toBe("Question 1 of 7 – Seven questions");
    expect(document.documentElement.lang).toBe("en");
  });

  it("asks for a language before it goes on when none is chosen", async () => {
    const form = showForm({ language: undefined });

    await form.press("Fortsätt");
    expect(screen.getByRole("heading", { name: "Välj ett språk." })).toBeDefined();
    await form.person.click(
      within(screen.getByRole("group", { name: /Välj språk/ })).getByLabelText("Lätt svenska"),
    );
    await form.press("Fortsätt");

    expect(screen.getByText(/Vi vill ställa några frågor om våld/)).toBeDefined();
  });

  it("asks whether the person has been asked before when staff have not said", async () => {
    const form = showForm({ prior: undefined });

    await form.press("Fortsätt");
    await form.person.click(screen.getByLabelText("Ja, på ett annat ställe i år"));
    await form.press("Fortsätt");
    await form.press("Jag vill inte svara");
    await arriveAt("Ge tillbaka surfplattan");

    expect(form.store.given).toEqual([{ kind: "count", occasion: { kind: "declined", prior: "elsewhere" } }]);
  });

  it("counts a no on the information page, without a question why, and ends there", async () => {
    const form = showForm();

    await form.press("Fortsätt");
    await form.press("Jag vill inte svara");

    await arriveAt("Ge tillbaka surfplattan");
    expect(form.store.given).toEqual([{ kind: "count", occasion: { kind: "declined", prior: "no" } }]);
  });

  it("needs a choice before it sends, and asks for it calmly", async () => {
    const form = showForm();
    await form.begin();
    await form.answer(...NO_TO_ALL, "Man");

    await form.press("Skicka");

    expect(screen.getByRole("heading", { name: "Välj om du vill visa svaren." })).toBe(
      document.activeElement,
    );
    expect(form.store.given).toEqual([]);
  });

  it("says that nothing was saved when sending fails, and sends the same once more", async () => {
    const form = showForm();
    form.store.fails = true;
    await form.begin();
    await form.answer(...NO_TO_ALL, "Man");
    await form.person.click(screen.getByLabelText("Nej, skicka utan att visa"));

    await form.press("Skicka");
    await arriveAt("Svaren kunde inte skickas.");
    form.store.fails = false;
    await form.press("Försök igen");

    await arriveAt("Tack");
    expect(form.store.given).toHaveLength(1);
  });

  it("sends nothing twice when the button is pressed twice", async () => {
    const form = showForm();
    let durable: () => void = () => undefined;
    vi.spyOn(form.store, "submit").mockImplementation(
      () => new Promise<void>((resolve) => (durable = resolve)),
    );
    await form.begin();
    await form.answer(...NO_TO_ALL, "Man");
    await form.person.click(screen.getByLabelText("Nej, skicka utan att visa"));

    await form.press("Skicka");
    await form.press("Skicka");
    await act(async () => durable());

    expect(form.store.submit).toHaveBeenCalledTimes(1);
    await arriveAt("Tack");
  });
});

describe("Tillbaka and Ändra", () => {
  it("shows the answer again", async () => {
    const form = showForm();
    await form.begin();

    await form.answer("Ja, det händer nu");
    await form.press("Tillbaka");

    expect(screen.getByLabelText<HTMLInputElement>("Ja, det händer nu").checked).toBe(true);
  });

  it("comes back to the list with the new answer", async () => {
    const form = showForm({ mode: "together" });
    await form.begin();
    await form.answer(...NO_TO_ALL, "Man");

    await form.person.click(screen.getByRole("button", { name: "Ändra svaret på fråga 2" }));
    await form.person.click(screen.getByLabelText("Ja, tidigare som vuxen"));
    await form.press("Fortsätt");

    expect(heading()).toBe("Svaren");
    expect(screen.getByText("Ja, tidigare som vuxen")).toBeDefined();
  });

  it("means going back when the browser's own button is used", async () => {
    const form = showForm();
    await form.begin();
    await form.answer("Nej");

    act(() => {
      window.dispatchEvent(new PopStateEvent("popstate"));
    });

    expect(document.title).toBe("Fråga 1 av 7 – Sju frågor");
  });
});
