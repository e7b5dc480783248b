/** What people read about protection. The method is explained in docs/for-forbund/vad-siffrorna-visar.md. */
import { periodName } from "../period/period.ts";
import { spanName, type TimeSpan } from "../period/time-span.ts";
import type { TableEstimate } from "./estimate.ts";
import type { RefusalReason } from "./protected-table.ts";
import type { ProtectionErrorCode } from "./protection-error.ts";
import type { CorrectionReason } from "./release-content.ts";

/** The one symbol for every hidden number, whatever the reason. */
export const SUPPRESSED_SYMBOL = "··";

/** What a screen reader says for it. */
export const SUPPRESSED_SPOKEN = "skyddad, visas inte";

/** The note under every table that has hidden numbers. */
export const SUPPRESSED_NOTE =
  "·· = skyddad. Siffran visas inte, för att ingen ska kunna räknas ut. Det betyder inte att den är liten. Delar summerar därför inte alltid till totalen.";

/** Why a period could not be released. */
export const refusalTexts: Readonly<Record<RefusalReason, string>> = {
  "too-few": "Perioden har för få svar för att släppas. Svaren är kvar och räknas med i årets siffror.",
  "already-released": "Perioden är redan släppt. Det som har släppts går inte att ändra.",
  "overlaps-nation":
    "Landets siffror är redan släppta för en del av perioden, eller för en längre period som den ingår i. Ur båda tillsammans går det att räkna ut mer än de säger var för sig. För varje år kan ni därför välja: hela året, eller delarna.",
  "sum-differs":
    "Summan och släppet hör inte ihop: det ena har kommit utan det andra. Be förbundet lämna in alla filerna igen, och importera dem tillsammans.",
  unchanged: "Inget har ändrats sedan perioden släpptes. Då finns det inget att rätta.",
  unprotectable:
    "Perioden kan inte släppas nu, för tillsammans med det som redan är släppt skulle någons svar kunna räknas ut.",
};

/** What went wrong where nobody has typed anything wrong. */
export const protectionErrorTexts: Readonly<Record<ProtectionErrorCode, string>> = {
  "plan-mismatch": "Det som ska räknas och det som redan är släppt är gjort med olika formulär.",
  "period-mismatch": "Ett släpp gäller en annan period än den som ska släppas.",
  "foreign-release": "Ett släpp kommer från någon annan än det ska, eller är på prov bland riktiga.",
  "rule-mismatch":
    "Det som redan är släppt har en annan gräns för minsta antal. Samma gräns måste gälla i alla släpp av perioden.",
  "parts-missing": "En kortare period är släppt, men det som räknades i den finns inte här.",
  "parts-differ": "De kortare perioderna blir tillsammans inte lika mycket som den långa.",
  "nothing-corrected": "Det finns inget släpp att rätta, eller så saknas en rättelse däremellan.",
  contradiction: "Siffrorna motsäger varandra. En fil är fel.",
  "no-forbund": "Ett släpp saknar förbundets egen tabell.",
  "solver-failed": "Beräkningen gick inte att slutföra. Försök igen.",
};

/** What a table will hold, told before the period ends. Where the number will be found instead is said kindly. */
export const estimateTexts: Readonly<Record<TableEstimate, string>> = {
  "by-sex": "Hittills räcker svaren för att visa hur många som svarat ja, också för kvinnor och män.",
  all: "Hittills räcker svaren för att visa hur många som svarat ja, men inte för kvinnor och män var för sig.",
  "base-only":
    "För få svar hittills för att visa mer än hur många som svarat. Siffrorna kommer med året, eller för hela förbundet.",
  shared:
    "För få svar hittills för en egen tabell. Insatsen visas tillsammans med andra små insatser, och i förbundets siffror.",
};

/** How much a release will hide, told before it is made final. */
export const previewText = (hidden: number): string =>
  hidden === 0
    ? "Inga celler behöver skyddas"
    : hidden === 1
      ? "1 cell blir skyddad"
      : `${hidden} celler blir skyddade`;

/** Instead of columns by sex where they cannot be shown. */
export const TOO_FEW_FOR_SEX = "För få svar för att visa kön.";

/** On every page of a release that counts a period that was too small by itself. */
export const mergedText = (span: TimeSpan): string =>
  `${spanName(span)} visas tillsammans, för att ${(span.merged ?? []).map(periodName).join(" och ")} hade för få svar`;

/** On every page of a correction. */
export const correctedText = (edition: number): string =>
  edition === 2
    ? "RÄTTAD: siffrorna ersätter dem som släpptes först"
    : `RÄTTAD: rättelse nummer ${edition - 1}, siffrorna ersätter alla tidigare`;

/** Why a period was released once more. */
export const correctionTexts: Readonly<Record<CorrectionReason, string>> = {
  late: "Svar som kom efter släppet räknas med",
  fault: "Ett fel har rättats",
};
