// Runs before the console: tells when it cannot start.
{
  const options = { capture: true };
  const failed = () => {
    document.getElementById("boot-failed").hidden = false;
  };
  addEventListener("error", failed, options);
  addEventListener("unhandledrejection", failed, options);
  addEventListener("TrunkApplicationStarted", () => {
    removeEventListener("error", failed, options);
    removeEventListener("unhandledrejection", failed, options);
    document.getElementById("boot-failed").remove();
  });
}
