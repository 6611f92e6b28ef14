/** What the web channel says: the shapes of docs/web-channel.schema.json, version 1. */

export interface Choice {
  id: string;
  title: string;
  style?: "primary" | "quiet";
}

export interface Helpline {
  type: "helpline";
  name: string;
  text: string;
  what?: string;
  where?: string;
  why?: string;
  phone?: string;
  sms?: { number: string; text?: string };
  chat_url?: string;
  url?: string;
  email?: string;
  cost?: string;
  open?: "open" | "closed" | "unknown" | "online";
  open_text?: string;
  more?: boolean;
}

export type Message = { lang?: string } & (
  | { type: "text"; text: string }
  | { type: "choices"; text?: string; choices: Choice[] }
  | { type: "steps"; items: string[] }
  | { type: "copy"; text: string }
  | Helpline
);

/** The body of a message, without its id. */
export type Question = { text: string } | { choice: string } | { attachment: true };
