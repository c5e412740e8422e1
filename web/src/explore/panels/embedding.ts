// The dialog that says how another site shows what is shown here: a frame, a picture, the address of oEmbed.
import { h } from "../../shared/page";
import { type Context, say } from "../context";
import { screenOf } from "../screen";

/** Opens the dialog; it closes with Escape or its button. */
export function openEmbedding(context: Context): void {
  const { view, address, title } = screenOf(context);
  const path = view ? `/explore/${view}` : "/explore";
  const query = address ? `?${address}` : "";
  const frame = markup("iframe", {
    src: `${location.origin}/embed${path}${query}`,
    title,
    width: "720",
    height: "720",
    loading: "lazy",
  });
  const picture = markup("img", { src: `${location.origin}${path}.svg${query}`, alt: title });
  const oembed = `${location.origin}/oembed?${new URLSearchParams({ url: `${location.origin}${path}${query}` })}`;
  const close = h("button", { type: "button", class: "button quiet" }, say("figure_close"));
  const dialog = h(
    "dialog",
    { class: "x-dialog", "aria-labelledby": "embed-heading" },
    h("h2", { id: "embed-heading" }, say("embed")),
    h("p", { class: "muted" }, say("embed_about")),
    ...snippet(context, "embed_frame", frame),
    ...snippet(context, "embed_picture", picture),
    ...snippet(context, "embed_oembed", oembed),
    h("p", { class: "actions" }, close),
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Returns the text of an element, as another page has to write it. */
function markup(tag: "iframe" | "img", attributes: Record<string, string>): string {
  return h(tag, attributes).outerHTML;
}

function snippet(context: Context, key: string, text: string): HTMLElement[] {
  const copy = h("button", { type: "button", class: "button quiet small" }, say("embed_copy"));
  copy.addEventListener("click", () => {
    navigator.clipboard.writeText(text).then(
      () => context.confirm(say("embed_copied")),
      () => context.confirm(say("embed_select")),
    );
  });
  return [h("h3", {}, say(key)), h("pre", { tabindex: 0, "aria-label": say(key) }, text), copy];
}
