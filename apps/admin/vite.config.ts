import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { app } from "../../scripts/vite-app.ts";

export default defineConfig({ ...app, base: "/admin/", plugins: [react()] });
