import { describe, expect, it } from "vitest";
import { commands } from "./commands.ts";
import { terminal } from "./testing/terminal.ts";

describe("vifragar", () => {
  it("lists every command when asked for help", async () => {
    const { vifragar } = terminal();

    const { code, out } = await vifragar("--help");

    expect(code).toBe(0);
    for (const { name, summary } of commands) expect(out).toContain(`${name.padEnd(10)}  ${summary}`);
  });

  it("explains every option of a command in its help", async () => {
    const { vifragar } = terminal();

    for (const { name, options } of commands) {
      const { code, out } = await vifragar(name, "--help");
      expect(code).toBe(0);
      for (const option of Object.keys(options)) expect(out, name).toContain(`--${option}`);
    }
  });

  it.each([
    [[], ""],
    [["sno"], "Okänt kommando: sno"],
    [["keygen", "--naem", "x"], "okänt val --naem"],
    [["keygen", "--name", "x"], "--out saknas"],
    [["keygen", "kvar"], '"kvar" hör inte till kommandot'],
    [["protect", "--period", "hösten", "--key", "k", "--dir", "d"], '"hösten" är ingen period'],
    [["simulate", "--out", "o", "--period", "2026", "--forms", "-1"], "--forms"],
    [["collect", "--key", "k", "--dir", "d"], "ange filer eller mappar att läsa"],
  ])("ends with 2 and says in Swedish what was wrong in %j", async (args, message) => {
    const { vifragar } = terminal();

    const { code, err } = await vifragar(...args);

    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it("ends with 1 when a file is not there", async () => {
    const { vifragar, at } = terminal();

    const { code, err } = await vifragar("verify", at("borta.json"));

    expect(code).toBe(1);
    expect(err).toContain("finns inte");
  });
});
