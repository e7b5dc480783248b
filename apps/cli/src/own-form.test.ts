import { readFileSync, writeFileSync } from "node:fs";
import { inventedInstrument, openStartfil, parseInstrument, workingWording } from "@vifragar/core";
import { ready, verify } from "@vifragar/sealing";
import { describe, expect, it } from "vitest";
import { terminal } from "./testing/terminal.ts";

const TIMEOUT_MS = 60_000;

describe("a form of its own", () => {
  it.each([5, 9] as const)(
    "with %s questions goes the whole road, and no other form is taken in its place",
    { timeout: TIMEOUT_MS },
    async (questions) => {
      await ready;
      const { vifragar, at } = terminal();
      const form = inventedInstrument(questions);
      writeFileSync(at("form.json"), JSON.stringify(form));
      const key = ["--key", at("key.json"), "--dir", at("dir")];
      const own = ["--instrument", at("form.json")];
      await vifragar("keygen", "--name", "Förbundet", "--out", at("key.json"), "--prov");
      await vifragar("startfil", ...key, "--insats", "Insats A", "--out", at("a.startfil"), ...own);

      const simulated = ["--startfil", at("a.startfil"), "--period", "2026-H1", "--forms", "60"];
      const made = await vifragar("simulate", ...simulated, ...own, "--out", at("files"));
      const collected = await vifragar("collect", ...key, "--approve-all", at("files"));
      const released = await vifragar("protect", ...key, "--period", "2026-H1");
      const release = ["--release", at("dir", "slapp", "2026-H1.json")];
      const audited = await vifragar("audit", "--json", release[1] ?? "");
      const reported = await vifragar(
        "report",
        ...release,
        ...key,
        ...own,
        "--out",
        at("out"),
        "--format",
        "csv",
      );
      const wrong = await vifragar("report", ...release, "--out", at("out"));

      expect([made, collected, released, audited, reported].map(({ err, code }) => [code, err])).toEqual(
        Array(5).fill([0, ""]),
      );
      expect(wrong.err).toContain(`släppet gäller formuläret ${form.id}`);
      const text = readFileSync(at("a.startfil"), "utf8");
      const open = (...instruments: (typeof workingWording)[]) =>
        openStartfil(text, verify, { today: 20_636, instruments });
      expect(open(workingWording, form).instrument).toBe(form);
      // One letter of one question: the id and the plan are the same, the form is not.
      const changed = parseInstrument(JSON.parse(JSON.stringify(form).replace("fråga 1 (", "fråga l (")));
      expect(changed.ok).toBe(true);
      if (changed.ok) expect(() => open(workingWording, changed.value)).toThrow("not loaded");
    },
  );
});
