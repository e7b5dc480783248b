import { useBook, useSession } from "../shell/session.ts";
import { saveFile } from "../ui/save-file.ts";
import { isToldToDevices, makeInstallningsfil } from "./device-settings.ts";

/** Gives what is filled in to the devices: one small file for all of them. */
export function SettingsFilePanel({ onDone }: { readonly onDone: (text: string) => void }) {
  const book = useBook();
  const { keeper, vault, today } = useSession();
  const { given } = book.deviceSettings;

  async function give() {
    const made = await makeInstallningsfil(book, {
      sign: (domain, message) => vault.sign(domain, message),
      today: today(),
    });
    await keeper.change((before) => ({
      ...before,
      deviceSettings: { ...before.deviceSettings, given: made.given },
    }));
    saveFile({ name: made.fileName, type: "application/json", content: made.text });
    onDone(`Filen är sparad: ${made.fileName}. Läs in den på varje enhet, under Den här enheten.`);
  }

  return (
    <section aria-labelledby="to-devices">
      <h2 id="to-devices">Till enheterna</h2>
      <p>
        Nummer, texter och tider går till enheterna i en liten fil, som är underskriven av förbundet. I den
        finns inget om någon deltagare.
      </p>
      <p className="admin-note">
        {isToldToDevices(book.deviceSettings)
          ? given === null
            ? "Inget är ifyllt än. Enheterna har det som följer med appen."
            : `Fil nummer ${given.number} säger det som står här.`
          : "Det som står här är ändrat sedan den senaste filen."}
      </p>
      <div className="admin-actions">
        <button type="button" className="admin-button admin-button--quiet" onClick={give}>
          Spara fil till enheterna
        </button>
      </div>
    </section>
  );
}
