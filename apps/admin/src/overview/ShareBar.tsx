/** A part of a whole as a bar. For the eye alone: the numbers stand in words beside it. */
export function ShareBar({ part, whole }: { readonly part: number; readonly whole: number }) {
  const width = whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10;
  return (
    <svg className="admin-share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect className="admin-share__whole" x="0" y="0" width="100" height="4" />
      <rect className="admin-share__part" x="0" y="0" width={width} height="4" />
    </svg>
  );
}
