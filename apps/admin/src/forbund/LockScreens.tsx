import { ChangePassphrase, Colleagues } from "@vifragar/vault/screens";
import { type ReactNode, useEffect } from "react";
import { Link, useLocation } from "wouter";
import { useBook, useSession } from "../shell/session.ts";

/** Who can open the förbund on this computer. */
export function ColleaguesScreen() {
  const { forbund } = useBook();
  const { vault } = useSession();
  return (
    <LockScreen title="Vilka kan låsa upp">
      <Colleagues vault={vault} name={forbund.name} />
    </LockScreen>
  );
}

/** New words for the person who has unlocked. */
export function WordsScreen() {
  const { vault } = useSession();
  const [, goTo] = useLocation();
  return (
    <LockScreen title="Byt dina ord">
      <ChangePassphrase vault={vault} onDone={() => goTo("/installningar")} />
    </LockScreen>
  );
}

/** The vault's own screens have their own headings; the tab and the way back are ours. */
function LockScreen({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} – Vi frågar`;
  }, [title]);
  return (
    <>
      <nav className="admin-way" aria-label="Du är här">
        <ol>
          <li>
            <Link href="/installningar">Inställningar</Link>
          </li>
          <li aria-current="page">{title}</li>
        </ol>
      </nav>
      {children}
    </>
  );
}
