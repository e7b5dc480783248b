import { useBook, useSession } from "../shell/session.ts";
import { saveFile } from "../ui/save-file.ts";
import { counted, inWords } from "../ui/swedish.ts";
import { devicesToTell, makeKvitto, withKvitto } from "./kvitto.ts";

/** Gives the kvitto: one file for all devices. */
export function KvittoPanel({ onDone }: { readonly onDone: (text: string) => void }) {
  const book = useBook();
  const { keeper, vault, today } = useSession();
  const devices = devicesToTell(book);

  async function give() {
    const kvitto = await makeKvitto(book, {
      sign: (domain, message) => vault.sign(domain, message),
      today: today(),
    });
    await keeper.change((before) => withKvitto(before, kvitto.given));
    saveFile({ name: kvitto.fileName, type: "application/json", content: kvitto.text });
    onDone(`Kvittot är sparat: ${kvitto.fileName}. Läs in det på enheterna.`);
  }

  return (
    <section aria-labelledby="kvitto-title">
      <h2 id="kvitto-title">Kvitto till enheterna</h2>
      <p>
        Kvittot visar för enheterna vilka filer som har kommit fram. Då kan de rensa perioder som är klara.
      </p>
      {devices === 0 ? (
        <p className="admin-quiet">Det finns inget att kvittera än.</p>
      ) : (
        <>
          <div className="admin-actions">
            <button type="button" className="admin-button admin-button--quiet" onClick={give}>
              Spara kvitto
            </button>
          </div>
          <p className="admin-note">
            Samma fil gäller för alla enheter. Nu gäller den {counted(devices, "enhet", "enheter")}.
            {book.kvitto.made !== null && ` Det senaste kvittot sparades ${inWords(book.kvitto.made)}.`}
          </p>
        </>
      )}
    </section>
  );
}
