/** NNS's first page with 75 förbund, 8 insatser each and 4 periods: reading what the vault gives, and drawing it. */
import { workingWording } from "@vifragar/core";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { Router } from "wouter";
import { changesBetween, readBook } from "../book/records.ts";
import { testForbund } from "../testing/forbund.ts";
import { largeNation } from "../testing/large-nation.ts";
import { NationTableView } from "./NationTableView.tsx";
import { filtered, nationTableOf } from "./nation-table.ts";

/** `admin.nation`: milliseconds from the vault's records to the drawn table, and for a filter. */
export async function bench() {
  const { vault, keeper } = await testForbund({ level: "nation", name: "NNS" });
  await vault.changeRecords(changesBetween(undefined, largeNation(keeper.current(), workingWording.id)));
  const open = async () => {
    const book = await readBook(vault);
    if (book === undefined) throw new RangeError("the bench has no book");
    const table = nationTableOf(book);
    const html = renderToString(
      // wouter's types want the children among the properties.
      // biome-ignore lint/correctness/noChildrenProp: see above.
      createElement(Router, { ssrPath: "/", children: createElement(NationTableView, { table }) }),
    );
    return { table, html };
  };
  const { table } = await open();
  const openMs = await msOf(open);
  const filterMs = await msOf(async () => filtered(table.forbund, "insats 7 i 7"));
  return [
    {
      id: "admin.nation",
      ms: openMs,
      against: "75 förbund × 8 insatser × 4 periods: read and draw, limit 2 000 ms",
    },
    { id: "admin.nation.filter", ms: filterMs, against: "search among 600 insatser, limit 100 ms" },
  ];
}

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return Math.round((performance.now() - start) * 10) / 10;
}
