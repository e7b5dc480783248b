import { entriesOf, periodKey, periodName, type RosterDevice, standingTexts } from "@vifragar/core";
import { useState } from "react";
import { collectionOf } from "../book/book.ts";
import { withRevoked } from "../devices/device-list.ts";
import { useBook, useSession } from "../shell/session.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { TableFrame } from "../ui/TableFrame.tsx";
import type { ForbundRow } from "./forbund-at-nns.ts";

/** The keys of a förbund that were approved: whose sum counts in the picked period, and the way to shut one out. */
export function KeysOfForbund({
  row: { forbund, keys },
  onDone,
}: {
  readonly row: ForbundRow;
  readonly onDone: (text: string) => void;
}) {
  const book = useBook();
  const { keeper, period } = useSession();
  const [toRevoke, setToRevoke] = useState<RosterDevice>();
  if (keys.length === 0) return null;
  const sums = entriesOf(collectionOf(book), book.roster).filter(
    ({ latest }) => latest.kind === "tally" && periodKey(latest.period) === periodKey(period),
  );
  const stateOf = ({ signer, incarnation, acceptUntilSeq }: RosterDevice): string => {
    const sum = sums.find(({ latest }) => latest.signer === signer && latest.incarnation === incarnation);
    const told = sum === undefined ? "Ingen summa" : standingTexts[sum.standing];
    return acceptUntilSeq === null ? told : `Spärrad. ${told}`;
  };
  return (
    <section aria-labelledby="keys-title">
      <h2 id="keys-title">Nycklar</h2>
      <TableFrame name="Godkända nycklar">
        <table>
          <caption>Godkända nycklar</caption>
          <thead>
            <tr>
              <th scope="col">Nyckel</th>
              <th scope="col">{periodName(period)}</th>
              <th scope="col">Ändra</th>
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <tr key={`${key.signer}/${key.incarnation}`}>
                <th scope="row">{key.label}</th>
                <td>{stateOf(key)}</td>
                <td>
                  {key.acceptUntilSeq === null && (
                    <button
                      type="button"
                      className="admin-link"
                      aria-label={`Spärra ${key.label}`}
                      onClick={() => setToRevoke(key)}
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
      {toRevoke !== undefined && (
        <ConfirmDialog
          title={`Spärra nyckeln ${toRevoke.label}?`}
          confirmText="Ja, spärra"
          onCancel={() => setToRevoke(undefined)}
          onConfirm={async () => {
            await keeper.change((before) => withRevoked(before, toRevoke));
            onDone(`Nyckeln ${toRevoke.label} är spärrad.`);
            setToRevoke(undefined);
          }}
        >
          <p>
            Det som {forbund.name} redan har lämnat in med den räknas, om ingen senare summa går före. Inget
            nytt med den räknas.
          </p>
        </ConfirmDialog>
      )}
    </section>
  );
}
