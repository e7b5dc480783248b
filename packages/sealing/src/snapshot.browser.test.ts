import { describe, expect, it } from "vitest";
import { makeIdentity } from "./envelope.ts";
import { openSnapshot, sealSnapshot } from "./snapshot.ts";
import { draftOf, seed } from "./testing/snapshots.ts";

const cells = [12, 7, 0, 4];

describe("a snapshot in Chromium", () => {
  it("is sealed and opened on a page", async () => {
    const { identity, recipient } = await makeIdentity();

    const sealed = await sealSnapshot({ header: draftOf(), cells, seed, recipients: [recipient] });

    expect(sealed).toHaveLength(1_224);
    expect((await openSnapshot(sealed, identity)).cells).toEqual(cells);
  });

  it("is sealed and opened in a worker", async () => {
    const worker = new Worker(new URL("./testing/snapshot.worker.ts", import.meta.url), { type: "module" });
    const answer = new Promise((resolve, reject) => {
      worker.addEventListener("message", ({ data }: MessageEvent<unknown>) => resolve(data));
      worker.addEventListener("error", reject);
    });

    worker.postMessage(cells);

    expect(await answer).toEqual(cells);
    worker.terminate();
  });

  // Node sealed these bytes; a tablet and the command line must read each other's files.
  it("is opened when Node sealed it", async () => {
    const sealed = Uint8Array.from(atob(SEALED_IN_NODE), (character) => character.charCodeAt(0));

    const { header, cells: opened } = await openSnapshot(sealed, IDENTITY);

    expect(header.seq).toBe(4);
    expect(opened).toEqual(cells);
  });
});

// A made-up key that opens nothing else.
const IDENTITY = "AGE-SECRET-KEY-1NRDD0T5TW0X2E5DMWZQVGRL5RZ93H6AMDMDGF92RPC37HYWY2HZQQS0S5H";
const SEALED_IN_NODE =
  "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBGQmNndm1NRm1oNVhjWCtxeFZ5RXh6SkZ1ejVoQkpFYVNaQnBrSEJMTm04" +
  "CmN1c015WFNyNmhDQlM4R3RTMWd5eDZVTDJPditldWdrU2d6RytpL0YycG8KLS0tIHhtcVhybEdFM3pWYytEMVZ3L1ZXUzByVFRv" +
  "VU9PNmlmNTE5MnBjUUwyZk0KI5oXZs4Kf2HjpbuwDyaaIVlHraL+ewYpHMwlWZy8KORoi0csUrI89E276jhUbdYxIoNth77Li3Ul" +
  "I7aF5XJtwyNJUZa9awFvPxurh0oumpWoB2KwbaahN1M763NixC2WUflXEvyuRQvmSPWUaDtrC3zddlYRpkYzni0vN1GAmTTgxy6y" +
  "wcPs1zZAebb7hWEIoI8s5Bx2nlexNipN4vW7mP2g2RXf59Pl6lYmXjGNNbXVfgyPv/rNGInQqf0SaWXdf6AYIVMpOOwQfVPvRvhI" +
  "bz2lGAFWJZ2IaS/rd3ibrd7WoZJD4FjBpe/lVyq04sepgjASTDO60/cszq9OgSlQfrO/f3St7qBrcLPRkw8R2eUDR/Htxz/yjobl" +
  "penyRUXnNjrvf5PkYCaF7V+pkeS8ZbZ0c1cgyNPcAi0hrhHjz2IahvLz3aD/FS3M8+5O7BZvge6YdqLCze/CjLf+EZUZtUPSdY7x" +
  "Cs6AkJQHJghTHCcUWbhNuefzaXaPZNwKZkIkrPwM8gNRLePClNGB0RTnadIxqnetb0A/H2PCGBBbbZXGiciyWYCin+HxD9TNcOZ0" +
  "sxdLZET7eVF7t9xs5UFe974soOvWk58N7x4YMoiLF5/PJJutAi3qzC3E+Q6KffuWyLEOFEjKGjcYoWyrbQ3mnOSyPUE9kbao+BSU" +
  "AGEBrZFzIRbNP11L0nFYp+vq5UCF0qPl7/Im5NcSa84PWAAPt7Bet6nDjp3K/9D8aLIFEvTTv+nvcJDRCTLKme/zJ7G6y8cmPUA8" +
  "qa901lq8m6CstHyB80v0qXRGwbt8SrDCD/IxqJDhfLKV/ZnipSBykU359/vKrY6wX5LZDbqvdZwDFi4MclpzCn0fRO6yPyDTy2qT" +
  "Moi9p+DX9WqwdgPQJVPUoPuWCTOdkOoC2y25K4hfqOLG7A/Q9yTSsqnIj0G+EAqYiaqmfqWZzp/f3Wb8FCwEpTYaOZCbtJoAF2Th" +
  "IHUSqSeYEN/aPhAeqsj+bGt3Lurvm4iT3YMijEGCKx3X0tGzUIohjZjoH91/Q3Kl/izzKHqhBpC3r1vG8wG9xa1TOWa+KX/ODQXI" +
  "0AMiWCjGKekFXXPzPYvlvLPJnfurp+amz5PQAko4shUiray3U19WQhIFw0o2yAX2Vb+0fA29tUwvpCFXwRGM/KCoDlAgDjEzc3GQ" +
  "VafBBM7AOD/y9Er5aoKnElo77kSFSn9dz7KyFYEOSEVAXQEU1BpEShFCyTSf+RtlY7puDfxB71B8/GV/nAA2CzuV7TwJGjIsclFI" +
  "GgZxSY6ikhDHqemyIk34qyO7v82FU5oZbYzOJci2LNVku2cTnbquqIA9ylJVfosLI5I53G0elXJOdqWqLt9TNTKGYtNG+tW3tcwg" +
  "CcE0X0HxlgVbIo/H62XuTYUdvqJet1nz";
