import type { ReportCell } from "@vifragar/core";

/** What stands in a cell. A hidden number is a sign to the eye and words to the ear, and no number to anybody. */
export function ReportCellView({ cell }: { readonly cell: ReportCell | null }) {
  if (cell === null) return <span className="admin-quiet">–</span>;
  if (cell.spoken !== undefined) {
    return (
      <span className="admin-hidden-cell">
        <span aria-hidden="true">{cell.text}</span>
        <span className="admin-hidden">{cell.spoken}</span>
      </span>
    );
  }
  // Where a column is narrow the share may stand under its fraction; neither is broken within.
  const [fraction, share] = cell.text.split(" (");
  return (
    <>
      <span className="admin-unbroken">{fraction}</span>
      {share !== undefined && (
        <>
          {" "}
          <span className="admin-unbroken">({share}</span>
        </>
      )}
    </>
  );
}
