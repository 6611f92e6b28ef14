/** The custom element: attributes, the panel, focus, what is said aloud, leaving. See docs/widget.md. */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Announcer } from "./announcer.js";
import { Client } from "./client.js";
import { Conversation, type Entry } from "./conversation.js";
import { blank, type ExitMode, go, safeExit, ShiftPresses, unblank } from "./exit.js";
import { icons } from "./icons.js";
import type { Choice, Question } from "./messages.js";
import { pageHelplines } from "./page-helplines.js";
import { keepToken, keptToken } from "./resume.js";
import { chooseLocale, locales, sayIn, type Key, type Say, type Strings } from "./strings.js";
import { styles } from "./styles.js";
import { liftOver } from "./uncover.js";
import { conversation, link, spoken, type Context } from "./views.js";

export { locales };

const COPIED_STAYS = 4_000; // milliseconds
const UNCOVER_EVERY = 1_000; // milliseconds
const NEAR_END = 80; // pixels from the end at which new words still scroll into view
const FULL_SCREEN = "(max-width: 30em), (max-height: 30em)";
const ROOM_FOR_HELP = "(min-width: 62em)";
/** Understood by the server in every locale; the person sees the button's own words. */
const ASK_FOR_MORE = "More people who can help";

const labels = {
  fromAttribute(value: string | null): Partial<Strings> {
    try {
      return value ? JSON.parse(value) : {};
    } catch {
      console.warn("steady-chat: labels must be JSON; it is ignored.");
      return {};
    }
  },
};

export class SteadyChat extends LitElement {
  static override styles = styles;
  static override properties = {
    display: {},
    endpoint: {},
    locale: {},
    labels: { converter: labels },
    botLanguage: { attribute: "bot-language" },
    exitUrl: { attribute: "exit-url" },
    exitMode: { attribute: "exit-mode" },
    noShiftExit: { attribute: "no-shift-exit", type: Boolean },
    safetyUrl: { attribute: "safety-url" },
    keptDays: { attribute: "kept-days", type: Number },
    resume: { type: Boolean },
    theme: { reflect: true },
    open: { type: Boolean, reflect: true },
  };

  declare display: "launcher" | "page";
  /** The web channel's address; by default the folder that this script came from. */
  declare endpoint: string;
  declare locale: string | null;
  declare labels: Partial<Strings>;
  declare botLanguage: string;
  declare exitUrl: string;
  declare exitMode: ExitMode;
  declare noShiftExit: boolean;
  declare safetyUrl: string;
  declare keptDays: number;
  declare resume: boolean;
  declare theme: "auto" | "light" | "dark";
  declare open: boolean;

  #chat!: Conversation;
  #say: Say = sayIn("en", {});
  #tag = "en";
  #helpOpen = false;
  #draft = "";
  #shift = 0;
  #shiftWords = "";
  #unread = false;
  #nearEnd = true;
  #follow = false;
  #copied: { text: string; label: string } | null = null;
  #lastKey = 0;
  #unerased: string[] = [];
  #lift = 0;
  #uncovering: ReturnType<typeof setInterval> | undefined;
  readonly #announcer = new Announcer(() => this.requestUpdate());
  readonly #fullScreen = matchMedia(FULL_SCREEN);
  readonly #roomForHelp = matchMedia(ROOM_FOR_HELP);
  readonly #presses = new ShiftPresses(
    () => this.open || this.display === "page" || this.#chat.entries.length > 0,
    (presses, expired) => this.#shiftPressed(presses, expired),
    () => this.leave(),
  );

  constructor() {
    super();
    this.display = "launcher";
    this.endpoint = new URL(".", import.meta.url).href;
    this.locale = null;
    this.labels = {};
    this.botLanguage = "en";
    this.exitUrl = "";
    this.exitMode = "replace";
    this.noShiftExit = false;
    this.safetyUrl = "";
    this.keptDays = 30;
    this.resume = false;
    this.theme = "auto";
    this.open = false;
  }

  // ---------------------------------------------------------------- for the host page

  /** Opens the panel and moves focus to its heading. */
  show(): void {
    if (this.display === "page" || this.open) return;
    this.open = true;
    this.#tell("steady-open");
    void this.updateComplete.then(() => {
      this.#focus(".title");
      if (this.#lastTurn) this.#scrollTo(this.#lastTurn);
    });
  }

  /** Closes the panel. The conversation stays in memory. */
  hide(): void {
    if (!this.open) return;
    this.open = false;
    this.#helpOpen = false;
    this.#announcer.clear();
    this.#tell("steady-close");
    void this.updateComplete.then(() => this.#focus(".launcher"));
  }

  /** Leaves at once: hides the page, tells the host, drops and erases everything, goes to the neutral page (R20-R30). */
  leave(): void {
    blank();
    this.#tell("steady-exit");
    this.#dropAndErase();
    go(safeExit(this.exitUrl), this.exitMode);
  }

  /** Deletes the conversation here and on the server, and shows the start again (R31). */
  async clear(): Promise<void> {
    const erased = this.#dropAndErase();
    this.#helpOpen = false;
    this.#tell("steady-clear");
    this.#focus(".title");
    this.#chat.notice(this.#say((await erased) ? "cleared" : "clearedHere"));
  }

  // ---------------------------------------------------------------- lifecycle

  override connectedCallback(): void {
    super.connectedCallback();
    this.#chooseWords();
    this.#chat = new Conversation(new Client(new URL(this.endpoint, document.baseURI).href), {
      changed: () => this.#changed(),
      said: (entries) => this.#sayAloud(entries.flatMap((entry) => spoken(entry, this.#say))),
      writing: () => this.#sayAloud([this.#say("writing")]),
    });
    this.#takeUp();
    if (!this.noShiftExit) this.#presses.listen();
    addEventListener("pageshow", this.#pageShown);
    addEventListener("pagehide", this.#pageHidden);
    addEventListener("online", this.#online);
    addEventListener("offline", this.#offline);
    document.addEventListener("toggle", this.#onTop, true);
    this.#fullScreen.addEventListener("change", this.#resized);
    this.#roomForHelp.addEventListener("change", this.#resized);
    visualViewport?.addEventListener("resize", this.#keyboardMoved);
    if (this.display === "launcher") this.#uncovering = setInterval(this.#uncover, UNCOVER_EVERY);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#uncovering);
    this.#chat.forget();
    this.#presses.ignore();
    removeEventListener("pageshow", this.#pageShown);
    removeEventListener("pagehide", this.#pageHidden);
    removeEventListener("online", this.#online);
    removeEventListener("offline", this.#offline);
    document.removeEventListener("toggle", this.#onTop, true);
    this.#fullScreen.removeEventListener("change", this.#resized);
    this.#roomForHelp.removeEventListener("change", this.#resized);
    visualViewport?.removeEventListener("resize", this.#keyboardMoved);
  }

  /** A page that the browser kept in memory must not show the old conversation (R29). */
  readonly #pageShown = (event: PageTransitionEvent): void => {
    if (!event.persisted) return;
    unblank();
    this.#forgetWords();
    this.#takeUp();
  };

  readonly #pageHidden = (event: PageTransitionEvent): void => {
    if (event.persisted) this.#forgetWords();
  };

  readonly #online = (): void => {
    if (this.#chat.reach === "down") this.#chat.retry();
    void this.#eraseAgain();
  };

  readonly #offline = (): void => {
    if (this.#chat.stage === "new") return;
    this.#chat.reach = "down";
    this.#changed();
  };

  readonly #resized = (): void => {
    this.#showDialog();
    this.requestUpdate();
  };

  /** Something else of the host page has gone to the top layer: the way out must not be under it (R28). */
  readonly #onTop = (event: Event): void => {
    if (event.target !== this && (event as ToggleEvent).newState === "open") this.#showDialog();
  };

  readonly #uncover = (): void => {
    const button = this.#find(".launcher");
    if (!button || this.open || document.hidden) return;
    const lift = liftOver(this, button, this.#lift);
    if (lift === this.#lift) return;
    this.#lift = lift;
    this.style.setProperty("--_lift", `${lift}px`);
  };

  readonly #keyboardMoved = (): void => {
    const { height, scale } = visualViewport!;
    if (scale === 1) this.style.setProperty("--_height", `${height}px`);
  };

  // ---------------------------------------------------------------- what is kept, and how it goes

  #takeUp(): void {
    const token = this.resume ? keptToken() : null;
    if (!token) return;
    this.#chat.resume(token);
    this.#chat.notice(this.#say("resumed"));
  }

  /** Only the token, only when the host asked for it, never a word (docs/widget.md). */
  #keepToken(): void {
    if (this.resume) keepToken(this.#chat.client.token);
  }

  #forgetWords(): string | null {
    this.#announcer.clear();
    this.#draft = "";
    this.#unread = false;
    this.#lastKey = 0;
    const box = this.#find<HTMLTextAreaElement>("textarea");
    if (box) box.value = "";
    return this.#chat.forget();
  }

  #dropAndErase(): Promise<boolean> {
    const token = this.#forgetWords();
    this.#keepToken();
    if (token) this.#unerased.push(token);
    return this.#eraseAgain();
  }

  async #eraseAgain(): Promise<boolean> {
    const tokens = this.#unerased;
    this.#unerased = [];
    const results = await Promise.allSettled(tokens.map((token) => this.#chat.client.erase(token)));
    const left = tokens.filter((_, index) => results[index]!.status === "rejected");
    this.#unerased.push(...left);
    return left.length === 0;
  }

  // ---------------------------------------------------------------- doing things

  #changed(): void {
    this.#keepToken();
    this.requestUpdate();
  }

  #send(question: Question, words: string): void {
    this.#helpOpen = false;
    this.#unread = false;
    this.#chat.send(question, words);
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const box = this.#find<HTMLTextAreaElement>("textarea")!;
    const text = box.value.trim();
    if (!text) return;
    box.value = this.#draft = "";
    this.#send({ text }, text);
  };

  readonly #typed = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#find<HTMLFormElement>("form")!.requestSubmit();
  };

  readonly #keyPressed = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.isComposing) return;
    if (this.#helpOpen) this.#toggleHelp();
    else if (this.display === "launcher") this.hide();
    else return;
    event.preventDefault();
  };

  /** The buttons vanish: focus goes to the person's own words, so that the next Tab is on the answer. */
  async #choose(choice: Choice): Promise<void> {
    this.#send({ choice: choice.id }, choice.title);
    await this.updateComplete;
    this.#focusEntry(this.#chat.entries[this.#chat.entries.length - 1]);
  }

  async #askForMore(): Promise<void> {
    this.#send({ text: ASK_FOR_MORE }, this.#say("more"));
    await this.updateComplete;
    this.#focusEntry(this.#chat.entries[this.#chat.entries.length - 1]);
  }

  /** A file is never read: only the fact that somebody tried is sent, so that the bot can say why not (R14). */
  readonly #noFiles = (event: ClipboardEvent | DragEvent): void => {
    const data = event instanceof ClipboardEvent ? event.clipboardData : event.dataTransfer;
    if (!data?.types.includes("Files")) return;
    event.preventDefault();
    if (event.type === "dragover") return;
    if (this.#chat.stage === "open" && this.#chat.reach === "ok") this.#send({ attachment: true }, this.#say("file"));
    else this.#chat.notice(this.#say("fileOffline"));
  };

  readonly #toggleHelp = (): void => {
    if (this.#helpIsBeside) return this.#focus(".help .title");
    this.#helpOpen = !this.#helpOpen;
    this.requestUpdate();
    void this.updateComplete.then(() => this.#focus(this.#helpOpen ? ".help .title" : ".help-button"));
  };

  async #copy(text: string): Promise<void> {
    const copied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    const done = { text, label: this.#say(copied ? "copied" : "copyFailed") };
    this.#announcer.say(done.label);
    this.#copied = done;
    setTimeout(() => {
      if (this.#copied === done) this.#copied = null;
      this.requestUpdate();
    }, COPIED_STAYS);
  }

  async #unfold(entry: Entry): Promise<void> {
    if (entry.from !== "steady" || entry.kind !== "helplines") return;
    const shown = this.renderRoot.querySelectorAll(`[data-key="${entry.key}"] .card`).length;
    entry.unfolded = true;
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>(`[data-key="${entry.key}"] .card .name`)[shown]?.focus();
  }

  #tick(entry: Entry, step: number): void {
    if (entry.from !== "steady" || entry.kind !== "text") return;
    if (!entry.ticked.delete(step)) entry.ticked.add(step);
    this.requestUpdate();
  }

  #shiftPressed(presses: number, expired: boolean): void {
    this.#shift = presses;
    this.#shiftWords = expired ? this.#say("shiftOver") : ["", this.#say("shiftTwice"), this.#say("shiftOnce"), ""][presses]!;
    this.requestUpdate();
  }

  /** Not while the panel is closed: a chat that somebody put away stays silent. */
  #sayAloud(lines: string[]): void {
    if (this.open || this.display === "page") lines.forEach((line) => this.#announcer.say(line));
  }

  #chooseWords(): void {
    const page = this.closest("[lang]")?.getAttribute("lang");
    this.#tag = chooseLocale(this.locale, [...(page ? [page] : []), ...navigator.languages]);
    this.#say = sayIn(this.#tag, this.labels);
  }

  #tell(name: string): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
  }

  // ---------------------------------------------------------------- after rendering: dialog, scroll, focus

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("locale") || changed.has("labels")) this.#chooseWords();
    const scroller = this.#scroller;
    if (scroller) this.#nearEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END;
  }

  override firstUpdated(): void {
    this.#uncover();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has("open")) this.#showDialog();
    const added = this.#chat.entries.filter((entry) => entry.key > this.#lastKey);
    if (!added.length) return;
    this.#lastKey = Math.max(...added.map((entry) => entry.key));
    const mine = added.some((entry) => entry.from === "person");
    if (mine || this.#nearEnd || this.#follow) {
      this.#scrollTo(added[0]!);
      this.#follow = false;
    } else {
      this.#unread = true;
      this.requestUpdate();
    }
  }

  /** A long answer is read from its beginning, so its beginning is brought into view, below the person's own words. */
  #scrollTo(entry: Entry): void {
    const { entries } = this.#chat;
    const before = entries[entries.indexOf(entry) - 1];
    const top = before?.from === "person" ? before : entry;
    const scroller = this.#scroller;
    const element = this.#element(top);
    if (!scroller || !element) return;
    const offset = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    scroller.scrollTop += offset - this.#stickyHeight(scroller) - 12;
  }

  /** With large text the whole panel scrolls, under a way out that stays. */
  #stickyHeight(scroller: HTMLElement): number {
    return scroller.classList.contains("panel") ? (this.#find<HTMLElement>(".leave")?.offsetHeight ?? 0) : 0;
  }

  get #scroller(): HTMLElement | null {
    const log = this.#find<HTMLElement>(".log");
    if (!log) return null;
    return getComputedStyle(log).overflowY === "auto" ? log : this.#find(".panel");
  }

  readonly #toNew = (): void => {
    this.#unread = false;
    this.requestUpdate();
    const last = this.#lastTurn;
    if (!last) return;
    this.#scrollTo(last);
    this.#focusEntry(last);
  };

  /** What the person said last, else the first words of all. */
  get #lastTurn(): Entry | undefined {
    const { entries } = this.#chat;
    return [...entries].reverse().find((entry) => entry.from === "person") ?? entries[0];
  }

  /** In front of everything: as a window of its own on a phone, beside the page where there is room for both. */
  #showDialog(): void {
    const dialog = this.#find<HTMLDialogElement>("dialog");
    if (!dialog) return;
    const active = this.shadowRoot!.activeElement as HTMLElement | null;
    if (dialog.open) dialog.close();
    if (isPopover(dialog)) dialog.hidePopover();
    if (!this.open) return;
    const beside = !this.#fullScreen.matches;
    dialog.popover = beside ? "manual" : null;
    if (!beside) dialog.showModal();
    else if (dialog.showPopover) dialog.showPopover();
    else dialog.show();
    active?.focus({ preventScroll: true });
  }

  readonly #cancelled = (event: Event): void => {
    event.preventDefault();
    this.hide();
  };

  /** A browser may close a window of its own accord (the Back gesture, pressed twice). */
  readonly #closed = (event: Event): void => {
    const dialog = event.target as HTMLDialogElement;
    if (!dialog.open && !isPopover(dialog)) this.hide();
  };

  #find<E extends Element>(selector: string): E | null {
    return this.renderRoot?.querySelector<E>(selector) ?? null;
  }

  #focus(selector: string): void {
    this.#find<HTMLElement>(selector)?.focus();
  }

  #element(entry: Entry): HTMLElement | null {
    return this.#find(`[data-key="${entry.key}"]`);
  }

  #focusEntry(entry: Entry | undefined): void {
    if (entry) this.#element(entry)?.focus({ preventScroll: true });
  }

  get #helpIsBeside(): boolean {
    return this.display === "page" && this.#roomForHelp.matches;
  }

  // ---------------------------------------------------------------- rendering

  protected override render(): TemplateResult {
    const page = this.display === "page";
    const { direction } = locales[this.#tag]!;
    return html`<div class="frame ${page ? "page" : "window"}" lang=${this.#tag} dir=${direction}>
      ${page
        ? this.#panel()
        : html`<div role="region" aria-label=${this.#say("launcher")} class="corner">
              <button class="launcher button primary" part="launcher" type="button" aria-expanded=${this.open}
                @click=${() => (this.open ? this.hide() : this.show())}>${icons["chat"]}${this.#say("launcher")}</button>
            </div>
            <dialog part="dialog" aria-label=${this.#say("title")} @cancel=${this.#cancelled} @close=${this.#closed}>
              ${this.open ? this.#panel() : nothing}
            </dialog>`}
    </div>`;
  }

  #panel(): TemplateResult {
    const say = this.#say;
    const beside = this.#helpIsBeside;
    return html`<div class="panel ${beside ? "wide" : ""}" part="panel" @keydown=${this.#keyPressed}
        @paste=${this.#noFiles} @drop=${this.#noFiles} @dragover=${this.#noFiles}>
      ${this.#header()}
      ${this.#helpOpen || beside ? this.#help() : nothing}
      <div class="body" ?hidden=${this.#helpOpen && !beside}>
        <div class="log" part="log" role="region" aria-label=${say("messages")} tabindex="0">
          ${this.#intro()}
          <ol class="entries">${conversation(this.#chat.entries, this.#context)}</ol>
          ${this.#status()}
        </div>
        ${this.#unread
          ? html`<button class="button new" type="button" @click=${this.#toNew}>${icons["down"]}${say("newMessage")}</button>`
          : nothing}
      </div>
      ${this.#composer()}
      <div class="unseen" role="log" aria-live="polite" aria-relevant="additions">
        ${repeat(this.#announcer.lines, (line) => line.key, (line) => html`<p>${line.text}</p>`)}
      </div>
    </div>`;
  }

  #header(): TemplateResult {
    const say = this.#say;
    const { exitUrl } = this;
    return html`<header class="header" part="header">
      <div class="names">
        <div class="title" role="heading" aria-level=${this.#level - 1} tabindex="-1">${say("title")}</div>
        <p class="soft">${say("subtitle")}</p>
      </div>
      <div class="leave">
        <a class="button strong" part="leave" href=${safeExit(exitUrl)} rel="noreferrer nofollow" @click=${this.#leaveClicked}>
          ${icons["leave"]}${say("leave")}</a>
        <span class="presses" aria-hidden="true" ?hidden=${!this.#shift}>
          ${[1, 2, 3].map((press) => html`<span class=${press <= this.#shift ? "on" : ""}></span>`)}
        </span>
      </div>
      <span class="unseen" role="status">${this.#shiftWords}</span>
      <button class="button help-button" part="help-button" type="button" aria-expanded=${this.#helpIsBeside ? nothing : this.#helpOpen}
        @click=${this.#toggleHelp}>${icons["help"]}${say("help")}</button>
      <button class="button quiet clear" type="button" aria-label=${say("clear")} @click=${() => this.clear()}>
        ${icons["clear"]}<span class="long">${say("clear")}</span><span class="short">${say("clearShort")}</span></button>
      ${this.display === "page"
        ? nothing
        : html`<button class="button quiet close" type="button" aria-label=${say("close")} @click=${() => this.hide()}>${icons["close"]}</button>`}
    </header>`;
  }

  readonly #leaveClicked = (event: Event): void => {
    event.preventDefault();
    this.leave();
  };

  get #level(): number {
    return this.display === "page" ? 2 : 3;
  }

  /** What this is, what is kept and what leaving does: before the first word, and within reach later (R26, R31, R38, R64). */
  #intro(): TemplateResult {
    const say = this.#say;
    const keys: [Key, string][] = [["introWho", "chat"], ["introName", "help"], ["introKept", "clear"], ["introLeave", "leave"]];
    const facts = html`<ul class="facts">
        ${keys.map(([key, icon]) => html`<li>${icons[icon]}<span>${say(key, { days: this.keptDays })}
          ${key === "introLeave" ? say("introHistory") : nothing}</span></li>`)}
      </ul>
      ${this.safetyUrl ? html`<p>${link(new URL(this.safetyUrl, document.baseURI).href, html`${say("introSafety")}`, say)}</p>` : nothing}`;
    if (this.#chat.stage !== "new" || this.#chat.entries.some((entry) => entry.from === "person")) {
      return html`<details class="about"><summary>${say("introAgain")}</summary>${facts}</details>`;
    }
    return html`<section class="intro" part="intro">
      <div class="name" role="heading" aria-level=${this.#level}>${say("introTitle")}</div>
      ${facts}
      <button class="button primary start" type="button" @click=${this.#start}>${say("start")}</button>
    </section>`;
  }

  readonly #start = (): void => {
    this.#follow = true;
    this.#chat.start();
    this.#sayAloud([this.#say("starting")]);
    void this.updateComplete.then(() => this.#focus(".log"));
  };

  #status(): TemplateResult {
    const say = this.#say;
    const { stage, reach, waiting } = this.#chat;
    return html`
      ${waiting ? html`<p class="writing" aria-hidden="true"><i></i><i></i><i></i></p>` : nothing}
      ${reach === "trying" ? html`<p class="notice">${say("trying")}</p>` : nothing}
      ${stage === "over"
        ? html`<button class="button primary" type="button" @click=${this.#start}>${say("newChat")}</button>`
        : nothing}
      <div role="alert">${reach === "down" ? html`<p class="down">${say("down")}</p>` : nothing}</div>
      ${reach === "down"
        ? html`<section class="offline" part="offline">
            ${this.#chat.entries.some((entry) => entry.from === "person" && entry.state === "failed")
              ? nothing
              : html`<button class="button primary" type="button" @click=${() => this.#chat.retry()}>${say("retry")}</button>`}
            <p>${say("downHelp")}</p>${this.#pageCards()}
          </section>`
        : nothing}`;
  }

  #help(): TemplateResult {
    const say = this.#say;
    return html`<section class="help" part="help">
      <div class="name title" role="heading" aria-level=${this.#level} tabindex="-1">${say("helpTitle")}</div>
      <p>${say("helpText")}</p>
      ${this.#pageCards()}
      ${this.#helpIsBeside
        ? nothing
        : html`<button class="button primary" type="button" @click=${this.#toggleHelp}>${say("helpBack")}</button>`}
    </section>`;
  }

  #pageCards(): TemplateResult {
    return html`<ul class="cards">
      ${pageHelplines(this).map((card) => html`<li class="card plain" part="helpline" lang=${this.botLanguage} dir="auto">${card}</li>`)}
    </ul>`;
  }

  #composer(): TemplateResult {
    const say = this.#say;
    return html`<form class="composer" part="composer" autocomplete="off" @submit=${this.#submit}>
      <label class="unseen" for="message">${say("message")}</label>
      <textarea id="message" part="input" rows="1" maxlength="4000" dir="auto" autocomplete="off" spellcheck="false"
        enterkeyhint="send" placeholder=${say("placeholder")} .value=${this.#draft} @keydown=${this.#typed}
        @input=${(event: Event) => (this.#draft = (event.target as HTMLTextAreaElement).value)}></textarea>
      <button class="button primary send" part="send" type="submit">${icons["send"]}${say("send")}</button>
    </form>`;
  }

  get #context(): Context {
    const { entries } = this.#chat;
    return {
      say: this.#say,
      language: this.#tag,
      botLanguage: this.botLanguage,
      level: this.#level,
      choicesOpen: (entry) => !entries.slice(entries.indexOf(entry) + 1).some((later) => later.from === "person"),
      choose: (choice) => void this.#choose(choice),
      retry: () => this.#chat.retry(),
      copy: (text) => void this.#copy(text),
      copyLabel: (text, usual) => (this.#copied?.text === text ? this.#copied.label : this.#say(usual)),
      unfold: (entry) => void this.#unfold(entry),
      askForMore: () => void this.#askForMore(),
      tick: (entry, step) => this.#tick(entry, step),
    };
  }
}

function isPopover(element: HTMLElement): boolean {
  try {
    return element.matches(":popover-open");
  } catch {
    return false; // a browser from before popovers
  }
}

if (!customElements.get("steady-chat")) customElements.define("steady-chat", SteadyChat);

declare global {
  interface HTMLElementTagNameMap {
    "steady-chat": SteadyChat;
  }
}
