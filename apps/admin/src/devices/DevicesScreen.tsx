import { periodName, type RosterDevice } from "@vifragar/core";
import { useState } from "react";
import { useBook, useSession } from "../shell/session.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { Page } from "../ui/Page.tsx";
import { counted } from "../ui/swedish.ts";
import { DeviceTable } from "./DeviceTable.tsx";
import { devicesIn, handInsIn, summaryOf, unknownDevices, withRevoked } from "./device-list.ts";
import { ForkCard } from "./ForkCard.tsx";
import { forksIn } from "./forks.ts";
import { KvittoPanel } from "./KvittoPanel.tsx";
import { OverlapCard } from "./OverlapCard.tsx";
import { overlapsIn } from "./overlaps.ts";
import { StandingList } from "./StandingList.tsx";
import { WaitingDevice } from "./WaitingDevice.tsx";

/** Which devices count for the förbund: approve new ones, see who has handed in, shut one out. */
export function DevicesScreen() {
  const book = useBook();
  const { keeper, period, today } = useSession();
  const [told, setTold] = useState("");
  const [toRevoke, setToRevoke] = useState<RosterDevice>();
  const forks = forksIn(book);
  const overlaps = overlapsIn(book);
  const rows = devicesIn(book, period, today());

  return (
    <Page title="Enheter">
      <p role="status" className="admin-status">
        {told}
      </p>
      {rows.length > 0 && (
        <p className="admin-sentence">{summaryOf(handInsIn(book, period, today())).join(" ")}</p>
      )}
      {book.waiting.length > 0 && (
        <section aria-labelledby="waiting-title">
          <h2 id="waiting-title">Väntar på att godkännas</h2>
          <p>
            Ring den som har enheten. Står samma sex ord på skärmen där, godkänn. Stämmer de inte, godkänn
            inte.
          </p>
          <ul className="admin-cards">
            {book.waiting.map((waiting, place) => (
              <li key={waiting.digest}>
                <WaitingDevice waiting={waiting} place={place} onDone={setTold} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <UnknownDevices count={unknownDevices(book).length} />
      {forks.length + overlaps.length > 0 && (
        <section aria-labelledby="forks-title">
          <h2 id="forks-title">Enheter som behöver ett beslut</h2>
          <ul className="admin-cards">
            {forks.map((deviceFork) => (
              <li key={`${deviceFork.fork.device.signer}/${deviceFork.fork.device.incarnation}`}>
                <ForkCard deviceFork={deviceFork} onDone={setTold} />
              </li>
            ))}
            {overlaps.map((one) => (
              <li
                key={`${one.overlap.device.signer}/${one.overlap.device.incarnation}/${one.overlap.insats}`}
              >
                <OverlapCard deviceOverlap={one} onDone={setTold} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <StandingList />
      <section aria-labelledby="devices-title">
        <h2 id="devices-title">Godkända enheter</h2>
        {rows.length === 0 ? (
          <p>
            Inga enheter är godkända för en insats i den här perioden. Gör en startfil till insatsen, läs in
            den på enheten och importera anmälan som enheten sparar.
          </p>
        ) : (
          <DeviceTable
            rows={rows}
            caption={`Enheter och inlämning, ${periodName(period)}`}
            onRevoke={setToRevoke}
          />
        )}
      </section>
      {rows.length > 0 && <KvittoPanel onDone={setTold} />}
      {toRevoke !== undefined && (
        <ConfirmDialog
          title={`Spärra ${toRevoke.label}?`}
          confirmText="Ja, spärra"
          onCancel={() => setToRevoke(undefined)}
          onConfirm={async () => {
            await keeper.change((before) => withRevoked(before, toRevoke));
            setTold(`${toRevoke.label} är spärrad.`);
            setToRevoke(undefined);
          }}
        >
          <p>Det som enheten redan har lämnat in räknas. Inget nytt från den räknas, i någon insats.</p>
        </ConfirmDialog>
      )}
    </Page>
  );
}

function UnknownDevices({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <div className="admin-notice admin-notice--attention">
      <p className="admin-notice__title">
        Filer från {counted(count, "enhet", "enheter")} som inte är godkända väntar
      </p>
      <p>De är sparade men räknas inte. Be om enhetens anmälan, importera den och godkänn enheten.</p>
    </div>
  );
}
