import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

// The pages go into the package, from where `sayso serve` gives them out; they are not kept in git.
export default defineConfig({
  plugins: [svelte()],
  base: "/",
  build: {
    outDir: "../src/sayso/web/pages",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
    chunkSizeWarningLimit: 900,
    license: { fileName: "licences.txt" }, // of what is built in: to be handed on with it
  },
});
