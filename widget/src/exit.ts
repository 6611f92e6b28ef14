/** Leaving fast. Behaviour after the GOV.UK pattern "Exit a page quickly", with the history entry replaced. */

export const DEFAULT_EXIT = "https://www.bbc.co.uk/weather";
export type ExitMode = "replace" | "navigate";

const PRESSES = 3;
const WITHIN = 5_000; // milliseconds from one press to the next

/** The address to leave for. Only https: anything else (script addresses too) gives the default. */
export function safeExit(value: string | null | undefined): string {
  if (!value) return DEFAULT_EXIT;
  try {
    const url = new URL(value);
    if (url.protocol === "https:") return url.href;
  } catch {
    // not an address
  }
  console.warn("steady-chat: exit-url must be a full https address; using the default.");
  return DEFAULT_EXIT;
}

/** Blanks the whole page in the same instant, before the next page comes. */
export function blank(): void {
  document.documentElement.style.setProperty("display", "none", "important");
}

export function unblank(): void {
  document.documentElement.style.removeProperty("display");
}

/** Goes there with the whole window: in a frame alone, the page around it would stay and still tell where this was. */
export function go(url: string, mode: ExitMode): void {
  try {
    leave(window.top ?? window, url, mode);
  } catch {
    leave(window, url, mode); // the page around forbids it (`sandbox`)
  }
}

function leave(from: Window, url: string, mode: ExitMode): void {
  // Not `assign`: across origins only these two may be used.
  if (mode === "navigate") from.location.href = url;
  else from.location.replace(url);
}

/**
 * Counts Shift pressed alone. Escape is not used: it stops pages from loading and closes other things (R21).
 * `count` hears the presses so far, 0 when the row was broken or time ran out.
 */
export class ShiftPresses {
  #presses = 0;
  #alone = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly wanted: () => boolean,
    private readonly count: (presses: number, expired: boolean) => void,
    private readonly done: () => void,
  ) {}

  listen(): void {
    document.addEventListener("keydown", this.#down, true);
    document.addEventListener("keyup", this.#up, true);
  }

  ignore(): void {
    document.removeEventListener("keydown", this.#down, true);
    document.removeEventListener("keyup", this.#up, true);
    this.#reset(false);
  }

  readonly #down = (event: KeyboardEvent): void => {
    this.#alone = event.key === "Shift";
    if (!this.#alone) this.#reset(false);
  };

  readonly #up = (event: KeyboardEvent): void => {
    if (event.key !== "Shift" || !this.#alone || !this.wanted()) return;
    this.#alone = false;
    clearTimeout(this.#timer);
    this.#presses += 1;
    this.count(this.#presses, false);
    if (this.#presses === PRESSES) {
      this.#presses = 0;
      this.done();
    } else {
      this.#timer = setTimeout(() => this.#reset(true), WITHIN);
    }
  };

  #reset(expired: boolean): void {
    clearTimeout(this.#timer);
    if (this.#presses === 0) return;
    this.#presses = 0;
    this.count(0, expired);
  }
}
