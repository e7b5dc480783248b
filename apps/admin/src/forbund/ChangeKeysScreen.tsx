import { useState } from "react";
import { Link } from "wouter";
import { useBook, useSession } from "../shell/session.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { Words } from "../ui/Words.tsx";
import { changeKeys, type DraftedKeys, draftKeys, insatserToInvite } from "./change-keys.ts";
import { changeKeysTexts } from "./change-keys-texts.ts";
import { ReserveCode } from "./ReserveCode.tsx";

const WAY = [{ to: "/installningar", text: "Inställningar" }];

/** *Byt nyckel*: what it means, the new reserve code on paper, one question, and what to do afterwards. */
export function ChangeKeysScreen() {
  const { forbund } = useBook();
  const { keeper, vault, today } = useSession();
  const [drafted, setDrafted] = useState<DraftedKeys>();
  const [isAsking, setIsAsking] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const texts = changeKeysTexts[forbund.level];

  async function change(keys: DraftedKeys) {
    setIsAsking(false);
    await changeKeys(keys, { vault, keeper, today: today() });
    setDrafted(undefined);
    setIsDone(true);
  }

  if (isDone) return <Changed />;
  if (drafted === undefined) {
    return <Before onStart={async () => setDrafted(await draftKeys(vault, forbund))} />;
  }
  return (
    <>
      <ReserveCode
        forbund={forbund}
        code={drafted.reserveCode}
        signer={drafted.signer}
        doneText="Byt nyckel"
        onDone={() => setIsAsking(true)}
      >
        <p>
          Den här koden öppnar filer som låses efter bytet, på en annan dator om den här går sönder. Den
          gäller först när bytet är gjort, och den visas bara nu. Skriv ut den och lås in den.
        </p>
        <p>{texts.keepOld}</p>
      </ReserveCode>
      {isAsking && (
        <ConfirmDialog
          title="Byt nyckel nu?"
          confirmText="Ja, byt nyckel"
          onCancel={() => setIsAsking(false)}
          onConfirm={() => change(drafted)}
        >
          <p>{texts.confirm}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function Before({ onStart }: { readonly onStart: () => Promise<void> }) {
  const { forbund } = useBook();
  const texts = changeKeysTexts[forbund.level];
  return (
    <Page title="Byt nyckel" way={WAY}>
      <p className="admin-lead">
        Byt nyckel när reservkoden är borta, när någon som har kunnat låsa upp slutar, eller när någon annan
        kan ha kommit åt den här datorn.
      </p>
      <h2>Det här händer</h2>
      <ul>
        <li>Allt som är inläst och släppt finns kvar och går att läsa som förut.</li>
        <li>{texts.onTheirWay}</li>
        <li>Ni får en ny reservkod att skriva ut. Den gamla öppnar inte nya filer.</li>
        <li>{texts.startfiler}</li>
        <li>{texts.signature}</li>
      </ul>
      <Notice kind="attention" title="Kan någon annan ha den gamla nyckeln?">
        <p>{texts.stolen}</p>
      </Notice>
      <p>Inget ändras förrän du har skrivit ut den nya reservkoden och svarat ja på en fråga.</p>
      <div className="admin-actions">
        <button type="button" className="admin-button" onClick={onStart}>
          Gör en ny reservkod
        </button>
      </div>
    </Page>
  );
}

function Changed() {
  const book = useBook();
  const toInvite = insatserToInvite(book);
  const texts = changeKeysTexts[book.forbund.level];
  return (
    <Page title="Nyckeln är bytt" way={WAY}>
      <p>{texts.signedBy}</p>
      <Words digest={book.forbund.signer} />
      {toInvite.length === 0 ? (
        <p>{texts.nobodyToInvite}</p>
      ) : (
        <>
          <h2>Gör nya startfiler</h2>
          <p>{texts.toInvite}</p>
          <ul>
            {toInvite.map(({ id, name }) => (
              <li key={id}>
                <Link href={texts.linkTo(id)}>{name}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}
