import { describe, expect, it } from "vitest";
import {
  canGoBack,
  emptiedByPause,
  type Flow,
  isAnswering,
  type Move,
  moved,
  startOf,
  stepOf,
} from "./flow.ts";
import { placeOf } from "./steps.ts";

const begin = () => startOf({ questions: 3, asksPrior: false, onlyReview: false });
const play = (flow: Flow, ...moves: readonly (Move | Move["kind"])[]): Flow =>
  moves.reduce<Flow>(
    (now, move) => moved(now, typeof move === "string" ? ({ kind: move } as Move) : move),
    flow,
  );
const at = (kind: Parameters<typeof placeOf>[0], offset = 0): Flow => {
  const flow = begin();
  return { ...flow, at: placeOf(kind, flow.steps) + offset };
};

describe("moved", () => {
  it("shows the list again after one answer was changed", () => {
    const flow = play(at("review"), { kind: "change", to: { kind: "question", index: 1 } });

    expect(stepOf(flow)).toEqual({ kind: "question", index: 1 });
    expect(stepOf(play(flow, "next")).kind).toBe("review");
    expect(stepOf(play(flow, "back")).kind).toBe("review");
  });

  it("closes a question of its own before it goes back", () => {
    const flow = play(at("question"), { kind: "ask", box: "skip" }, "back");

    expect(flow).toMatchObject({ at: at("question").at, box: "none" });
  });

  it("asks whether to stop when back is pressed on the first screen", () => {
    expect(play(begin(), "back").box).toBe("stop");
  });

  it("does not go back past the question on the screen after a pause", () => {
    const flow = play(at("question", 1), "pause", "resume");

    expect(canGoBack(flow)).toBe(false);
    expect(play(flow, "back")).toMatchObject({ at: flow.at, box: "stop" });
    expect(canGoBack(play(flow, "next"))).toBe(true);
  });

  it("shows no list of answers after a pause", () => {
    const flow = play(at("question", 2), "pause", "resume", "next", "next");

    expect(stepOf(flow).kind).toBe("review");
    expect(flow.answersClosed).toBe(true);
    expect(play(flow, { kind: "change", to: { kind: "question", index: 0 } })).toBe(flow);
  });

  it("says that earlier answers are kept on the first screen after a pause, and only there", () => {
    const flow = play(at("question", 1), "pause", "resume");

    expect(flow.tellsKept).toBe(true);
    expect(play(flow, "next").tellsKept).toBe(false);
  });

  it("says nothing about earlier answers when the pause was on the first question", () => {
    expect(play(at("question"), "pause", "resume").tellsKept).toBe(false);
  });

  it("opens everything again when the person starts over", () => {
    const flow = play(at("question", 2), "pause", "resume", "restart");

    expect(flow).toMatchObject({ at: at("question").at, answersClosed: false, tellsKept: false });
  });

  it("thanks those who stopped as those who sent", () => {
    const thanked = (["sent", "shown", "stopped", "not-sent"] as const).map(
      (ending) => stepOf(play(at("question"), { kind: "ended", ending })).kind,
    );

    expect(new Set(thanked)).toEqual(new Set(["thanks"]));
  });

  it("ends at once for the one who said no before the questions", () => {
    expect(stepOf(play(at("about"), { kind: "ended", ending: "declined" })).kind).toBe("hand-back");
  });

  it("has nothing to go back to once it has ended", () => {
    const flow = play(at("review"), { kind: "ended", ending: "sent" });

    expect(canGoBack(flow)).toBe(false);
    expect(play(flow, "back")).toMatchObject({ at: flow.at, box: "none" });
  });

  it("is hidden for good", () => {
    const hidden = play(at("question", 1), "hide");

    expect(play(hidden, "resume", "practised", "pause", "next", "back", "restart")).toMatchObject({
      cover: "hidden",
      at: hidden.steps.length - 1,
      ending: "hidden",
    });
  });

  it("keeps how it ended when the screen is hidden afterwards", () => {
    expect(play(at("review"), { kind: "ended", ending: "sent" }, "hide").ending).toBe("sent");
  });

  it("stays hidden when sending ends after the screen was hidden", () => {
    const flow = play(at("review"), "hide", { kind: "ended", ending: "sent" });

    expect(flow).toMatchObject({ cover: "hidden", ending: "sent" });
  });

  it("takes away the cover and the questions when the time is out", () => {
    const flow = play(at("question"), "pause", "time-out");

    expect(flow).toMatchObject({ cover: "none", ending: "timed-out" });
    expect(stepOf(flow).kind).toBe("hand-back");
  });

  it("does not ask whether to try again when nothing is left to send", () => {
    expect(play(at("review"), "hide", { kind: "ask", box: "unsent" }).box).toBe("none");
  });
});

describe("emptiedByPause", () => {
  const names = (flow: Flow) =>
    emptiedByPause(flow).map((step) => (step.kind === "question" ? step.index : step.kind));

  it("empties the question on the screen and those after it, which would otherwise be shown again", () => {
    expect(names(at("question", 1))).toEqual([1, 2, "sex", "review", "thanks", "hand-back"]);
  });

  it("empties only the answer that is being changed", () => {
    const flow = play(at("review"), { kind: "change", to: { kind: "question", index: 0 } });

    expect(names(flow)).toEqual([0]);
  });

  it("empties nothing when everything is sent", () => {
    expect(names(play(at("review"), { kind: "ended", ending: "sent" }))).toEqual([]);
  });
});

describe("isAnswering", () => {
  it("is so from the first question until something is sent", () => {
    expect([isAnswering(at("how-to-hide")), isAnswering(at("question")), isAnswering(at("review"))]).toEqual([
      false,
      true,
      true,
    ]);
    expect(isAnswering(play(at("review"), { kind: "ended", ending: "sent" }))).toBe(false);
  });
});
