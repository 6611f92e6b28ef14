/** How the panel around the conversation looks: header, introduction, what the network does, help, the box to type in. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Line } from "./announcer.js";
import type { Conversation } from "./conversation.js";
import { safeExit } from "./exit.js";
import { icons } from "./icons.js";
import { pageHelplines } from "./page-helplines.js";
import { daysIn, type Key } from "./strings.js";
import type { Attributes } from "./attributes.js";
import { conversation, link, type Context } from "./views.js";

/** What is shown. */
export interface View {
  host: Attributes;
  chat: Conversation;
  context: Context;
  helpOpen: boolean;
  helpIsBeside: boolean;
  unread: boolean;
  draft: string;
  shift: { presses: number; words: string };
  /** What the live region says. */
  lines: Line[];
  does: Actions;
}

/** What can be done in it. */
export interface Actions {
  toggle(): void;
  cancelled(event: Event): void;
  closed(event: Event): void;
  leave(event: Event): void;
  clear(): void;
  close(): void;
  toggleHelp(): void;
  toNew(): void;
  scrolled(): void;
  start(): void;
  submit(event: Event): void;
  drafted(event: Event): void;
  keyPressed(event: KeyboardEvent): void;
  keyPressedInBox(event: KeyboardEvent): void;
  filesGiven(event: ClipboardEvent | DragEvent): void;
}

/** The whole widget: a page, or a button with a window. */
export function frame(view: View, direction: "ltr" | "rtl"): TemplateResult {
  const { host, context, does } = view;
  const { say } = context;
  const page = host.display === "page";
  return html`<div class="frame ${page ? "page" : "window"}" lang=${context.language} dir=${direction}>
    ${page
      ? panel(view)
      : html`<div role="region" aria-label=${say("launcher")} class="corner">
            <button class="launcher button primary" part="launcher" type="button" aria-expanded=${host.open}
              @click=${does.toggle}>${icons["chat"]}${say("launcher")}</button>
          </div>
          <dialog part="dialog" aria-label=${say("title")} @cancel=${does.cancelled} @close=${does.closed}>
            ${host.open ? panel(view) : nothing}
          </dialog>`}
  </div>`;
}

function panel(view: View): TemplateResult {
  const { chat, context, does, helpOpen, helpIsBeside, lines, unread } = view;
  const { say } = context;
  return html`<div class="panel ${helpIsBeside ? "wide" : ""}" part="panel" @keydown=${does.keyPressed} @scroll=${does.scrolled}
      @paste=${does.filesGiven} @drop=${does.filesGiven} @dragover=${does.filesGiven}>
    ${header(view)}
    ${helpOpen || helpIsBeside ? help(view) : nothing}
    <div class="body" ?hidden=${helpOpen && !helpIsBeside}>
      <div class="log" part="log" role="region" aria-label=${say("messages")} tabindex="0" @scroll=${does.scrolled}>
        ${introduction(view)}
        <ol class="entries">${conversation(chat.entries, context)}</ol>
        ${status(view)}
      </div>
      ${unread
        ? html`<button class="button new" type="button" @click=${does.toNew}>${icons["down"]}${say("newMessage")}</button>`
        : nothing}
    </div>
    ${composer(view)}
    <div class="unseen" role="log" aria-live="polite" aria-relevant="additions">
      ${repeat(lines, (line) => line.key, (line) => html`<p>${line.text}</p>`)}
    </div>
  </div>`;
}

function header({ host, context: { say, level }, helpOpen, helpIsBeside, shift, does }: View): TemplateResult {
  return html`<header class="header" part="header">
    <div class="names">
      <div class="title" role="heading" aria-level=${level - 1} tabindex="-1">${say("title")}</div>
      <p class="soft">${say("subtitle")}</p>
    </div>
    <div class="leave">
      <a class="button strong" part="leave" href=${safeExit(host.exitUrl)} rel="noreferrer nofollow" @click=${does.leave}>
        ${icons["leave"]}${say("leave")}</a>
      <span class="presses" aria-hidden="true" ?hidden=${!shift.presses}>
        ${[1, 2, 3].map((press) => html`<span class=${press <= shift.presses ? "on" : ""}></span>`)}
      </span>
    </div>
    <span class="unseen" role="status">${shift.words}</span>
    <button class="button help-button" part="help-button" type="button" aria-expanded=${helpIsBeside ? nothing : helpOpen}
      @click=${does.toggleHelp}>${icons["help"]}${say("help")}</button>
    <button class="button quiet clear" type="button" aria-label=${say("clear")} @click=${does.clear}>
      ${icons["clear"]}<span class="long">${say("clear")}</span><span class="short">${say("clearShort")}</span></button>
    ${host.display === "page"
      ? nothing
      : html`<button class="button quiet close" type="button" aria-label=${say("close")} @click=${does.close}>${icons["close"]}</button>`}
  </header>`;
}

/** What this is, what is kept and what leaving does: before the first word, and within reach later (R26, R31, R38, R64). */
function introduction({ host, chat, context: { say, level, language }, does }: View): TemplateResult {
  const kept = Number.isFinite(host.keptDays) ? "introKept" : "introKeptForEver";
  const keys: [Key, string][] = [["introWho", "chat"], ["introName", "help"], [kept, "clear"], ["introLeave", "leave"]];
  const facts = html`<ul class="facts">
      ${keys.map(([key, icon]) => html`<li>${icons[icon]}<span>${say(key, { days: daysIn(language, host.keptDays) })}
        ${key === "introLeave" ? say("introHistory") : nothing}</span></li>`)}
    </ul>
    ${host.safetyUrl ? html`<p>${link(new URL(host.safetyUrl, document.baseURI).href, html`${say("introSafety")}`, say)}</p>` : nothing}`;
  if (chat.stage !== "new" || chat.entries.some((entry) => entry.from === "person")) {
    return html`<details class="about"><summary>${say("introAgain")}</summary>${facts}</details>`;
  }
  return html`<section class="intro" part="intro">
    <div class="name" role="heading" aria-level=${level}>${say("introTitle")}</div>
    ${facts}
    <button class="button primary start" type="button" @click=${does.start}>${say("start")}</button>
  </section>`;
}

function status({ host, chat: { entries, stage, reach, waiting }, context: { say, retry }, does }: View): TemplateResult {
  return html`
    ${waiting ? html`<p class="writing" aria-hidden="true"><i></i><i></i><i></i></p>` : nothing}
    ${reach === "trying" ? html`<p class="notice">${say("trying")}</p>` : nothing}
    ${stage === "over"
      ? html`<button class="button primary" type="button" @click=${does.start}>${say("newChat")}</button>`
      : nothing}
    <div role="alert">${reach === "down" ? html`<p class="down">${say("down")}</p>` : nothing}</div>
    ${reach === "down"
      ? html`<section class="offline" part="offline">
          ${entries.some((entry) => entry.from === "person" && entry.state === "failed")
            ? nothing
            : html`<button class="button primary" type="button" @click=${retry}>${say("retry")}</button>`}
          <p>${say("downHelp")}</p>${pageCards(host)}
        </section>`
      : nothing}`;
}

function help({ host, context: { say, level }, helpIsBeside, does }: View): TemplateResult {
  return html`<section class="help" part="help">
    <div class="name title" role="heading" aria-level=${level} tabindex="-1">${say("helpTitle")}</div>
    <p>${say("helpText")}</p>
    ${pageCards(host)}
    ${helpIsBeside
      ? nothing
      : html`<button class="button primary" type="button" @click=${does.toggleHelp}>${say("helpBack")}</button>`}
  </section>`;
}

function pageCards(host: Attributes): TemplateResult {
  return html`<ul class="cards">
    ${pageHelplines(host).map((card) => html`<li class="card plain" part="helpline" lang=${host.botLanguage} dir="auto">${card}</li>`)}
  </ul>`;
}

function composer({ context: { say }, draft, does }: View): TemplateResult {
  return html`<form class="composer" part="composer" autocomplete="off" @submit=${does.submit}>
    <label class="unseen" for="message">${say("message")}</label>
    <textarea id="message" part="input" rows="1" maxlength="4000" dir="auto" autocomplete="off" spellcheck="false"
      enterkeyhint="send" placeholder=${say("placeholder")} .value=${draft} @keydown=${does.keyPressedInBox}
      @input=${does.drafted}></textarea>
    <button class="button primary send" part="send" type="submit">${icons["send"]}${say("send")}</button>
  </form>`;
}
