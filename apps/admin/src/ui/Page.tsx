import { type ReactNode, useEffect, useRef } from "react";
import { Link } from "wouter";
import { markArrival } from "./arrival.ts";

const APP_NAME = "Vi frågar";

/** One step back on the way to a page. */
export interface Crumb {
  readonly to: string;
  readonly text: string;
}

/**
 * One screen: its title in the tab, its way back, its heading.
 *
 * The title changes first, then the heading gets the focus, so that a screen reader says where one
 * has come (ux.md 3.0). At the very first page nothing is moved: the browser's own start is right there.
 */
export function Page({
  title,
  way = [],
  actions,
  children,
}: {
  readonly title: string;
  readonly way?: readonly Crumb[];
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title === APP_NAME ? APP_NAME : `${title} – ${APP_NAME}`;
    if (markArrival()) heading.current?.focus();
  }, [title]);

  return (
    <>
      {way.length > 0 && (
        <nav className="admin-way" aria-label="Du är här">
          <ol>
            {way.map(({ to, text }) => (
              <li key={to}>
                <Link href={to}>{text}</Link>
              </li>
            ))}
            <li aria-current="page">{title}</li>
          </ol>
        </nav>
      )}
      <div className="admin-page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions !== undefined && <div className="admin-page-head__actions">{actions}</div>}
      </div>
      {children}
    </>
  );
}
