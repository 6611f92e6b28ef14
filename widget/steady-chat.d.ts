/** The public face of <steady-chat>. Attributes and events are described in docs/widget.md. */
export interface SteadyChat extends HTMLElement {
  display: "launcher" | "page";
  endpoint: string;
  locale: string | null;
  labels: Record<string, string>;
  botLanguage: string;
  exitUrl: string;
  exitMode: "replace" | "navigate";
  noShiftExit: boolean;
  safetyUrl: string;
  keptDays: number;
  resume: boolean;
  theme: "auto" | "light" | "dark";
  open: boolean;
  /** Opens the panel and moves focus to its heading. */
  show(): void;
  /** Closes the panel; the conversation stays in memory. */
  hide(): void;
  /** Leaves at once: hides the page, erases the chat, goes to the neutral page. */
  leave(): void;
  /** Deletes the conversation here and on the server. */
  clear(): Promise<void>;
}

declare global {
  interface HTMLElementTagNameMap {
    "steady-chat": SteadyChat;
  }
  interface HTMLElementEventMap {
    "steady-open": CustomEvent<null>;
    "steady-close": CustomEvent<null>;
    "steady-exit": CustomEvent<null>;
    "steady-clear": CustomEvent<null>;
  }
}
