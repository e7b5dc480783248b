/**
 * A page for the tests of the vault: the real form and the real vault, and nothing of an app between them.
 *
 * Its instrument says words that stand in no file, so that each of them found on the disk is a leak.
 */
import { planOf, workingWording } from "@vifragar/core";
import { SevenQuestions } from "@vifragar/form";
import { handOverStore, togetherStore } from "@vifragar/form/encrypted-storage";
import { openVault } from "@vifragar/vault";
import {
  ChangePassphrase,
  Colleagues,
  EmptyDevice,
  FirstStart,
  LockWarning,
  Unlock,
} from "@vifragar/vault/screens";
import type { ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";
import "@vifragar/form/tokens.css";
import "@vifragar/form/form.css";
import "@vifragar/vault/screens.css";
import type { ScreenName, VaultPage } from "./vault-page.ts";

const vault = openVault({ place: { use: "practice", prov: true } });
const plan = planOf(workingWording);
const period = { year: new Date().getFullYear(), kind: "year", index: 1 } as const;
const key = { insats: "11".repeat(16), plan: plan.hash, period };
const forms = { ...key, forms: 1, counts: plan.cells.map((_, cell) => (cell === 0 ? 1 : 0)) };
let root: Root | undefined;

/** The working wording with every label followed by a word that the test has drawn. */
function saying(sentinel: string): typeof workingWording {
  const withWord = (texts: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, `${text} ${sentinel}`]));
  const optionLabels = Object.entries(workingWording.optionLabels).map(([code, texts]) => [
    code,
    withWord(texts),
  ]);
  return { ...workingWording, optionLabels: Object.fromEntries(optionLabels) } as typeof workingWording;
}

function show(node: ReactNode): void {
  root?.unmount();
  root = createRoot(document.getElementById("root") ?? document.body);
  root.render(node);
}

function ask(
  mode: "together" | "hand-over",
  sentinel: string,
  store: Parameters<typeof SevenQuestions>[0]["store"],
): Promise<string> {
  return new Promise((resolve) => {
    show(
      <SevenQuestions
        instrument={saying(sentinel)}
        mode={mode}
        store={store}
        language={"sv" as never}
        prior={"no" as never}
        onFinished={({ ending }) => {
          root?.unmount();
          root = undefined;
          resolve(ending);
        }}
        onHidden={() => resolve("hidden")}
      />,
    );
  });
}

function screenOf(name: ScreenName): ReactNode {
  const end = (): void => show(<h1>Klar med skärmen</h1>);
  switch (name) {
    case "first-start":
      return <FirstStart vault={vault} name="Surfplatta 2" onDone={end} offersPasskey />;
    case "unlock":
      return <Unlock vault={vault} onUnlocked={end} />;
    case "change":
      return <ChangePassphrase vault={vault} onDone={end} />;
    case "colleagues":
      return <Colleagues vault={vault} name="Surfplatta 2" />;
    case "empty":
      return <EmptyDevice vault={vault} onEmptied={end} onCancel={end} />;
    case "lock-warning":
      return <LockWarning onStay={end} />;
    default:
      return name satisfies never;
  }
}

const vaultPage: VaultPage = {
  vault,
  key,
  forms,
  together: (sentinel: string) => ask("together", sentinel, togetherStore({ vault, tally: key, plan })),
  handOver: async (sentinel: string) => {
    const handOver = await vault.beginHandOver({ ...key, context: "sv" });
    return ask("hand-over", sentinel, handOverStore({ vault, handOver, plan }));
  },
  screen: (name) => show(screenOf(name)),
  counted: async () => {
    const cells = plan.cells.flatMap(({ id }, cell) => (/^process\/.*\/asked$/.test(id) ? [cell] : []));
    const counts = await vault.coverage({ ...key, cells });
    return counts.reduce((sum, count) => sum + count, 0);
  },
  firstCell: async () => (await vault.coverage({ ...key, cells: [0] }))[0] ?? 0,
};

Object.assign(globalThis, { vaultPage });
