import { correctionTexts } from "@vifragar/core";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { Notice } from "../ui/Notice.tsx";
import { isoDate } from "../ui/swedish.ts";
import { Words } from "../ui/Words.tsx";
import type { StoredRelease } from "./stored-release.ts";

/** Says that a period is released, with the words that readers compare and the ways on. */
export function ReleasedNotice({
  release,
  children,
}: {
  readonly release: StoredRelease;
  readonly children?: ReactNode;
}) {
  const { correction, digest } = release;
  return (
    <Notice kind="done" title={titleOf(release)}>
      {correction !== undefined && (
        <p>
          {correctionTexts[correction.reason]}. Det som släpptes före rättelsen ändras inte, men tabeller och
          rapporter visar de nya siffrorna.
        </p>
      )}
      {children}
      <p>Den som får en fil ur släppet kan jämföra de här orden:</p>
      <Words digest={digest} />
      <p>
        <Link href="/tabeller" className="admin-button">
          Läs tabellerna
        </Link>{" "}
        <Link href="/rapport" className="admin-button admin-button--quiet">
          Hämta rapporten
        </Link>
      </p>
    </Notice>
  );
}

const titleOf = ({ released, correction }: StoredRelease): string =>
  correction === undefined
    ? `Släppt ${isoDate(released)}`
    : `Rättad ${isoDate(released)} (rättelse ${correction.edition - 1})`;
