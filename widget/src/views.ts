/** How the entries of a conversation look. Text is only ever put in as text: nothing here can become HTML. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Entry, PersonEntry } from "./conversation.js";
import { icons } from "./icons.js";
import type { Choice, Helpline } from "./messages.js";
import type { Key, Say } from "./strings.js";
import { parts, pieces } from "./words.js";

export const MOST_CARDS = 3;

/** What the views need from the element. */
export interface Context {
  say: Say;
  /** The language of the widget's own words. */
  language: string;
  /** The language of the bot's words. */
  botLanguage: string;
  /** The level of headings inside the chat. */
  level: number;
  choicesOpen(entry: Entry): boolean;
  choose(choice: Choice): void;
  retry(): void;
  copy(text: string): void;
  /** "Copied" for a moment after copying this text, else the usual words. */
  copyLabel(text: string, usual: Key): string;
  unfold(entry: Entry): void;
  askForMore(): void;
  tick(entry: Entry, step: number): void;
}

export function conversation(entries: Entry[], context: Context): TemplateResult {
  return html`${repeat(
    entries,
    (entry) => entry.key,
    (entry, index) => {
      if (entry.from === "person") return person(entry, context);
      const speaks = entries[index - 1]?.from !== "steady";
      return html`<li class="steady" data-key=${entry.key}>
        ${speaks ? html`<span class="unseen">${context.say("steady")} </span>` : nothing}${steady(entry, context)}
      </li>`;
    },
  )}`;
}

function person(entry: PersonEntry, { say, retry, copy, copyLabel }: Context): TemplateResult {
  const state = { queued: say("queued"), sending: say("sending"), failed: say("failed"), sent: "", refused: "" }[entry.state];
  const stuck = entry.state === "failed" || entry.state === "refused";
  return html`<li class="person" part="message-person" tabindex="-1" data-key=${entry.key}>
    <div class="bubble mine" dir="auto"><span class="unseen">${say("you")} </span>${entry.words}</div>
    ${state ? html`<p class="state ${entry.state}">${state}</p>` : nothing}
    ${stuck
      ? html`<div class="row end">
          ${entry.state === "failed"
            ? html`<button class="button primary" type="button" @click=${retry}>${say("retry")}</button>`
            : nothing}
          <button class="button" type="button" @click=${() => copy(entry.words)}>
            ${icons["copy"]}${copyLabel(entry.words, "copyMine")}
          </button>
        </div>`
      : nothing}
  </li>`;
}

function steady(entry: Exclude<Entry, PersonEntry>, context: Context): TemplateResult | typeof nothing {
  switch (entry.kind) {
    case "notice":
      return html`<p class="notice">${entry.words}</p>`;
    case "text":
      return bubble(entry, context);
    case "copy":
      return html`<figure class="bubble copy" part="message" lang=${entry.lang ?? context.botLanguage} dir="auto">
        <blockquote>${entry.text}</blockquote>
        <button class="button" type="button" @click=${() => context.copy(entry.text)}>
          ${icons["copy"]}${context.copyLabel(entry.text, "copyWords")}
        </button>
      </figure>`;
    case "helplines":
      return helplines(entry, context);
    case "choices":
      if (!context.choicesOpen(entry)) return nothing;
      return html`<ul class="choices" part="choices">
        ${entry.choices.map(
          (choice) => html`<li>
            <button class="button choice ${choice.style ?? ""}" part="choice" type="button" lang=${context.botLanguage} dir="auto"
              @click=${() => context.choose(choice)}>${choice.title}</button>
          </li>`,
        )}
      </ul>`;
  }
}

function bubble(entry: Extract<Entry, { kind: "text" }>, context: Context): TemplateResult {
  const { before, steps, after } = parts(entry.text);
  return html`<div class="bubble" part="message" lang=${entry.lang ?? context.botLanguage} dir="auto">
    ${before ? html`<p>${linked(before, context.say)}</p>` : nothing}
    ${steps.length
      ? html`<ol class="steps">
            ${steps.map(
              (step, index) => html`<li>
                <label><input type="checkbox" .checked=${entry.ticked.has(index)} @change=${() => context.tick(entry, index)} />
                  <span><span class="number">${index + 1}.</span> ${linked(step, context.say)}</span></label>
              </li>`,
            )}
          </ol>
          <p class="hint" lang=${context.language}>${context.say("steps")}</p>`
      : nothing}
    ${after ? html`<p>${linked(after, context.say)}</p>` : nothing}
  </div>`;
}

function linked(text: string, say: Say): TemplateResult[] {
  return pieces(text).map(({ text, href }) => (href ? link(href, html`${text}`, say) : html`${text}`));
}

function helplines(entry: Extract<Entry, { kind: "helplines" }>, context: Context): TemplateResult {
  const shown = entry.unfolded ? entry.cards : entry.cards.slice(0, MOST_CARDS);
  const hidden = entry.cards.length > shown.length;
  return html`<ul class="cards">
      ${shown.map((card) => html`<li class="card" part="helpline" lang=${context.botLanguage}>${helpline(card, context)}</li>`)}
    </ul>
    ${hidden || entry.more
      ? html`<button class="button more" type="button"
          @click=${() => (hidden ? context.unfold(entry) : context.askForMore())}>${context.say("more")}</button>`
      : nothing}`;
}

function helpline(card: Helpline, { say, level }: Context): TemplateResult {
  const { sms } = card;
  return html`
    <div class="name" role="heading" aria-level=${level} tabindex="-1">${card.name}</div>
    ${card.open_text
      ? html`<p class="hours ${card.open ?? "unknown"}"><span class="dot" aria-hidden="true"></span>${card.open_text}</p>`
      : nothing}
    ${card.what ? html`<p>${card.what}</p>` : nothing}
    ${card.where ? html`<p class="soft">${card.where}</p>` : nothing}
    ${card.why ? html`<p class="soft">${say("why", { why: card.why })}</p>` : nothing}
    <div class="row">
      ${card.phone ? contact(`tel:${digits(card.phone)}`, "call", say("call", { number: card.phone }), card, say) : nothing}
      ${sms
        ? contact(
            `sms:${digits(sms.number)}`,
            "text",
            sms.text ? say("textWord", { word: sms.text, number: sms.number }) : say("text", { number: sms.number }),
            card,
            say,
          )
        : nothing}
      ${card.chat_url ? contact(card.chat_url, "chat", say("chatOnline"), card, say) : nothing}
      ${card.url ? contact(card.url, "web", say("website"), card, say) : nothing}
      ${card.email ? contact(`mailto:${card.email}`, "email", say("email"), card, say) : nothing}
    </div>
    ${card.cost ? html`<p class="soft">${say("cost", { cost: card.cost })}</p>` : nothing}
  `;
}

/** Many cards have a "Website": the name is added for those who only hear the links. */
function contact(href: string, icon: string, words: string, card: Helpline, say: Say): TemplateResult {
  return link(href, html`${icons[icon]}<span>${words}<span class="unseen"> (${card.name})</span></span>`, say, "button contact");
}

export function link(href: string, words: TemplateResult, say: Say, style = ""): TemplateResult {
  if (/^(tel|sms|mailto):/.test(href)) return html`<a class=${style} href=${href}>${words}</a>`;
  return html`<a class=${style} href=${href} target="_blank" rel="noreferrer">${words}<span class="unseen"> (${say("newTab")})</span></a>`;
}

function digits(number: string): string {
  return number.replace(/[^0-9+]/g, "");
}

/** What a screen reader hears of an entry: the words once, without addresses that nobody can follow by ear. */
export function spoken(entry: Entry, say: Say): string[] {
  if (entry.from === "person") return [];
  switch (entry.kind) {
    case "notice":
      return [entry.words];
    case "choices":
      return [`${say("pick")} ${entry.choices.map((choice) => choice.title).join(", ")}.`];
    case "helplines":
      return entry.cards.slice(0, MOST_CARDS).map((card) => {
        const ways = [
          card.phone && say("call", { number: card.phone }),
          card.sms && say(card.sms.text ? "textWord" : "text", { word: card.sms.text ?? "", number: card.sms.number }),
        ];
        return [card.name, card.open_text, card.what, card.where, ...ways].filter(Boolean).map(ended).join(" ");
      });
    default:
      return [entry.text];
  }
}

const ended = (words: string | undefined) => (/[.!?]$/.test(words!) ? words! : `${words}.`);
