import { act, screen } from "@testing-library/react";
import { LanguageTag, workingWording } from "@vifragar/core";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { fillInForJsdom, showForm } from "../testing/show-form.tsx";

beforeAll(fillInForJsdom);

const SV = LanguageTag.parse("sv");
const recorded = {
  ...workingWording,
  questions: workingWording.questions.map((question) => ({
    ...question,
    audio: { [SV]: `${question.code}-sv.mp3` },
  })),
};

// jsdom has no sound; the person's ears are these two lists.
const started: string[] = [];
const stopped: string[] = [];

beforeEach(() => {
  started.length = 0;
  stopped.length = 0;
  vi.spyOn(HTMLMediaElement.prototype, "play").mockImplementation(async function (this: HTMLMediaElement) {
    started.push(this.src);
  });
  vi.spyOn(HTMLMediaElement.prototype, "pause").mockImplementation(function (this: HTMLMediaElement) {
    stopped.push(this.src);
  });
});

async function firstQuestion(props: Parameters<typeof showForm>[0]) {
  const form = showForm(props);
  await form.begin();
  return form;
}

describe("Lyssna", () => {
  it("plays the recording of the question, and nothing before it is asked to", async () => {
    const form = await firstQuestion({ instrument: recorded, media: "http://localhost/media/" });
    expect(started).toEqual([]);

    await form.press("Lyssna");

    expect(started).toEqual(["http://localhost/media/psychological-sv.mp3"]);
    expect(screen.getByText("Stoppa ljud")).toBeDefined();
  });

  it.each(["Stoppa ljud", "Ta paus", "Dölj", "Tillbaka"])("is silent after %s", async (button) => {
    const form = await firstQuestion({ instrument: recorded, media: "http://localhost/media/" });
    await form.press("Lyssna");
    stopped.length = 0;

    await form.press(button);

    expect(stopped).toContain("http://localhost/media/psychological-sv.mp3");
  });

  it("is silent when the screen is covered by itself", async () => {
    const form = await firstQuestion({ instrument: recorded, media: "http://localhost/media/" });
    await form.press("Lyssna");
    stopped.length = 0;

    vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    act(() => {
      document.dispatchEvent(new Event("visibilitychange"));
    });

    expect(stopped).toContain("http://localhost/media/psychological-sv.mp3");
  });

  it("is not offered in a language without a recording, or when nobody said where they lie", async () => {
    const form = await firstQuestion({ instrument: recorded, media: "http://localhost/media/" });
    await form.person.click(screen.getByLabelText("English"));
    expect(screen.queryByText("Listen")).toBeNull();
    form.unmount();

    await firstQuestion({ instrument: recorded });
    expect(screen.queryByText("Lyssna")).toBeNull();
  });
});
