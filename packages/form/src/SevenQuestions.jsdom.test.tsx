import { act, screen, within } from "@testing-library/react";
import { LanguageTag, QuestionId } from "@vifragar/core";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Submission } from "./contribution-store.ts";
import { arriveAt, fillInForJsdom, heading, showForm } from "./testing/show-form.tsx";

beforeAll(fillInForJsdom);

const NO_TO_ALL = ["Nej", "Nej", "Nej", "Nej", "Nej", "Nej", "Nej"];

const chosenIn = (submission: Submission | undefined, question: string): readonly string[] => {
  const response =
    submission?.kind === "count" && submission.occasion.kind !== "declined"
      ? submission.occasion.response
      : undefined;
  return [...(response?.answers.get(QuestionId.parse(question)) ?? ["nothing was given"])];
};

describe("SevenQuestions", () => {
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

    expect(screen.getByText(/Vi vill ställa sju frågor om våld/)).toBeDefined();
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

describe("Ta paus", () => {
  it("covers everything, and comes back to the same question with its boxes empty", async () => {
    const form = showForm();
    await form.begin();
    await form.answer("Nej");
    await form.person.click(screen.getByLabelText("Ja, det händer nu"));

    await form.press("Ta paus");
    expect(screen.queryByText(/gjort dig illa fysiskt/)).toBeNull();
    expect(document.title).toBe("Paus – Sju frågor");
    await form.press("Fortsätt");

    expect(document.title).toBe("Fråga 2 av 7 – Sju frågor");
    expect(screen.getByLabelText<HTMLInputElement>("Ja, det händer nu").checked).toBe(false);
    expect(screen.queryByRole("button", { name: "Tillbaka" })).toBeNull();
  });

  it("still counts what was answered before, and shows no list of it", async () => {
    const form = showForm();
    await form.begin();
    await form.answer("Ja, det händer nu");

    await form.press("Ta paus");
    await form.press("Fortsätt");
    await form.answer("Nej", "Nej", "Nej", "Nej", "Nej", "Nej", "Kvinna");
    expect(screen.queryByText("Kolla mina svar")).toBeNull();
    await form.person.click(screen.getByLabelText("Nej, skicka utan att visa"));
    await form.press("Skicka");
    await arriveAt("Tack");

    expect(chosenIn(form.store.given[0], "psychological")).toEqual(["now"]);
  });

  it("empties what lies ahead, too: it was answered before the pause", async () => {
    const form = showForm();
    await form.begin();
    await form.answer("Nej", "Ja, det händer nu");
    await form.press("Tillbaka");
    await form.press("Tillbaka");

    await form.press("Ta paus");
    await form.press("Fortsätt");
    await form.answer("Nej");

    expect(screen.getByLabelText<HTMLInputElement>("Ja, det händer nu").checked).toBe(false);
  });

  it("forgets everything when the person starts over", async () => {
    const form = showForm();
    await form.begin();
    await form.answer("Ja, det händer nu");
    await form.press("Ta paus");
    await form.press("Fortsätt");

    await form.press("Börja om");

    expect(document.title).toBe("Fråga 1 av 7 – Sju frågor");
    expect(screen.getByLabelText<HTMLInputElement>("Ja, det händer nu").checked).toBe(false);
  });
});

describe("Sluta svara", () => {
  it("counts that the person stopped, and takes the answers away when they want that", async () => {
    const form = showForm();
    await form.begin();
    await form.answer("Ja, det händer nu");

    await form.press("Sluta svara");
    await form.press("Sluta och ta bort mina svar");

    await arriveAt("Tack");
    expect(form.store.given).toEqual([{ kind: "count", occasion: { kind: "stopped", prior: "no" } }]);
  });

  it("counts what was answered when the person wants that", async () => {
    const form = showForm();
    await form.begin();
    await form.answer("Ja, det händer nu");

    await form.press("Sluta svara");
    await form.press("Sluta, men räkna det jag har svarat");
    await arriveAt("Tack");

    expect(form.store.given).toMatchObject([{ kind: "count", occasion: { kind: "stopped" } }]);
    expect(chosenIn(form.store.given[0], "psychological")).toEqual(["now"]);
    expect(chosenIn(form.store.given[0], "used")).toEqual([]);
  });

  it("offers only to stop when nothing is answered", async () => {
    const form = showForm();
    await form.begin();

    await form.press("Sluta svara");

    const buttons = within(screen.getByRole("dialog")).getAllByRole("button");
    expect(buttons.map(({ textContent }) => textContent)).toEqual(["Dölj", "Sluta", "Fortsätt svara"]);
  });
});

describe("Dölj", () => {
  it("wipes at once, gives nothing to be counted and tells the app", async () => {
    const onHidden = vi.fn();
    const form = showForm({ onHidden });
    await form.begin();
    await form.person.click(screen.getByLabelText("Ja, det händer nu"));

    await form.press("Dölj");

    expect(heading()).toBe("Hur brukar du sova?");
    expect(document.title).toBe("Sömn och vardag");
    expect(document.body.innerHTML).not.toMatch(/skrämt|våld|det händer nu/);
    expect(onHidden).toHaveBeenCalledTimes(1);
    await form.press("Fortsätt");
    await form.press("Personal: lås upp");
    expect(form.finished).toEqual([{ ending: "hidden", papersWanted: false }]);
    expect(form.store.given).toEqual([]);
  });

  it("is reached with Shift three times, and says how many presses are left", async () => {
    const form = showForm();
    await form.begin();
    const said = () => screen.getAllByRole("status").map(({ textContent }) => textContent);

    await form.person.keyboard("{Shift}");
    expect(said()).toContain("Tryck Skift två gånger till för att dölja.");
    await form.person.keyboard("{Shift}");
    expect(said()).toContain("Tryck Skift en gång till för att dölja.");
    await form.person.keyboard("{Shift}");

    expect(heading()).toBe("Hur brukar du sova?");
  });

  it("does not happen while someone types capitals in a field of the page", async () => {
    const form = showForm();
    await form.begin();
    const field = document.body.appendChild(document.createElement("input"));

    await form.person.click(field);
    await form.person.keyboard("{Shift}{Shift}{Shift}{Shift}");
    field.remove();

    expect(document.title).toBe("Fråga 1 av 7 – Sju frågor");
  });

  it("happens when the page goes away, so that it cannot be shown again", async () => {
    const form = showForm();
    await form.begin();
    await form.person.click(screen.getByLabelText("Ja, det händer nu"));

    act(() => {
      window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
    });

    expect(document.body.innerHTML).not.toMatch(/skrämt|det händer nu/);
  });
});

describe("the clocks", () => {
  it("cover after three minutes untouched and wipe ten minutes later", async () => {
    const form = showForm();
    await form.begin();
    vi.useFakeTimers();
    try {
      // The clocks that run were started before; a touch starts them anew.
      act(() => {
        document.dispatchEvent(new Event("pointerdown"));
      });
      act(() => vi.advanceTimersByTime(179_000));
      expect(document.title).toBe("Fråga 1 av 7 – Sju frågor");
      act(() => vi.advanceTimersByTime(1_000));
      expect(document.title).toBe("Paus – Sju frågor");
      act(() => vi.advanceTimersByTime(600_000));
      expect(heading()).toBe("Ge tillbaka surfplattan");
    } finally {
      vi.useRealTimers();
    }

    await form.press("Personal: lås upp");
    expect(form.finished).toEqual([{ ending: "timed-out", papersWanted: false }]);
    expect(form.store.given).toEqual([]);
  });
});

describe("going through the answers together", () => {
  const shown = {
    psychological: ["child"],
    physical: ["none"],
    sexual: [],
    childhood: "yes",
    fear: "now",
    children: "none",
    used: "none",
    sex: "woman",
  };

  it("opens at the list, with what staff need beside it, and counts when it is sent", async () => {
    const form = showForm({ mode: "together", shown, besideAnswers: () => <p>Ta god tid.</p> });

    expect(heading()).toBe("Svaren");
    expect(screen.getByText("Ta god tid.")).toBeDefined();
    await form.press("Skicka och rensa skärmen");

    await arriveAt("Tack");
    expect(chosenIn(form.store.given[0], "fear")).toEqual(["now"]);
    await form.press("Klart");
    expect(form.finished).toEqual([{ ending: "sent", papersWanted: false }]);
  });

  it("does not show the answers again after a pause", async () => {
    const form = showForm({ mode: "together", shown });

    await form.press("Ta paus");
    await form.press("Fortsätt");

    expect(screen.queryByText("Ja, när jag var barn (under 18 år)")).toBeNull();
  });
});

describe("the embedded form", () => {
  it("asks nothing about showing, and can be closed when it is done", async () => {
    const form = showForm({ mode: "embed", language: LanguageTag.parse("sv") });
    await form.begin();
    await form.answer(...NO_TO_ALL, "Man");

    expect(heading()).toBe("Vill du skicka dina svar?");
    await form.press("Skicka");
    await arriveAt("Tack");
    await form.press("Klart");

    expect(heading()).toBe("Klart");
    expect(form.finished).toEqual([{ ending: "sent", papersWanted: false }]);
  });

  it("tells the page that it is over when the person says no", async () => {
    const form = showForm({ mode: "embed" });
    await form.press("Fortsätt");

    await form.press("Jag vill inte svara");

    await arriveAt("Klart");
    expect(form.finished).toHaveLength(1);
  });

  it("tells the page that it is over when it is left, and not again after being done", async () => {
    const left = showForm({ mode: "embed", exitUrl: "#borta" });
    await left.person.click(screen.getAllByText(/^Lämna sidan/).at(-1) ?? document.body);
    expect(left.finished).toHaveLength(1);
    left.unmount();

    const done = showForm({ mode: "embed", exitUrl: "#borta" });
    await done.begin();
    await done.answer(...NO_TO_ALL, "Man");
    await done.press("Skicka");
    await arriveAt("Tack");
    await done.press("Klart");
    await done.person.click(screen.getAllByText(/^Lämna sidan/).at(-1) ?? document.body);
    expect(done.finished).toEqual([{ ending: "sent", papersWanted: false }]);
  });

  it("tells the page that it is over when nobody touched it for too long", () => {
    vi.useFakeTimers();
    try {
      const form = showForm({ mode: "embed" });

      act(() => vi.advanceTimersByTime(180_000));
      act(() => vi.advanceTimersByTime(600_000));

      expect(form.finished).toEqual([{ ending: "timed-out", papersWanted: false }]);
    } finally {
      vi.useRealTimers();
    }
  });
});
