/** A nation of the size that is promised, for tests and benches: 75 förbund × 8 insatser × 4 periods. */
import {
  Digest,
  ForbundId,
  Incarnation,
  InsatsId,
  type InstrumentId,
  type Period,
  periodKey,
  SignerKey,
} from "@vifragar/core";
import type { Book } from "../book/book.ts";
import type { ReceivedRelease, ReceivedTable } from "../trust/received-release.ts";

export const NATION = { forbund: 75, insatser: 8, periods: 4 } as const;

const hex = (number: number, bytes: number): string => number.toString(16).padStart(bytes * 2, "0");

/** The book with so many förbund, all approved, each with a release of every period. */
export function largeNation(empty: Book, instrument: InstrumentId): Book {
  const periods = Array.from(
    { length: NATION.periods },
    (_, at): Period => ({ year: 2023 + at, kind: "year", index: 1 }),
  );
  const ids = Array.from({ length: NATION.forbund }, (_, at) => hex(at + 1, 16));
  const received = ids.flatMap((id, at) =>
    periods.map((period, turn) => releaseOf(id, at, { period, turn, instrument })),
  );
  return {
    ...empty,
    insatser: ids.map((id, at) => ({
      id: InsatsId.parse(id),
      name: `Samordningsförbundet ${at + 1}`,
      direction: "individ",
      owner: "",
      starts: 0,
      ends: null,
      participants: {},
    })),
    roster: {
      ...empty.roster,
      devices: ids.map((id, at) => ({
        signer: SignerKey.parse(hex(at + 1, 32)),
        incarnation: Incarnation.parse(hex(at + 1, 16)),
        insatser: [InsatsId.parse(id)],
        label: `Samordningsförbundet ${at + 1}`,
        acceptUntilSeq: null,
      })),
    },
    received: new Map(received.map((release) => [release.digest, release])),
  };
}

function releaseOf(
  id: string,
  at: number,
  {
    period,
    turn,
    instrument,
  }: { readonly period: Period; readonly turn: number; readonly instrument: InstrumentId },
): ReceivedRelease {
  const insatser = Array.from({ length: NATION.insatser }, (_, own): ReceivedTable => {
    const answered = 12 + ((at * 7 + own * 13 + turn * 5) % 90);
    return {
      id: hex(at * 100 + own + 1_000, 16),
      name: `Insats ${own + 1} i ${at + 1}`,
      answered,
      exposed: own % 3 === 0 ? null : Math.floor(answered * 0.7),
    };
  });
  const answered = insatser.reduce((sum, table) => sum + (table.answered ?? 0), 0);
  return {
    digest: Digest.parse(hex(at * 10 + turn + 1, 32)),
    signer: SignerKey.parse(hex(at + 1, 32)),
    collector: { id: ForbundId.parse(id), name: `Samordningsförbundet ${at + 1}` },
    level: "forbund",
    instrument,
    period: periodKey(period),
    released: 20_000 + turn,
    edition: 1,
    own: { id, name: `Samordningsförbundet ${at + 1}`, answered, exposed: Math.floor(answered * 0.7) },
    insatser,
  };
}
