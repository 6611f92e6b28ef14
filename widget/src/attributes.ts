/** What a host page can set on the element, and the defaults (docs/widget.md). */

import { LitElement } from "lit";
import type { ExitMode } from "./exit.js";
import type { Strings } from "./strings.js";

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

export class Attributes extends LitElement {
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

  /** The first match inside the widget. */
  find<E extends Element = HTMLElement>(selector: string): E | null {
    return this.renderRoot?.querySelector<E>(selector) ?? null;
  }

  moveFocusTo(selector: string): void {
    this.find(selector)?.focus();
  }
}
