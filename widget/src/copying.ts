/** Copying words with one tap, and saying for a moment on the button how it went. */

import type { Key, Say } from "./strings.js";

const SAID_FOR = 4_000; // milliseconds

export class Copying {
  #done: { text: string; label: string } | null = null;

  constructor(
    private readonly changed: () => void,
    private readonly announce: (words: string) => void,
  ) {}

  async copy(text: string, say: Say): Promise<void> {
    const copied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    const done = { text, label: say(copied ? "copied" : "copyFailed") };
    this.announce(done.label);
    this.#done = done;
    setTimeout(() => {
      if (this.#done === done) this.#done = null;
      this.changed();
    }, SAID_FOR);
  }

  /** "Copied" for a moment after copying this text, else the usual words. */
  label(text: string, usual: Key, say: Say): string {
    return this.#done?.text === text ? this.#done.label : say(usual);
  }
}
