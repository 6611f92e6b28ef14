/**
 * The helplines that stand in the host page as children of the element: `<li>` with a name and links.
 *
 * They show without JavaScript and without our server. When the widget runs it shows copies of its own, so that the
 * host page's styles cannot hide or garble them.
 */

import { html, nothing, type TemplateResult } from "lit";

type Piece = TemplateResult | string | typeof nothing;
const SCHEMES = ["tel:", "sms:", "https:", "mailto:"];

/** One list of pieces for each `<li>`: text, names, paragraphs and links only. */
export function pageHelplines(host: Element): Piece[][] {
  return Array.from(host.querySelectorAll("li"), (item) => copies(item.childNodes));
}

function copies(nodes: Iterable<Node>): Piece[] {
  return Array.from(nodes, copy);
}

function copy(node: Node): Piece {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element)) return nothing;
  const inside = copies(node.childNodes);
  if (node instanceof HTMLAnchorElement && SCHEMES.includes(node.protocol)) {
    return node.protocol === "https:"
      ? html`<a href=${node.href} target="_blank" rel="noreferrer">${inside}</a>`
      : html`<a href=${node.href}>${inside}</a>`;
  }
  if (["STRONG", "B", "H2", "H3", "H4"].includes(node.tagName)) return html`<strong>${inside}</strong>`;
  return node.tagName === "P" ? html`<p>${inside}</p>` : html`${inside}`;
}
