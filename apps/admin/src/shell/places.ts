/** The parts of the app, in the order of the work. */
export const places = [
  { to: "/", text: "Översikt" },
  { to: "/insatser", text: "Insatser" },
  { to: "/enheter", text: "Enheter" },
  { to: "/importera", text: "Importera" },
  { to: "/slapp", text: "Släpp" },
  { to: "/tabeller", text: "Tabeller" },
  { to: "/rapport", text: "Rapport" },
  { to: "/installningar", text: "Inställningar" },
] as const;
