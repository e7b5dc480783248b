/** `/version/`: the fingerprint of the release, the SHA-256 of the list of its files (docs/for-it/integritet.md). */
const place = document.getElementById("sum");

async function fingerprint(): Promise<string> {
  const response = await fetch("/sha256sums.txt", { cache: "no-store" });
  if (!response.ok) throw new Error("the list of hashes is not there");
  const digest = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

if (place) {
  place.textContent = await fingerprint().catch(
    () => "Listan över filer kunde inte läsas. Finns nätet? Är sha256sums.txt utlagd?",
  );
}

export {};
