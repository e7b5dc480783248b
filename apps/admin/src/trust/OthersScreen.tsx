import { parsePeriodKey, periodName } from "@vifragar/core";
import { useState } from "react";
import { sealedName } from "../book/records.ts";
import { useBook, useSession } from "../shell/session.ts";
import { FileButton } from "../ui/FileButton.tsx";
import { Page } from "../ui/Page.tsx";
import { isoDate } from "../ui/swedish.ts";
import { TableFrame } from "../ui/TableFrame.tsx";
import { CompareWords } from "./CompareWords.tsx";
import { MOST_SIGNED_BYTES, openSigned, type SignedFile } from "./open-signed.ts";
import { type ReceivedRelease, receivedOf } from "./received-release.ts";
import { isVouchedFor } from "./use-others.ts";

type ReleaseFile = Extract<SignedFile, { kind: "release" }>;

/** Releases of others to compare with: NNS's for the nation, or another förbund's. */
export function OthersScreen() {
  const book = useBook();
  const { keeper, instrument, today } = useSession();
  const [asked, setAsked] = useState<ReleaseFile>();
  const [told, setTold] = useState("");
  const shown = [...book.received.values()].toSorted((a, b) => (a.period < b.period ? 1 : -1));

  async function take([chosen]: readonly File[]) {
    if (chosen === undefined) return;
    setAsked(undefined);
    const file = await readRelease(chosen, book.forbund.prov);
    if (typeof file === "string") setTold(`${chosen.name}: ${file}`);
    else if (isVouchedFor(book, file, [instrument])) await keep(file, false);
    else {
      setTold("");
      setAsked(file);
    }
  }

  async function keep(file: ReleaseFile, isNew: boolean) {
    const { signer, collector, digest, text, release } = file;
    const received = receivedOf(release, today());
    await keeper.changeWithFiles((before) => ({
      book: {
        ...before,
        received: new Map([...before.received, [digest, received]]),
        trusted: isNew
          ? [...before.trusted, { signer, collector: collector.id, name: collector.name, since: today() }]
          : before.trusted,
      },
      files: [{ name: sealedName(digest), bytes: new TextEncoder().encode(text) }],
    }));
    setAsked(undefined);
    setTold(`Släppet från ${collector.name} är inläst.`);
  }

  return (
    <Page title="Jämförelser" way={[{ to: "/tabeller", text: "Tabeller" }]}>
      <p>
        Läs in ett släpp från NNS eller från ett annat förbund. Då står det bredvid era egna siffror på sidan
        om varje fråga. Filen måste vara underskriven, och orden jämförs första gången.
      </p>
      <div className="admin-actions">
        <FileButton text="Läs in ett släpp" onFiles={take} />
      </div>
      <p role="status" className="admin-status">
        {told}
      </p>
      {asked !== undefined && (
        <CompareWords
          key={asked.digest}
          file={asked}
          onTrust={() => keep(asked, true)}
          onRefuse={() => {
            setAsked(undefined);
            setTold("Filen är inte inläst.");
          }}
        />
      )}
      {shown.length > 0 && <OthersTable releases={shown} />}
    </Page>
  );
}

function OthersTable({ releases }: { readonly releases: readonly ReceivedRelease[] }) {
  return (
    <TableFrame name="Inlästa släpp">
      <table>
        <caption>Inlästa släpp</caption>
        <thead>
          <tr>
            <th scope="col">Från</th>
            <th scope="col">Nivå</th>
            <th scope="col">Period</th>
            <th scope="col">Släppt</th>
          </tr>
        </thead>
        <tbody>
          {releases.map(({ digest, collector, level, period, released }) => {
            const parsed = parsePeriodKey(period);
            return (
              <tr key={digest}>
                <th scope="row">{collector.name}</th>
                <td>{level === "nation" ? "Hela landet" : "Förbund"}</td>
                <td>{parsed === undefined ? period : periodName(parsed)}</td>
                <td>{isoDate(released)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** The release in a file, or why there is none to take. */
async function readRelease(
  chosen: Pick<File, "size" | "text">,
  prov: boolean,
): Promise<ReleaseFile | string> {
  if (chosen.size > MOST_SIGNED_BYTES) return "Filen är för stor för att vara rätt.";
  const opened = openSigned(await chosen.text(), { today: 0, instruments: [] });
  if (!opened.ok) return opened.text;
  const { file } = opened;
  if (file.kind !== "release") return "Filen är inget släpp.";
  if (file.prov !== prov) return "Ett provförbund och ett riktigt förbund blandas inte.";
  return file;
}
