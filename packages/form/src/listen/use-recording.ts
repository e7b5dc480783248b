import { useEffect, useRef, useState } from "react";

/** A recording and whether it is heard now. */
export interface Recording {
  readonly isPlaying: boolean;
  readonly wasPlayed: boolean;
  readonly toggle: () => void;
}

/**
 * Plays a recording when asked to, and stops it when the screen goes: at the next question, at a pause
 * and under the cover. Never speech synthesis, which may send the text away.
 */
export function useRecording(address: string): Recording {
  const audio = useRef<HTMLAudioElement | undefined>(undefined);
  const [isPlaying, setPlaying] = useState(false);
  const [wasPlayed, setPlayed] = useState(false);

  useEffect(() => {
    const recording = new Audio(address);
    const stopped = () => setPlaying(false);
    recording.preload = "none";
    recording.addEventListener("ended", stopped);
    audio.current = recording;
    return () => {
      recording.removeEventListener("ended", stopped);
      recording.pause();
      setPlaying(false);
    };
  }, [address]);

  const play = async (recording: HTMLAudioElement) => {
    recording.currentTime = 0;
    setPlaying(true);
    setPlayed(true);
    try {
      await recording.play();
    } catch {
      // Missing, or the device has no sound: silence is what the person hears anyway.
      setPlaying(false);
    }
  };

  return {
    isPlaying,
    wasPlayed,
    toggle: () => {
      const recording = audio.current;
      if (!recording) return;
      if (isPlaying) {
        recording.pause();
        setPlaying(false);
      } else void play(recording);
    },
  };
}
