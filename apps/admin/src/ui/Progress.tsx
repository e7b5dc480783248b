/**
 * How far a longer piece of work has come. The text is read out at every fourth part.
 *
 * @param props.of - 0 while nobody knows: then the bar only says that something is going on.
 */
export function Progress({
  text,
  done,
  of,
}: {
  readonly text: string;
  readonly done: number;
  readonly of: number;
}) {
  const quarter = of === 0 ? 0 : Math.floor((done / of) * 4) * 25;
  return (
    <div className="admin-progress">
      <p id="progress-text">{text}</p>
      <progress {...(of > 0 && { value: done, max: of })} aria-labelledby="progress-text" />
      <p role="status" className="admin-hidden">
        {quarter > 0 && quarter < 100 ? `${quarter} procent klart` : ""}
      </p>
    </div>
  );
}
