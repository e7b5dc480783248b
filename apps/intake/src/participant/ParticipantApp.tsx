import { planOf, supportLinesOf } from "@vifragar/core";
import { type Finish, SevenQuestions } from "@vifragar/form";
import { handOverStore } from "@vifragar/form/encrypted-storage";
import { useEffect, useMemo } from "react";
import type { Platform } from "../platform.ts";
import { participantClocks } from "../session/clocks.ts";
import { MEDIA } from "../session/media.ts";
import type { Session } from "../session/session.ts";
import type { HandedOver } from "../session/state.ts";

interface ParticipantAppProps {
  readonly session: Session;
  readonly platform: Platform;
  readonly handedOver: HandedOver;
}

/**
 * All that runs while the participant holds the tablet, in a React root of its own.
 *
 * It can seal one row and open nothing.
 */
export function ParticipantApp({ session, platform, handedOver }: ParticipantAppProps) {
  const { place, handOver, instrument, language, contact, support, wipeMinutes, prior } = handedOver;
  const supportLines = useMemo(() => supportLinesOf(support), [support]);
  const clocks = useMemo(() => participantClocks(wipeMinutes), [wipeMinutes]);
  const store = useMemo(
    () =>
      handOverStore({
        vault: platform.vaultAt(place),
        handOver,
        plan: planOf(instrument),
        coin: platform.coin,
      }),
    [platform, place, handOver, instrument],
  );
  useWakeLock();
  const finish = async (how: Finish) => {
    if (how.ending === "timed-out" || how.ending === "not-sent") await session.hidden();
    await session.handedBack(how);
  };
  return (
    <SevenQuestions
      instrument={instrument}
      mode="hand-over"
      store={store}
      language={language}
      prior={prior}
      contact={contact}
      supportLines={supportLines}
      clocks={clocks}
      media={MEDIA}
      trial={place.prov}
      onHidden={() => void session.hidden()}
      onFinished={(how) => void finish(how)}
    />
  );
}

/** Keeps the screen lit while somebody thinks. Browsers may refuse, and then nothing is lost. */
function useWakeLock(): void {
  useEffect(() => {
    let sentinel: WakeLockSentinel | undefined;
    let isHere = true;
    navigator.wakeLock?.request("screen").then(
      (lock) => {
        if (isHere) sentinel = lock;
        else void lock.release();
      },
      () => undefined,
    );
    return () => {
      isHere = false;
      void sentinel?.release();
    };
  }, []);
}
