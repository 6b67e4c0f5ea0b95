import { mount } from "svelte";
import App from "./App.svelte";
import "./app.css";
import { listen } from "./lib/router.svelte";
import { copied } from "./lib/shown";

listen();
document.addEventListener("copy", copied);
mount(App, { target: document.getElementById("app")! });
