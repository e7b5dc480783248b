import { Link } from "wouter";
import { texts } from "../../texts/sv.ts";
import { usePendingStatus } from "../hand-in/use-pending.ts";
import { useSurroundings, useUnlocked } from "../staff-context.ts";
import { ProvBand } from "./ProvBand.tsx";

/** The top of every screen for staff in an unlocked app: where one is, what waits, and *Lås*. */
export function Header() {
  const { session } = useSurroundings();
  const { place, insats, enrolments } = useUnlocked();
  const status = usePendingStatus();
  const name = enrolments.find(({ startfil }) => startfil.insats.id === insats)?.startfil.insats.name;
  return (
    <header className="in-header">
      {place.prov && <ProvBand />}
      <div className="in-header__row">
        <Link href="/" className="in-header__app">
          {texts.app}
        </Link>
        {name && <span className="in-header__insats">{name}</span>}
        <button type="button" className="in-button in-header__lock" onClick={() => void session.lock()}>
          {texts.shell.lock}
        </button>
      </div>
      <p className="in-header__status" role="status">
        {status ? texts.status[status] : ""}
      </p>
    </header>
  );
}
