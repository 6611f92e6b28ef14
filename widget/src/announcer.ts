/** Lines for the hidden live region: each is read once and then taken away, so that nobody finds it by reading on. */

const STAYS = 10_000; // milliseconds

export interface Line {
  key: number;
  text: string;
}

export class Announcer {
  lines: Line[] = [];
  #keys = 0;

  constructor(private readonly changed: () => void) {}

  say(text: string): void {
    const line = { key: ++this.#keys, text };
    this.lines = [...this.lines, line];
    this.changed();
    setTimeout(() => {
      this.lines = this.lines.filter((other) => other !== line);
      this.changed();
    }, STAYS);
  }

  clear(): void {
    this.lines = [];
    this.changed();
  }
}
