import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { workingWording } from "../instruments/working-wording.ts";
import { answerValues } from "../testing.ts";
import { emptyAnswers, hasAnswers, parseResponse } from "./response.ts";

const parse = (changes: Record<string, unknown>) =>
  parseResponse({ ...emptyAnswers(workingWording), ...changes } as never, workingWording);
const fieldsIn = (parsed: ReturnType<typeof parse>) =>
  parsed.ok ? [] : parsed.issues.map(({ path }) => path[0]);

describe("parseResponse", () => {
  it("takes a form in which nothing was chosen as skipped throughout", () => {
    const parsed = parse({});

    expect(parsed.ok && hasAnswers(parsed.value)).toBe(false);
    expect(parsed.ok && parsed.value.sex).toBe("declined");
  });

  it("takes every form that a person may fill in", () => {
    fc.assert(
      fc.property(answerValues, (values) => {
        expect(parseResponse(values, workingWording).ok).toBe(true);
      }),
    );
  });

  it.each([
    ["no beside yes", { physical: ["now", "none"] }, "physical"],
    ["declined beside yes", { sexual: ["declined", "child"] }, "sexual"],
    ["one option twice", { physical: ["now", "now"] }, "physical"],
    ["an option of another question", { childhood: "now" }, "childhood"],
    ["two answers where one is asked for", { fear: ["now", "earlier"] }, "fear"],
    ["free text", { used: "det var en gång" }, "used"],
    ["an unknown sex", { sex: "kvinna" }, "sex"],
  ])("refuses %s and names the field", (_, changes, field) => {
    expect(fieldsIn(parse(changes))).toEqual([field]);
  });

  it("refuses a field that is no question", () => {
    expect(parse({ namn: "Alva" }).ok).toBe(false);
  });

  it("puts no answer into an issue", () => {
    const parsed = parse({ physical: ["now", "none"] });

    expect(JSON.stringify(parsed.ok ? [] : parsed.issues)).not.toMatch(/now|"none"/);
  });
});
