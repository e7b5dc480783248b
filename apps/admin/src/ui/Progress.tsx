/**
 * How far a longer piece of work has come. The text is read out at every fourth part.
 *
 * @param props.done - Undefined while nobody knows: then the bar only says that something is going on.
 * @param props.of - How much there is in all; 1 where `done` is a share.
 */
export function Progress({
  text,
  done,
  of = 1,
}: {
  readonly text: string;
  readonly done: number | undefined;
  readonly of?: number;
}) {
  const isKnown = done !== undefined && of > 0;
  const quarter = isKnown ? Math.floor((done / of) * 4) * 25 : 0;
  return (
    <div className="admin-progress">
      <p id="progress-text">{text}</p>
      <progress {...(isKnown && { value: done, max: of })} aria-labelledby="progress-text" />
      <p role="status" className="admin-hidden">
        {quarter > 0 && quarter < 100 ? `${quarter} procent klart` : ""}
      </p>
    </div>
  );
}
