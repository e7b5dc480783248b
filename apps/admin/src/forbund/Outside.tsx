import { type ReactNode, useEffect } from "react";
import { AboutLinks } from "../ui/AboutLinks.tsx";
import { Faults } from "../ui/Faults.tsx";

/** What a page looks like before a förbund is open. */
export function Outside({
  children,
  prov = false,
  title,
}: {
  readonly children: ReactNode;
  readonly prov?: boolean;
  /** For the vault's own screens, which do not name the tab themselves. */
  readonly title?: string;
}) {
  useEffect(() => {
    if (title !== undefined) document.title = `${title} – Vi frågar`;
  }, [title]);
  return (
    <div className={prov ? "admin-frame admin-frame--prov" : "admin-frame"}>
      <header className="admin-header">
        <div className="admin-header__top">
          <p className="admin-header__who">
            <span className="admin-header__app">Vi frågar</span>
            {prov && <strong className="admin-prov">PROV</strong>}
          </p>
        </div>
      </header>
      <main id="content" className="admin-outside">
        <Faults />
        {children}
      </main>
      <footer className="admin-footer">
        <AboutLinks />
      </footer>
    </div>
  );
}
