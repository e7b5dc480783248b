import { fireEvent, screen } from "@testing-library/react";
import { workingWording } from "@vifragar/core";
import { beforeAll, describe, expect, it } from "vitest";
import { fillInForJsdom, showForm } from "../testing/show-form.tsx";

beforeAll(fillInForJsdom);

const pictured = {
  ...workingWording,
  questions: workingWording.questions.map((question) => ({ ...question, image: `${question.code}.png` })),
};
const picture = () => document.querySelector<HTMLImageElement>("img.qf-picture");

describe("the picture of a question", () => {
  it("stands above it, and adds nothing to what is heard", async () => {
    await showForm({ instrument: pictured, media: "http://localhost/media/" }).begin();

    expect(picture()?.src).toBe("http://localhost/media/psychological.png");
    expect(screen.queryByRole("img")).toBeNull();
  });

  it("leaves nothing behind where it is missing, and is not looked for without a folder", async () => {
    const { unmount } = await shown({ media: "http://localhost/media/" });
    fireEvent.error(picture() as HTMLImageElement);
    expect(picture()).toBeNull();
    unmount();

    await shown({});

    expect(picture()).toBeNull();
  });
});

async function shown(props: Parameters<typeof showForm>[0]) {
  const form = showForm({ instrument: pictured, ...props });
  await form.begin();
  return form;
}
