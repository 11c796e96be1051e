// Runs before the console: tells when it cannot start, and fetches the rest of
// it once it has.
{
  const options = { capture: true };
  const failed = () => {
    document.getElementById("boot-failed").hidden = false;
  };
  addEventListener("error", failed, options);
  addEventListener("unhandledrejection", failed, options);
  addEventListener("TrunkApplicationStarted", ({ detail }) => {
    removeEventListener("error", failed, options);
    removeEventListener("unhandledrejection", failed, options);
    document.getElementById("boot-failed").remove();
    const rest = document.querySelector("meta[name=pullcord-rest]");
    if (rest) fetchRest(rest, { p: detail.wasm }).then(() => tell("here"), () => tell("failed"));
  });

  // The rest is the second half of the module, over the first one's memory.
  // `cargo xtask dist` has put its name and its hash into the page.
  const fetchRest = async ({ content, dataset: { integrity } }, imports) => {
    const response = await fetch(new URL(content, document.baseURI), { integrity });
    if (!response.ok) throw new Error(`${response.status} for ${content}`);
    // A browser compiles while it loads only what is called by its right name.
    return response.headers.get("Content-Type") === "application/wasm"
      ? WebAssembly.instantiateStreaming(response, imports)
      : WebAssembly.instantiate(await response.arrayBuffer(), imports);
  };

  // src/browser/rest.rs listens.
  const tell = (state) => {
    document.documentElement.dataset.rest = state;
    dispatchEvent(new Event("pullcord-rest"));
  };
}
