/** Where the widget stands: in front of everything, above a cookie banner, beside the help or instead of it. */

import type { ReactiveController } from "lit";
import type { Attributes } from "./attributes.js";
import { liftOver } from "./uncover.js";

const FULL_SCREEN = "(max-width: 30em), (max-height: 30em)";
const ROOM_FOR_HELP = "(min-width: 62em)";
const UNCOVER_EVERY = 1_000; // milliseconds

export class Placing implements ReactiveController {
  readonly #fullScreen = matchMedia(FULL_SCREEN);
  readonly #roomForHelp = matchMedia(ROOM_FOR_HELP);
  #connected = new AbortController();
  #shown = false;
  #lift = 0;

  constructor(private readonly host: Attributes) {
    host.addController(this);
  }

  /** On a wide page of its own the helplines stand beside the chat, always. */
  get helpIsBeside(): boolean {
    return this.host.display === "page" && this.#roomForHelp.matches;
  }

  hostConnected(): void {
    const { signal } = (this.#connected = new AbortController());
    document.addEventListener("toggle", this.#onTop, { capture: true, signal });
    this.#fullScreen.addEventListener("change", this.#resized, { signal });
    this.#roomForHelp.addEventListener("change", this.#resized, { signal });
    visualViewport?.addEventListener("resize", this.#keyboardMoved, { signal });
    if (this.host.display !== "launcher") return;
    const uncovering = setInterval(this.#uncover, UNCOVER_EVERY);
    signal.addEventListener("abort", () => clearInterval(uncovering));
    void this.host.updateComplete.then(this.#uncover);
  }

  hostDisconnected(): void {
    this.#connected.abort();
  }

  hostUpdated(): void {
    if (this.host.open === this.#shown) return;
    this.#shown = this.host.open;
    this.#showDialog();
  }

  /** As a window of its own on a phone, beside the page where there is room for both. */
  #showDialog(): void {
    const dialog = this.host.find<HTMLDialogElement>("dialog");
    if (!dialog) return;
    const active = this.host.shadowRoot!.activeElement as HTMLElement | null;
    if (dialog.open) dialog.close();
    if (isPopover(dialog)) dialog.hidePopover();
    if (!this.host.open) return;
    const beside = !this.#fullScreen.matches;
    dialog.popover = beside ? "manual" : null;
    if (!beside) dialog.showModal();
    else if (dialog.showPopover) dialog.showPopover();
    else dialog.show();
    active?.focus({ preventScroll: true });
  }

  readonly #resized = (): void => {
    this.#showDialog();
    this.host.requestUpdate();
  };

  /** Something else of the host page has gone to the top layer: the way out must not be under it (R28). */
  readonly #onTop = (event: Event): void => {
    if (event.target !== this.host && (event as ToggleEvent).newState === "open") this.#showDialog();
  };

  readonly #uncover = (): void => {
    const button = this.host.find(".launcher");
    if (!button || this.host.open || document.hidden) return;
    const lift = liftOver(this.host, button, this.#lift);
    if (lift === this.#lift) return;
    this.#lift = lift;
    this.host.style.setProperty("--_lift", `${lift}px`);
  };

  readonly #keyboardMoved = (): void => {
    const { height, scale } = visualViewport!;
    if (scale === 1) this.host.style.setProperty("--_height", `${height}px`);
  };
}

function isPopover(element: HTMLElement): boolean {
  try {
    return element.matches(":popover-open");
  } catch {
    return false; // a browser from before popovers
  }
}

/** Whether a dialog is open in either way. */
export function isShown(dialog: HTMLDialogElement): boolean {
  return dialog.open || isPopover(dialog);
}
