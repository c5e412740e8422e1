// With `serve --watch`: a page of an older dataset loads itself anew, unless somebody is writing in it.

const EVERY = 200;

function isWriting(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea");
  return [...fields].some((each) => each.value !== each.defaultValue);
}

/** Asks the server now and then which dataset it serves, unless it was started anew without --watch; the browser keeps the place to which the page is scrolled. */
export function follow(edition: string): void {
  const look = async (): Promise<void> => {
    if (document.hidden || isWriting()) return;
    const answer = await fetch("/edition");
    if (answer.status === 404) clearInterval(timer);
    else if (answer.ok && (await answer.text()) !== edition) location.reload();
  };
  const timer = setInterval(() => void look().catch(() => undefined), EVERY); // a server that stands still is asked again
}
