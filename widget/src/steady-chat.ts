/** The custom element: what the host page can do, what people do, and how it all goes away. See docs/widget.md. */

import { type PropertyValues, type TemplateResult } from "lit";
import { Announcer } from "./announcer.js";
import { Attributes } from "./attributes.js";
import { Client } from "./client.js";
import { Conversation, type Entry } from "./conversation.js";
import { Copying } from "./copying.js";
import { Erasing } from "./erasing.js";
import { blank, go, safeExit, ShiftPresses, unblank } from "./exit.js";
import type { Question } from "./messages.js";
import { type Actions, frame } from "./panel.js";
import { isShown, Placing } from "./placing.js";
import { Reading } from "./reading.js";
import { keepToken, keptToken } from "./resume.js";
import { chooseLocale, locales, sayIn, type Say } from "./strings.js";
import { styles } from "./styles.js";
import { type Context, spoken } from "./views.js";

export { locales };

/** Understood by the server in every locale; the person sees the button's own words. */
const ASK_FOR_MORE = "More people who can help";

export class SteadyChat extends Attributes {
  static override styles = styles;

  #chat!: Conversation;
  #say: Say = sayIn("en", {});
  #tag = "en";
  #helpOpen = false;
  #draft = "";
  #shift = { presses: 0, words: "" };
  #connected = new AbortController();
  readonly #announcer = new Announcer(() => this.requestUpdate());
  readonly #copying = new Copying(
    () => this.requestUpdate(),
    (words) => this.#announcer.say(words),
  );
  readonly #erasing = new Erasing((token) => this.#chat.client.erase(token));
  readonly #placing = new Placing(this);
  readonly #reading = new Reading(this, () => this.#chat.entries);
  readonly #presses = new ShiftPresses(
    () => this.open || this.display === "page" || this.#chat.entries.length > 0,
    (presses, expired) => this.#shiftPressed(presses, expired),
    () => this.leave(),
  );

  // ---------------------------------------------------------------- for the host page

  /** Opens the panel and moves focus to its heading. */
  show(): void {
    if (this.display === "page" || this.open) return;
    this.open = true;
    this.#tell("steady-open");
    void this.updateComplete.then(() => {
      this.moveFocusTo(".title");
      this.#reading.toLastTurn();
    });
  }

  /** Closes the panel. The conversation stays in memory. */
  hide(): void {
    if (!this.open) return;
    this.open = false;
    this.#helpOpen = false;
    this.#announcer.clear();
    this.#tell("steady-close");
    void this.updateComplete.then(() => this.moveFocusTo(".launcher"));
  }

  /** Leaves at once: hides the page, tells the host, drops and erases everything, goes to the neutral page (R20-R30). */
  leave(): void {
    blank();
    this.#tell("steady-exit");
    void this.#dropAndErase();
    go(safeExit(this.exitUrl), this.exitMode);
  }

  /** Deletes the conversation here and on the server, and shows the start again (R31). */
  async clear(): Promise<void> {
    const erased = this.#dropAndErase();
    this.#helpOpen = false;
    this.#tell("steady-clear");
    this.moveFocusTo(".title");
    this.#chat.notice(this.#say((await erased) ? "cleared" : "clearedHere"));
  }

  // ---------------------------------------------------------------- lifecycle

  override connectedCallback(): void {
    this.#chooseWords();
    this.#chat = new Conversation(new Client(new URL(this.endpoint, document.baseURI).href), {
      changed: () => this.#changed(),
      said: (entries) => this.#sayAloud(entries.flatMap((entry) => spoken(entry, this.#say))),
      writing: () => this.#sayAloud([this.#say("writing")]),
    });
    super.connectedCallback();
    this.#takeUp();
    if (!this.noShiftExit) this.#presses.listen();
    const { signal } = (this.#connected = new AbortController());
    addEventListener("pageshow", this.#pageShown, { signal });
    addEventListener("pagehide", this.#pageHidden, { signal });
    addEventListener("online", this.#online, { signal });
    addEventListener("offline", this.#offline, { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connected.abort();
    this.#presses.ignore();
    this.#chat.forget();
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
    void this.#erasing.again();
  };

  readonly #offline = (): void => {
    if (this.#chat.stage === "new") return;
    this.#chat.reach = "down";
    this.#changed();
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
    this.#reading.forget();
    this.#draft = "";
    const box = this.find<HTMLTextAreaElement>("textarea");
    if (box) box.value = "";
    return this.#chat.forget();
  }

  #dropAndErase(): Promise<boolean> {
    const token = this.#forgetWords();
    this.#keepToken();
    return this.#erasing.add(token);
  }

  // ---------------------------------------------------------------- doing things

  #changed(): void {
    this.#keepToken();
    this.requestUpdate();
  }

  #send(question: Question, words: string): void {
    this.#helpOpen = false;
    this.#reading.unread = false;
    this.#chat.send(question, words);
  }

  /** The button vanishes: focus goes to the person's own words, so that the next Tab is on the answer. */
  async #sendByButton(question: Question, words: string): Promise<void> {
    this.#send(question, words);
    await this.updateComplete;
    this.#reading.focusLast();
  }

  readonly #does: Actions = {
    toggle: () => (this.open ? this.hide() : this.show()),
    cancelled: (event) => {
      event.preventDefault();
      this.hide();
    },
    /** A browser may close a window of its own accord (the Back gesture, pressed twice). */
    closed: (event) => {
      if (!isShown(event.target as HTMLDialogElement)) this.hide();
    },
    leave: (event) => {
      event.preventDefault();
      this.leave();
    },
    clear: () => void this.clear(),
    close: () => this.hide(),
    toNew: this.#reading.toNew,
    scrolled: this.#reading.scrolled,
    toggleHelp: () => this.#toggleHelp(),
    start: () => {
      this.#reading.follow = true;
      this.#chat.start();
      this.#sayAloud([this.#say("starting")]);
      void this.updateComplete.then(() => this.moveFocusTo(".log"));
    },
    submit: (event) => {
      event.preventDefault();
      const box = this.find<HTMLTextAreaElement>("textarea")!;
      const text = box.value.trim();
      if (!text) return;
      box.value = this.#draft = "";
      this.#send({ text }, text);
    },
    drafted: (event) => {
      this.#draft = (event.target as HTMLTextAreaElement).value;
    },
    keyPressedInBox: (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.find<HTMLFormElement>("form")!.requestSubmit();
    },
    keyPressed: (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      if (this.#helpOpen) this.#toggleHelp();
      else if (this.display === "launcher") this.hide();
      else return;
      event.preventDefault();
    },
    /** A file is never read: only the fact that somebody tried is sent, so that the bot can say why not (R14). */
    filesGiven: (event) => {
      const data = event instanceof ClipboardEvent ? event.clipboardData : event.dataTransfer;
      if (!data?.types.includes("Files")) return;
      event.preventDefault();
      if (event.type === "dragover") return;
      if (this.#chat.stage === "open" && this.#chat.reach === "ok") this.#send({ attachment: true }, this.#say("file"));
      else this.#chat.notice(this.#say("fileOffline"));
    },
  };

  #toggleHelp(): void {
    if (this.#placing.helpIsBeside) return this.moveFocusTo(".help .title");
    this.#helpOpen = !this.#helpOpen;
    this.requestUpdate();
    void this.updateComplete.then(() => this.moveFocusTo(this.#helpOpen ? ".help .title" : ".help-button"));
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
    const words = expired ? this.#say("shiftOver") : ["", this.#say("shiftTwice"), this.#say("shiftOnce"), ""][presses]!;
    this.#shift = { presses, words };
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

  // ---------------------------------------------------------------- rendering

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("locale") || changed.has("labels")) this.#chooseWords();
  }

  protected override render(): TemplateResult {
    const view = {
      host: this,
      chat: this.#chat,
      context: this.#context,
      helpOpen: this.#helpOpen,
      helpIsBeside: this.#placing.helpIsBeside,
      unread: this.#reading.unread,
      draft: this.#draft,
      shift: this.#shift,
      lines: this.#announcer.lines,
      does: this.#does,
    };
    return frame(view, locales[this.#tag]!.direction);
  }

  get #context(): Context {
    const { entries } = this.#chat;
    return {
      say: this.#say,
      language: this.#tag,
      botLanguage: this.botLanguage,
      level: this.display === "page" ? 2 : 3,
      choicesOpen: (entry) => !entries.slice(entries.indexOf(entry) + 1).some((later) => later.from === "person"),
      choose: (choice) => void this.#sendByButton({ choice: choice.id }, choice.title),
      retry: () => this.#chat.retry(),
      copy: (text) => void this.#copying.copy(text, this.#say),
      copyLabel: (text, usual) => this.#copying.label(text, usual, this.#say),
      unfold: (entry) => void this.#unfold(entry),
      askForMore: () => void this.#sendByButton({ text: ASK_FOR_MORE }, this.#say("more")),
      tick: (entry, step) => this.#tick(entry, step),
    };
  }
}

if (!customElements.get("steady-chat")) customElements.define("steady-chat", SteadyChat);

declare global {
  interface HTMLElementTagNameMap {
    "steady-chat": SteadyChat;
  }
}
