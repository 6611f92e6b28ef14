/**
 * The look. One constructable stylesheet: no inline style, so a strict content security policy has nothing to block.
 *
 * Sizes are in `em` of a base of our own: it follows the reader's browser setting, not the host page's (often 62.5 %).
 * `!important` on the host wins over every rule of the page outside, also over its own `!important`.
 */

import { css, unsafeCSS } from "lit";

/** Public variable -> light, dark. `--steady-<name>` and `--steady-<name>-dark` override them. */
const COLOURS: Record<string, [string, string]> = {
  ground: ["#f7f3ec", "#1f1d1b"],
  paper: ["#ffffff", "#2c2926"],
  mine: ["#dfe9e4", "#33443f"],
  ink: ["#2a2622", "#f3ede5"],
  soft: ["#5b534a", "#c9bfb2"],
  line: ["#d8cebf", "#4a443d"],
  edge: ["#7d7468", "#978c80"],
  accent: ["#2f5a50", "#a9d3c6"],
  "on-accent": ["#ffffff", "#17261f"],
  focus: ["#1a4fc4", "#a9c7ff"],
};

const scheme = (dark: 0 | 1) =>
  unsafeCSS(
    Object.entries(COLOURS)
      .map(([name, values]) => `--_${name}: var(--steady-${name}${dark ? "-dark" : ""}, ${values[dark]});`)
      .join("\n"),
  );

export const styles = css`
  :host {
    all: initial !important;
    display: block !important;
    font-size: var(--steady-font-size, medium) !important;
    ${scheme(0)}
    color-scheme: light !important;
    --_radius: var(--steady-radius, 1.1em);
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme="light"])) { ${scheme(1)} color-scheme: dark !important; }
  }
  :host([theme="dark"]) { ${scheme(1)} color-scheme: dark !important; }
  :host([display="page"]) { block-size: 100% !important; }

  *, *::before, *::after { box-sizing: border-box; }
  [hidden] { display: none !important; }
  .unseen {
    position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; padding: 0; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap;
  }
  .frame {
    font-family: var(--steady-font, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif);
    line-height: 1.5; color: var(--_ink); text-align: start; overflow-wrap: anywhere;
    -webkit-text-size-adjust: 100%; text-size-adjust: 100%;
  }
  .frame.page { block-size: min(100%, var(--_height, 100%)); }
  p, ul, ol, figure, blockquote { margin: 0; padding: 0; list-style: none; }
  a { color: var(--_accent); text-underline-offset: .15em; }
  .icon { inline-size: 1.25em; block-size: 1.25em; flex: none; }
  [dir="rtl"] .leave .icon, [dir="rtl"] .contact .icon { transform: scaleX(-1); }
  .soft, .hint, .state { color: var(--_soft); font-size: .9375em; }
  .name { font-size: 1.0625em; font-weight: 650; line-height: 1.3; }
  :focus { outline: none; }
  :focus-visible { outline: 3px solid var(--_focus); outline-offset: 2px; box-shadow: 0 0 0 2px var(--_ground); }
  .title:focus-visible, .name:focus-visible, .person:focus-visible { border-radius: .4em; }
  .log:focus-visible { outline-offset: -3px; box-shadow: none; }

  /* ---- buttons */
  .button {
    display: inline-flex; align-items: center; justify-content: center; gap: .45em; min-block-size: max(2.75em, 44px);
    min-inline-size: 44px; margin: 0; padding: .4em .8em; border: 1px solid var(--_edge); border-radius: .8em;
    font: inherit; font-weight: 550; line-height: 1.25; color: var(--_ink); background: var(--_paper);
    text-align: start; text-decoration: none; overflow-wrap: normal; cursor: pointer; touch-action: manipulation;
  }
  .button:hover { border-color: var(--_accent); text-decoration: underline; }
  .button.primary, .button.contact:first-of-type { color: var(--_on-accent); background: var(--_accent); border-color: var(--_accent); }
  .button.strong { color: var(--_ground); background: var(--_ink); border-color: var(--_ink); }
  .button.quiet { background: transparent; border-color: transparent; }
  .button.quiet:hover { border-color: var(--_edge); }
  .row { display: flex; flex-wrap: wrap; gap: .5em; }
  .row.end { justify-content: flex-end; }

  /* ---- where it stands */
  .corner {
    position: fixed; z-index: 2147483647; inset-block-end: calc(var(--steady-launcher-bottom, 1em) + var(--_lift, 0px));
    inset-inline-end: var(--steady-launcher-side, 1em);
  }
  .launcher { min-block-size: max(3.25em, 52px); padding-inline: 1.1em; border-radius: 2em; box-shadow: 0 .25em 1em rgb(0 0 0 / .25); }
  dialog {
    position: fixed; inset: auto; inset-block-end: calc(var(--steady-launcher-bottom, 1em) + 4em);
    inset-inline-end: var(--steady-launcher-side, 1em); inline-size: min(26em, 100vw - 2em);
    block-size: min(44em, 100vh - 6em - var(--steady-launcher-bottom, 1em)); max-inline-size: none; max-block-size: none;
    margin: 0; padding: 0; border: 1px solid var(--_line); border-radius: 1.2em; overflow: hidden; color: inherit;
    background: var(--_ground); box-shadow: 0 .5em 2.5em rgb(0 0 0 / .3); z-index: 2147483647;
  }
  @supports (height: 100dvh) {
    dialog { block-size: min(44em, 100dvh - 6em - var(--steady-launcher-bottom, 1em)); }
  }
  dialog:modal::backdrop { background: var(--_ground); }
  @media (max-width: 30em), (max-height: 30em) {
    dialog {
      inset: 0; inline-size: 100%; block-size: var(--_height, 100%); border: 0; border-radius: 0; box-shadow: none;
    }
  }
  .panel { display: flex; flex-direction: column; block-size: 100%; background: var(--_ground); color: var(--_ink); }

  /* ---- header */
  .header {
    display: grid; grid-template: "names names names close" auto "leave help clear clear" auto / auto auto 1fr auto;
    gap: .25em .5em; align-items: center; padding: .5em .75em .6em; border-block-end: 1px solid var(--_line);
    padding-inline: max(.75em, env(safe-area-inset-left)) max(.75em, env(safe-area-inset-right));
    padding-block-start: max(.5em, env(safe-area-inset-top));
  }
  .names { grid-area: names; }
  .names .title { font-size: 1.125em; font-weight: 700; line-height: 1.25; }
  .names .soft { font-size: .875em; line-height: 1.3; }
  .leave { grid-area: leave; position: relative; }
  .help-button { grid-area: help; }
  .clear { grid-area: clear; justify-self: end; padding-inline: .5em; }
  .close { grid-area: close; padding: 0; }
  .header .long { display: none; }
  .presses { position: absolute; inset-block-start: 100%; inset-inline: 0; display: flex; justify-content: center; gap: .3em; padding-block-start: .15em; }
  .presses span { inline-size: .5em; block-size: .5em; border: 1px solid var(--_ink); border-radius: 50%; }
  .presses .on { background: var(--_ink); }
  .window .header .button { padding-inline: .6em; font-size: .9375em; }
  .window .header .button:not(.close) .icon { display: none; }
  @media (max-width: 27em) {
    .header { grid-template-columns: auto auto minmax(0, 1fr) auto; }
    .header .button { padding-inline: .6em; font-size: .9375em; }
    .header .button:not(.close) .icon { display: none; }
  }
  @media (max-width: 22em) {
    .header { column-gap: .35em; }
    .header .button { padding-inline: .45em; }
  }

  /* ---- messages */
  .body { position: relative; flex: 1; min-block-size: 0; display: flex; flex-direction: column; }
  .log { flex: 1; min-block-size: 0; overflow-y: auto; overscroll-behavior: contain; padding: 1em .75em; scrollbar-width: thin; }
  .entries { display: flex; flex-direction: column; gap: .6em; }
  .entries > li:empty { display: none; }
  .bubble {
    inline-size: fit-content; max-inline-size: min(100%, 34em); padding: .7em .95em; background: var(--_paper);
    border: 1px solid var(--_line); border-radius: var(--_radius); border-end-start-radius: .3em;
  }
  .bubble p, .mine, .copy blockquote { white-space: pre-line; }
  .bubble p + *, .steps + * { margin-block-start: .5em; }
  .person { align-self: flex-end; max-inline-size: 88%; margin-block: .4em; display: flex; flex-direction: column; align-items: flex-end; gap: .3em; }
  .mine { background: var(--_mine); border-color: transparent; border-end-start-radius: var(--_radius); border-end-end-radius: .3em; }
  .state.failed { color: var(--_ink); font-weight: 600; }
  .notice { padding: .3em .25em; color: var(--_soft); }
  .steps { display: flex; flex-direction: column; gap: .1em; }
  .steps label { display: flex; gap: .65em; align-items: start; min-block-size: max(2.75em, 44px); padding-block: .6em; cursor: pointer; }
  .steps li + li { border-block-start: 1px solid var(--_line); }
  .steps input { flex: none; inline-size: 1.4em; block-size: 1.4em; margin: .05em 0 0; accent-color: var(--_accent); }
  .steps .number { font-weight: 650; }
  .copy { display: flex; flex-direction: column; align-items: start; gap: .75em; }
  .copy blockquote { padding-inline-start: .8em; border-inline-start: 3px solid var(--_accent); }
  .choices { display: flex; flex-wrap: wrap; gap: .5em; padding-block-start: .15em; }
  .choices li { max-inline-size: 100%; }
  .choice { border-color: var(--_accent); border-width: 1.5px; border-radius: 1.4em; padding-inline: 1.05em; }
  .choice.quiet { border-style: dashed; border-color: var(--_edge); }
  .new { position: absolute; inset-block-end: .5em; inset-inline: 0; inline-size: fit-content; margin-inline: auto; box-shadow: 0 .2em .8em rgb(0 0 0 / .2); }
  .writing { display: flex; gap: .3em; padding: .9em .5em; }
  .writing i { inline-size: .5em; block-size: .5em; border-radius: 50%; background: var(--_soft); opacity: .5; }
  @media (prefers-reduced-motion: no-preference) {
    .writing i { animation: breathe 1.8s ease-in-out infinite; }
    .writing i:nth-child(2) { animation-delay: .2s; }
    .writing i:nth-child(3) { animation-delay: .4s; }
    @keyframes breathe { 50% { opacity: 1; } }
  }

  /* ---- helplines */
  .cards { display: flex; flex-direction: column; gap: .6em; }
  .card {
    display: flex; flex-direction: column; gap: .4em; max-inline-size: 34em; padding: .8em .95em; background: var(--_paper);
    border: 1px solid var(--_line); border-inline-start: 4px solid var(--_accent); border-radius: .8em;
  }
  .card .row { padding-block: .15em; }
  .card.plain { flex-flow: row wrap; }
  .plain > p, .plain > strong { flex-basis: 100%; }
  .plain > strong { font-size: 1.0625em; line-height: 1.3; }
  .plain > a {
    display: inline-flex; align-items: center; min-block-size: max(2.75em, 44px); padding: .4em .9em;
    border: 1px solid var(--_edge); border-radius: .8em; font-weight: 550; color: var(--_ink); text-decoration: none;
  }
  .plain > a[href^="tel:"], .plain > a[href^="sms:"] { color: var(--_on-accent); background: var(--_accent); border-color: var(--_accent); }
  .hours { display: flex; gap: .5em; align-items: baseline; font-size: .9375em; }
  .dot { flex: none; inline-size: .65em; block-size: .65em; border: 2px solid var(--_edge); border-radius: 50%; }
  .hours.open .dot, .hours.online .dot { background: var(--_accent); border-color: var(--_accent); }
  .more { margin-block-start: .6em; }
  .help { flex: 1; min-block-size: 0; overflow-y: auto; display: flex; flex-direction: column; align-items: stretch; gap: .75em; padding: 1em .75em; }
  .help > .button { align-self: start; }
  .help .title { font-size: 1.1875em; }
  .offline { display: flex; flex-direction: column; align-items: stretch; gap: .6em; padding-block-start: .6em; }
  .offline > .button { align-self: start; }
  .down { padding: .7em .95em; border: 2px solid var(--_edge); border-radius: .8em; background: var(--_paper); font-weight: 600; margin-block-start: .6em; max-inline-size: 34em; }

  /* ---- before the first words */
  .intro { display: flex; flex-direction: column; align-items: start; gap: .9em; max-inline-size: 34em; }
  .intro .name { font-size: 1.25em; }
  .facts { display: flex; flex-direction: column; gap: .7em; }
  .facts li { display: flex; gap: .7em; align-items: start; }
  .facts .icon { margin-block-start: .12em; color: var(--_accent); }
  .start { padding-inline: 1.4em; min-block-size: max(3em, 48px); }
  .about { margin-block-end: .8em; color: var(--_soft); font-size: .9375em; max-inline-size: 36em; }
  .about summary { display: flex; align-items: center; min-block-size: 44px; cursor: pointer; text-decoration: underline; text-underline-offset: .2em; }
  .about p { margin-block-start: .7em; }
  .intro p a, .about p a { display: inline-flex; align-items: center; min-block-size: 44px; }

  /* ---- composer */
  .composer {
    display: flex; align-items: flex-end; gap: .5em; padding: .6em .75em; border-block-start: 1px solid var(--_line);
    padding-block-end: max(.6em, env(safe-area-inset-bottom));
  }
  textarea {
    flex: 1; min-inline-size: 0; min-block-size: max(2.75em, 44px); max-block-size: 8em; margin: 0; padding: .55em .8em; resize: none;
    field-sizing: content; font: inherit; font-size: max(1em, 16px); color: var(--_ink); background: var(--_paper);
    border: 1px solid var(--_edge); border-radius: .8em;
  }
  textarea::placeholder { color: var(--_soft); opacity: 1; }

  /* ---- a page of its own */
  .page .panel { max-inline-size: 46em; margin-inline: auto; }
  .page .header { grid-template: "names leave help clear" auto / 1fr auto auto auto; }
  .page .log, .page .help { padding-inline: .75em; }
  @media (min-width: 34em) {
    .header .long { display: inline; }
    .header .short { display: none; }
    .window .header .long { display: none; }
    .window .header .short { display: inline; }
    .page .log, .page .header, .page .composer { padding-inline: 1.25em; }
  }
  @media (max-width: 50em) {
    .page .header { grid-template: "names names names" auto "leave help clear" auto / auto auto 1fr; }
  }
  .page .panel.wide {
    display: grid; max-inline-size: 80em; grid-template: "header help" auto "body help" minmax(0, 1fr) "composer help" auto / minmax(0, 1fr) 24em;
  }
  .wide .header { grid-area: header; }
  .wide .body { grid-area: body; }
  .wide .composer { grid-area: composer; }
  .wide .help { grid-area: help; border-inline-start: 1px solid var(--_line); padding: 1.25em; }

  /* ---- very large text or a very low window: everything scrolls under a way out that stays */
  @media (max-width: 17em), (max-height: 26em) {
    /* what gets focus stops below the way out, not under it */
    .panel, .page .panel.wide { display: block; overflow-y: auto; scroll-padding-block-start: 4.5em; }
    .header { display: contents; }
    .names, .panel > .header > .button { margin: .4em .75em; }
    .leave { position: sticky; inset-block-start: 0; z-index: 1; padding: .4em .75em; background: var(--_ground); }
    .body, .log, .help { display: block; overflow: visible; min-block-size: 0; }
    .help > * + * { margin-block-start: .75em; }
    .composer { flex-wrap: wrap; }
    .facts .icon { display: none; }
    textarea { flex-basis: 100%; }
    .person { max-inline-size: 100%; }
  }

  /* ---- on paper: what was said, whole, and nothing to press */
  @media print {
    .panel, .page .panel.wide, .body, .log { display: block; block-size: auto; overflow: visible; }
    .page .header .button, .composer, .new, .choices, .about, .more, .wide .help { display: none; }
    .bubble, .card { break-inside: avoid; }
  }

  @media (forced-colors: active) {
    .button, .bubble, .card { border-color: ButtonBorder; }
    a.button, a.button.strong, a.button.contact:first-of-type { color: LinkText; background: Canvas; }
    button.button, button.button.primary { color: ButtonText; background: ButtonFace; }
    .mine { border-style: dashed; }
    .presses .on, .hours.open .dot, .hours.online .dot { forced-color-adjust: none; background: CanvasText; border-color: CanvasText; }
    .writing i { background: CanvasText; }
    :focus-visible { outline-color: Highlight; box-shadow: none; }
  }
`;
