import { createRoot } from "react-dom/client";

const place = document.getElementById("root");
if (!place) throw new Error("index.html has no #root");
createRoot(place).render(
  <main>
    <h1>Vi frågar</h1>
  </main>,
);
