/** Two ways to stop for a while or for good, and what becomes of the answers. */
import { screen, within } from "@testing-library/react";
import { beforeAll, describe, expect, it } from "vitest";
import { arriveAt, chosenIn, fillInForJsdom, showForm } from "../testing/show-form.tsx";

beforeAll(fillInForJsdom);

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
