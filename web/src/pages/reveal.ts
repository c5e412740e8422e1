// A link to what stands in a closed drawer opens it; browsers that do so themselves find it open already.

export function revealTargets(): void {
  const reveal = (): void => {
    const drawer = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("details");
    if (!drawer || drawer.open) return;
    drawer.open = true;
    drawer.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
}
