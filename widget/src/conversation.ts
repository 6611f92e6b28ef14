/**
 * The conversation in memory: what was said, what still waits to be sent, and whether the server can be reached.
 *
 * Messages are sent one after another, so that answers come in order. A message keeps its id until it is answered.
 * `forget` drops everything at once; whatever was under way then ends unseen.
 */

import { Client, Refused, Unreachable } from "./client.js";
import type { Choice, Helpline, Message, Question } from "./messages.js";

/** `refused`: the server will never take it, so it must not hold up what comes after. */
export type Sending = "queued" | "sending" | "sent" | "failed" | "refused";

export type Entry = { key: number } & (
  | { from: "person"; id: string; words: string; question: Question; state: Sending }
  | { from: "steady"; kind: "text"; text: string; lang?: string; ticked: Set<number> }
  | { from: "steady"; kind: "copy"; text: string; lang?: string }
  | { from: "steady"; kind: "helplines"; cards: Helpline[]; more: boolean; unfolded: boolean }
  | { from: "steady"; kind: "choices"; choices: Choice[] }
  | { from: "steady"; kind: "notice"; words: string }
);
export type PersonEntry = Extract<Entry, { from: "person" }>;
type NewEntry = Entry extends infer E ? (E extends Entry ? Omit<E, "key"> : never) : never;

/** `new`: nothing was asked of the server. `over`: the server has ended the session. */
export type Stage = "new" | "starting" | "open" | "over";
/** `down` only after the tries below have failed. */
export type Reach = "ok" | "trying" | "down";

const TRIES_AFTER = [0, 1_000, 3_000]; // milliseconds
const LONGEST_WAIT = 15; // seconds that the server may ask us to wait
const TRY_NO_LONGER_THAN = 20_000; // milliseconds
const SLOW_AFTER = 8_000; // milliseconds
const WRITING_AFTER = 500; // milliseconds
const WRITING_SAID_AFTER = 2_000; // milliseconds

export interface Listener {
  /** Something to show has changed. */
  changed(): void;
  /** Steady has said something: entries in order. */
  said(entries: Entry[]): void;
  /** An answer takes long enough to say so. */
  writing(): void;
}

export class Conversation {
  entries: Entry[] = [];
  stage: Stage = "new";
  reach: Reach = "ok";
  waiting = false;
  #life = new AbortController();
  #running = false;
  #keys = 0;

  constructor(
    readonly client: Client,
    private readonly listener: Listener,
  ) {}

  /** The session of before a reload: its words are not shown again. */
  resume(token: string): void {
    this.client.token = token;
    this.stage = "open";
    this.listener.changed();
  }

  /** Asks the server for its first words. */
  start(): void {
    if (this.stage === "over") this.stage = "new";
    void this.#run();
  }

  /** Adds what the person wrote or tapped and sends it as soon as it can be sent. */
  send(question: Question, words: string): void {
    this.#add({ from: "person", id: newId(), words, question, state: "queued" });
    this.retry();
  }

  /** Sends again what did not get through, in order, with the ids that it had. */
  retry(): void {
    for (const entry of this.#unsent()) entry.state = "queued";
    this.listener.changed();
    void this.#run();
  }

  notice(words: string): void {
    this.listener.said([this.#add({ from: "steady", kind: "notice", words })]);
    this.listener.changed();
  }

  /** Drops every word and the token. Returns the token, for erasing on the server. */
  forget(): string | null {
    const token = this.client.token;
    this.#life.abort();
    this.#life = new AbortController();
    this.#running = false;
    this.client.token = null;
    this.entries = [];
    this.stage = "new";
    this.reach = "ok";
    this.waiting = false;
    this.listener.changed();
    return token;
  }

  #add(entry: NewEntry): Entry {
    const added = { ...entry, key: ++this.#keys } as Entry;
    this.entries = [...this.entries, added];
    return added;
  }

  #unsent(): PersonEntry[] {
    const done: Sending[] = ["sent", "refused"];
    return this.entries.filter((entry): entry is PersonEntry => entry.from === "person" && !done.includes(entry.state));
  }

  async #run(): Promise<void> {
    if (this.#running || this.stage === "over") return;
    this.#running = true;
    const { signal } = this.#life;
    try {
      if (this.stage !== "open") await this.#open(signal);
      for (let next = this.#unsent()[0]; next; next = this.#unsent()[0]) await this.#deliver(next, signal);
    } catch (error) {
      if (!signal.aborted) this.#failed(error);
    } finally {
      if (!signal.aborted) {
        this.#running = false;
        this.listener.changed();
      }
    }
  }

  async #open(signal: AbortSignal): Promise<void> {
    this.stage = "starting";
    this.listener.changed();
    const messages = await this.#attempt(() => this.client.start(signal), signal);
    this.stage = "open";
    const waiting = this.#unsent();
    this.entries = this.entries.filter((entry) => !waiting.includes(entry as PersonEntry));
    this.#show(messages);
    this.entries = [...this.entries, ...waiting];
  }

  async #deliver(entry: PersonEntry, signal: AbortSignal): Promise<void> {
    entry.state = "sending";
    this.listener.changed();
    const { id, question } = entry;
    const messages = await this.#attempt(() => this.client.send(id, question, signal), signal).catch((error) => {
      if (!(error instanceof Refused) || !error.about) throw error;
      entry.state = "refused";
      return refusal(error);
    });
    if (entry.state === "sending") entry.state = "sent";
    const later = this.entries.slice(this.entries.indexOf(entry) + 1);
    this.entries = this.entries.slice(0, this.entries.indexOf(entry) + 1);
    this.#show(messages);
    this.entries = [...this.entries, ...later];
  }

  /** Tries an action a few times. Throws `Refused` when the server said no, `Unreachable` when nothing came. */
  async #attempt(action: () => Promise<Message[]>, signal: AbortSignal): Promise<Message[]> {
    const timers = [
      setTimeout(() => this.#wait(true), WRITING_AFTER),
      setTimeout(() => this.listener.writing(), WRITING_SAID_AFTER),
      setTimeout(() => this.#trying(), SLOW_AFTER),
    ];
    const stop = () => timers.forEach(clearTimeout);
    signal.addEventListener("abort", stop);
    const started = Date.now();
    try {
      let problem: unknown;
      for (let pause of TRIES_AFTER) {
        if (problem instanceof Refused) pause = Math.max(pause, Math.min(problem.retryAfter, LONGEST_WAIT) * 1_000);
        if (Date.now() + pause - started > TRY_NO_LONGER_THAN) break;
        await sleep(pause, signal);
        try {
          const messages = await action();
          this.reach = "ok";
          if (signal.aborted) throw new Unreachable("forgotten");
          return messages;
        } catch (error) {
          if (signal.aborted || (error instanceof Refused && !error.passing) || !navigator.onLine) throw error;
          problem = error;
          this.#trying();
        }
      }
      throw problem;
    } finally {
      stop();
      signal.removeEventListener("abort", stop);
      if (!signal.aborted) this.#wait(false);
    }
  }

  #trying(): void {
    this.reach = "trying";
    this.listener.changed();
  }

  #wait(waiting: boolean): void {
    this.waiting = waiting;
    this.listener.changed();
  }

  #failed(error: unknown): void {
    const entry = this.#unsent()[0];
    if (entry) entry.state = "failed";
    if (this.stage === "starting") this.stage = "new";
    this.reach = error instanceof Refused && !error.passing ? "ok" : "down";
    if (error instanceof Refused) {
      if (error.code === "session_over") {
        this.client.token = null;
        this.stage = "over";
      }
      this.#show(refusal(error));
    }
  }

  /** Adds the entries of a reply. Types that are not known are left out (docs/web-channel.md). */
  #show(messages: Message[]): void {
    const added: Entry[] = [];
    for (const message of messages) {
      const lang = message.lang ? { lang: message.lang } : {};
      const before = added[added.length - 1];
      if (message.type === "helpline" && before?.from === "steady" && before.kind === "helplines") {
        before.cards.push(message);
        before.more ||= message.more === true;
      } else if (message.type === "helpline") {
        const more = message.more === true;
        added.push(this.#add({ from: "steady", kind: "helplines", cards: [message], more, unfolded: false }));
      } else if (message.type === "copy") {
        added.push(this.#add({ from: "steady", kind: "copy", text: message.text, ...lang }));
      } else if (message.type === "steps") {
        const text = message.items.map((item, index) => `${index + 1}. ${item}`).join("\n");
        added.push(this.#add({ from: "steady", kind: "text", text, ...lang, ticked: new Set() }));
      } else if (message.type === "text" || message.type === "choices") {
        if (message.text) {
          added.push(this.#add({ from: "steady", kind: "text", text: message.text, ...lang, ticked: new Set() }));
        }
        if (message.type === "choices") {
          added.push(this.#add({ from: "steady", kind: "choices", choices: message.choices }));
        }
      }
    }
    this.listener.said(added);
    this.listener.changed();
  }
}

function refusal(error: Refused): Message[] {
  return [{ type: "text", text: error.words }, ...error.helplines];
}

function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => (clearTimeout(timer), reject(new Unreachable("forgotten")));
    const timer = setTimeout(() => (signal.removeEventListener("abort", stop), resolve()), milliseconds);
    signal.addEventListener("abort", stop, { once: true });
  });
}
