import { useFormSetting } from "../form-context.ts";
import { useRecording } from "./use-recording.ts";

/** *Lyssna*: the question read aloud from a recording. Nothing is highlighted, so nothing is seen from afar. */
export function Listen({ address }: { readonly address: string }) {
  const { language, mode } = useFormSetting();
  const { tools } = language.texts;
  const { isPlaying, wasPlayed, toggle } = useRecording(address);
  return (
    <div className="qf-listen">
      <button className="qf-button" type="button" onClick={toggle}>
        {isPlaying ? tools.stop : tools.listen}
      </button>
      {mode === "hand-over" && !wasPlayed && <p className="qf-hint">{tools.headphones}</p>}
    </div>
  );
}
