import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Flow, type Move, moved, startOf, stepOf } from "./flow.ts";

const plain = [
  "next",
  "back",
  "dismiss",
  "practise",
  "practised",
  "pause",
  "resume",
  "restart",
  "hide",
  "time-out",
] as const;

const moves: fc.Arbitrary<Move> = fc.oneof(
  fc.constantFrom(...plain).map((kind): Move => ({ kind })),
  fc.constantFrom("skip", "pick", "unsent", "stop" as const).map((box): Move => ({ kind: "ask", box })),
  fc.boolean().map((open): Move => ({ kind: "advice", open })),
  fc
    .constantFrom("sent", "shown", "stopped", "declined", "not-sent" as const)
    .map((ending): Move => ({ kind: "ended", ending })),
  fc.nat(6).map((index): Move => ({ kind: "change", to: { kind: "question", index } })),
  fc.constant<Move>({ kind: "change", to: { kind: "sex" } }),
);

const begin = () => startOf({ questions: 7, asksPrior: true, onlyReview: false });
const play = (flow: Flow, all: readonly Move[]) => all.reduce(moved, flow);
const isQuestion = (flow: Flow) => ["question", "sex", "review"].includes(stepOf(flow).kind);

describe("moved, whatever a person does", () => {
  it("always stands on a screen that exists", () => {
    fc.assert(
      fc.property(fc.array(moves), (all) => {
        expect(stepOf(play(begin(), all))).toBeDefined();
      }),
    );
  });

  it("never shows a question again after the screen was hidden or the time was out", () => {
    fc.assert(
      fc.property(
        fc.array(moves),
        fc.constantFrom("hide", "time-out"),
        fc.array(moves),
        (before, kind, after) => {
          const wiped = moved(play(begin(), before), { kind } as Move);
          expect(isQuestion(play(wiped, after))).toBe(false);
        },
      ),
    );
  });

  it("never comes back to a question before the one that was paused, unless everything is emptied", () => {
    const others = moves.filter(({ kind }) => kind !== "restart");
    const questions = begin().steps.flatMap((_step, at) => (isQuestion({ ...begin(), at }) ? [at] : []));
    fc.assert(
      fc.property(fc.constantFrom(...questions), fc.array(others), (at, after) => {
        const paused = moved({ ...begin(), at }, { kind: "pause" });
        const later = play(moved(paused, { kind: "resume" }), after);
        expect(later.at).toBeGreaterThanOrEqual(at);
      }),
    );
  });

  it("never changes how it ended from having been kept to something else but by another ending", () => {
    const clocks = moves.filter(({ kind }) => kind !== "ended");
    fc.assert(
      fc.property(fc.array(clocks), (after) => {
        const sent = moved(begin(), { kind: "ended", ending: "sent" });
        expect(play(sent, after).ending).toBe("sent");
      }),
    );
  });
});
