import type { ReactNode } from "react";

/** A calm box. `attention` asks somebody to do something; nothing here is ever red. */
export function Notice({
  kind = "plain",
  title,
  children,
}: {
  readonly kind?: "plain" | "attention" | "done";
  readonly title?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className={`admin-notice admin-notice--${kind}`}>
      {title !== undefined && <p className="admin-notice__title">{title}</p>}
      {children}
    </div>
  );
}
