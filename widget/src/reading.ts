/** Where the reader is in the conversation: what scrolls into view, what is announced as new, what gets focus. */

import type { ReactiveController } from "lit";
import type { Attributes } from "./attributes.js";
import type { Entry } from "./conversation.js";

const NEAR_END = 80; // pixels from the end at which new words still scroll into view
const GAP = 12; // pixels above what was scrolled to

export class Reading implements ReactiveController {
  /** New words came while the person was reading further up. */
  unread = false;
  /** The next words scroll into view wherever the reader is: the person has just asked for them. */
  follow = false;
  #nearEnd = true;
  #lastKey = 0;

  constructor(
    private readonly host: Attributes,
    private readonly entries: () => Entry[],
  ) {
    host.addController(this);
  }

  forget(): void {
    this.unread = false;
    this.#lastKey = 0;
  }

  hostUpdate(): void {
    const scroller = this.#scroller;
    if (scroller) this.#nearEnd = this.#below(scroller) < NEAR_END;
  }

  /** Whoever has scrolled down to the new words needs no button that leads there. */
  readonly scrolled = (): void => {
    const scroller = this.#scroller;
    if (!this.unread || !scroller || this.#below(scroller) >= NEAR_END) return;
    this.unread = false;
    this.host.requestUpdate();
  };

  hostUpdated(): void {
    const added = this.entries().filter((entry) => entry.key > this.#lastKey);
    if (!added.length) return;
    this.#lastKey = Math.max(...added.map((entry) => entry.key));
    const mine = added.some((entry) => entry.from === "person");
    if (mine || this.#nearEnd || this.follow) {
      this.#scrollTo(added[0]!);
      this.follow = false;
    } else {
      this.unread = true;
      this.host.requestUpdate();
    }
  }

  toLastTurn(): void {
    if (this.#lastTurn) this.#scrollTo(this.#lastTurn);
  }

  readonly toNew = (): void => {
    this.unread = false;
    this.host.requestUpdate();
    this.toLastTurn();
    this.#focus(this.#lastTurn);
  };

  /** The next Tab is then on what comes after it. */
  focusLast(): void {
    const entries = this.entries();
    this.#focus(entries[entries.length - 1]);
  }

  /** What the person said last, else the first words of all. */
  get #lastTurn(): Entry | undefined {
    const entries = this.entries();
    return [...entries].reverse().find((entry) => entry.from === "person") ?? entries[0];
  }

  /** A long answer is read from its beginning, so its beginning is brought into view, below the person's own words. */
  #scrollTo(entry: Entry): void {
    const entries = this.entries();
    const before = entries[entries.indexOf(entry) - 1];
    const top = before?.from === "person" ? before : entry;
    const scroller = this.#scroller;
    const element = this.#element(top);
    if (!scroller || !element) return;
    const offset = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    scroller.scrollTop += offset - this.#stickyHeight(scroller) - GAP;
  }

  /** How many pixels of the conversation are further down. With large text the box to type in scrolls along. */
  #below(scroller: HTMLElement): number {
    const box = scroller.classList.contains("panel") ? (this.host.find(".composer")?.offsetHeight ?? 0) : 0;
    return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight - box;
  }

  /** With large text the whole panel scrolls, under a way out that stays. */
  #stickyHeight(scroller: HTMLElement): number {
    return scroller.classList.contains("panel") ? (this.host.find(".leave")?.offsetHeight ?? 0) : 0;
  }

  get #scroller(): HTMLElement | null {
    const log = this.host.find(".log");
    if (!log) return null;
    return getComputedStyle(log).overflowY === "auto" ? log : this.host.find(".panel");
  }

  #element(entry: Entry): HTMLElement | null {
    return this.host.find(`[data-key="${entry.key}"]`);
  }

  #focus(entry: Entry | undefined): void {
    if (entry) this.#element(entry)?.focus({ preventScroll: true });
  }
}
