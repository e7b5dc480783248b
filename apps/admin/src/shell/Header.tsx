import { parsePeriodKey, periodKey, periodName } from "@vifragar/core";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { calendarIn } from "../forbund/forbund.ts";
import { periodsToPick, stateOfPeriod } from "../period/periods-to-pick.ts";
import { isoDate } from "../ui/swedish.ts";
import { placesFor } from "./places.ts";
import { useBook, useSession } from "./session.ts";

const states = { running: "pågår", waiting: "inte släppt" } as const;

/** Who is shown, in which role and for which period, and the way to each part of the app. */
export function Header({ onLock }: { readonly onLock: () => void }) {
  const book = useBook();
  const { today, period, pickPeriod } = useSession();
  const [location] = useLocation();
  const [isOpen, setIsOpen] = useState(false);
  const { name, prov } = book.forbund;

  return (
    <header className="admin-header">
      <div className="admin-header__top">
        <p className="admin-header__who">
          <span className="admin-header__app">Vi frågar</span>
          {prov && <strong className="admin-prov">PROV</strong>}
          <span className="admin-header__forbund">{name}</span>
          <span className="admin-header__role">{book.forbund.level === "nation" ? "NNS" : "Förbund"}</span>
        </p>
        <div className="admin-header__period">
          <label htmlFor="period">Period</label>
          <select
            id="period"
            value={periodKey(period)}
            onChange={(event) => {
              const picked = parsePeriodKey(event.target.value);
              if (picked !== undefined) pickPeriod(picked);
            }}
          >
            {periodsToPick(book, today()).map((each) => {
              const key = periodKey(each);
              const state = stateOfPeriod(book, each, today());
              const release = book.releases.get(key);
              const about =
                state === "released" && release
                  ? `släppt ${isoDate(release.released)}`
                  : states[state === "running" ? "running" : "waiting"];
              return (
                <option key={key} value={key}>
                  {each.kind === "year" && calendarIn(book.forbund, each.year) !== "year"
                    ? `hela ${each.year}`
                    : periodName(each)}{" "}
                  · {about}
                </option>
              );
            })}
          </select>
        </div>
        <button type="button" className="admin-button admin-button--quiet" onClick={onLock}>
          Lås
        </button>
      </div>
      <nav className="admin-nav" aria-label="Delar">
        <button
          type="button"
          className="admin-nav__menu"
          aria-expanded={isOpen}
          aria-controls="admin-nav-list"
          onClick={() => setIsOpen(!isOpen)}
        >
          Meny
        </button>
        <ul
          id="admin-nav-list"
          className={isOpen ? "admin-nav__list admin-nav__list--open" : "admin-nav__list"}
        >
          {placesFor[book.forbund.level].map(({ to, text }) => {
            const isHere = to === "/" ? location === "/" : location.startsWith(to);
            return (
              <li key={to}>
                <Link href={to} aria-current={isHere ? "page" : undefined} onClick={() => setIsOpen(false)}>
                  {text}
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
    </header>
  );
}
