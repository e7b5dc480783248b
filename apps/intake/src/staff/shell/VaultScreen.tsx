import type { ReactNode } from "react";
import { useTitle } from "../../ui/Screen.tsx";

interface VaultScreenProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page around the vault's own screens, which bring their heading and move focus to it themselves. */
export function VaultScreen({ title, children }: VaultScreenProps) {
  useTitle(title);
  return <main className="in-main">{children}</main>;
}
