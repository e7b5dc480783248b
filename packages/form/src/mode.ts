/**
 * Who holds the screen: the person alone on a tablet of staff (`hand-over`), both of them
 * (`together`), or the person on a page that is not ours (`embed`).
 */
export type Mode = "hand-over" | "together" | "embed";
