import {
  type Day,
  handInStateTexts,
  periodKey,
  periodName,
  standingTexts,
  timingRemark,
} from "@vifragar/core";
import { isoDate } from "../ui/swedish.ts";
import { TableFrame } from "../ui/TableFrame.tsx";
import { type DeviceRow, rowKey } from "./device-list.ts";

/** How far each device has come, insats by insats and period by period. */
export function DeviceTable({
  rows,
  caption,
  onRevoke,
}: {
  readonly rows: readonly DeviceRow[];
  readonly caption: string;
  readonly onRevoke: (device: DeviceRow["device"]) => void;
}) {
  // The caption names a single period, and a narrow screen has no room to repeat it.
  const isSeveral = new Set(rows.map(({ period }) => periodKey(period))).size > 1;
  return (
    <TableFrame name={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Enhet</th>
            <th scope="col">Insats</th>
            {isSeveral && <th scope="col">Period</th>}
            <th scope="col">Inlämning</th>
            <th scope="col">Senaste fil</th>
            <th scope="col">Ändra</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              <th scope="row">{row.device.label}</th>
              <td>{row.insats.name}</td>
              {isSeveral && <td>{periodName(row.period)}</td>}
              <td>
                <HandIn row={row} />
              </td>
              <td>{dayOf(row.handIn.lastDay)}</td>
              <td>
                {row.device.acceptUntilSeq === null && (
                  <button
                    type="button"
                    className="admin-link"
                    aria-label={`Spärra ${row.device.label}, ${row.insats.name}, ${periodName(row.period)}`}
                    onClick={() => onRevoke(row.device)}
                  >
                    Spärra
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** The state, and beside it what somebody should look at. */
function HandIn({ row: { device, handIn } }: { readonly row: DeviceRow }) {
  const remarks = remarksOn(handIn);
  return (
    <>
      {device.acceptUntilSeq === null ? handInStateTexts[handIn.state] : revokedText(handIn)}
      {remarks.map((remark) => (
        <span key={remark} className="admin-remark">
          {remark}
        </span>
      ))}
    </>
  );
}

const revokedText = ({ state }: DeviceRow["handIn"]): string =>
  state === "waiting" ? "Spärrad" : `Spärrad · ${handInStateTexts[state]}`;

function remarksOn(handIn: DeviceRow["handIn"]): readonly string[] {
  const { standing } = handIn;
  const timing = timingRemark(handIn);
  return [
    ...(standing === "counted" || standing === "revoked" ? [] : [standingTexts[standing]]),
    ...(timing === undefined ? [] : [timing]),
  ];
}

const dayOf = (day: Day | undefined): string => (day === undefined ? "–" : isoDate(day));
