import type { Report } from "@vifragar/core";
import { periodKey } from "@vifragar/core";
import { useMemo } from "react";
import { useBook, useSession } from "../shell/session.ts";
import { releasedReport } from "./released-report.ts";

/** The report of the picked period, or undefined while it is not released or has nothing about the subject. */
export function useReport(subject?: string): Report | undefined {
  const book = useBook();
  const { period, instrument, coveragePlan } = useSession();
  const release = book.releases.get(periodKey(period));
  // Reading a release checks its signature and makes every sentence anew.
  return useMemo(
    () =>
      release === undefined
        ? undefined
        : releasedReport(book, release, { subject, instrument, coveragePlan }),
    [book, release, subject, instrument, coveragePlan],
  );
}
