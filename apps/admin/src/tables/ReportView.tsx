import type { ReportBlock, ReportSection } from "@vifragar/core";
import { type HowToShow, ReportTableView } from "./ReportTableView.tsx";

/** The sections of a report, the same on a screen and on paper. */
export function ReportView({
  sections,
  ...how
}: { readonly sections: readonly ReportSection[] } & HowToShow) {
  return sections.map(({ id, heading, blocks, startsPage }) => (
    <section
      key={id}
      aria-labelledby={`section-${id}`}
      className={startsPage ? "admin-section admin-section--new-page" : "admin-section"}
    >
      <h2 id={`section-${id}`}>{heading}</h2>
      {blocks.map((block) => (
        <Block key={keyOf(block)} block={block} how={how} />
      ))}
    </section>
  ));
}

function Block({ block, how }: { readonly block: ReportBlock; readonly how: HowToShow }) {
  switch (block.kind) {
    case "sentence":
      return <p className="admin-sentence">{block.text}</p>;
    case "note":
      return <p className="admin-note">{block.text}</p>;
    case "list":
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case "table":
      return <ReportTableView table={block.table} {...how} />;
    default:
      return block satisfies never;
  }
}

const keyOf = (block: ReportBlock): string =>
  block.kind === "table" ? block.table.id : block.kind === "list" ? block.items.join() : block.text;
