import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { addInsats, testForbund } from "../testing/forbund.ts";
import { showForbund } from "../testing/screen.tsx";

describe("the overview", () => {
  it("says what to do first in a new förbund", async () => {
    const { user } = showForbund(await testForbund());

    const todo = screen.getByRole("region", { name: "Att göra" });
    await user.click(within(todo).getByRole("link", { name: "Registrera den första insatsen." }));

    expect(screen.getByRole("heading", { level: 1, name: "Ny insats" })).toHaveFocus();
    expect(document.title).toBe("Ny insats – Vi frågar");
  });

  it("asks for the number of participants, which a share needs", async () => {
    const place = await testForbund();
    await addInsats(place, "MIA Vidare");

    showForbund(place);

    expect(screen.getByText("Skriv antalet deltagare för 1 insats.")).toBeVisible();
    expect(screen.getByRole("row", { name: "MIA Vidare – ingen enhet" })).toBeVisible();
  });

  it("marks where one is, and leads past the navigation", async () => {
    const { user } = showForbund(await testForbund(), "/enheter");
    const nav = screen.getByRole("navigation", { name: "Delar" });

    expect(within(nav).getByRole("link", { current: "page" })).toHaveTextContent("Enheter");
    await user.click(screen.getByRole("link", { name: "Hoppa till innehållet" }));

    expect(screen.getByRole("main")).toHaveFocus();
    expect(window.location.hash).toBe("#/enheter");
  });

  it("says that a page does not exist, and leads back", async () => {
    showForbund(await testForbund(), "/finns-inte");

    expect(screen.getByRole("heading", { level: 1, name: "Sidan finns inte." })).toBeVisible();
    expect(screen.getByRole("link", { name: "Till start" })).toHaveAttribute("href", "#/");
  });
});
