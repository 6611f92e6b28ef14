/** Requests to the web channel (docs/web-channel.md). Nothing is stored: the token lives in this object. */

import type { Helpline, Message, Question } from "./messages.js";

/** Longer than the server's own limit for a turn (12 s), so that its safe words arrive first. */
const ANSWER_WITHIN = 15_000;

/** The server answered, and said no in kind words. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly words: string,
    readonly helplines: Helpline[],
    readonly retryAfter: number,
  ) {
    super(code);
  }

  /** The message itself is the trouble: sending it again would not help. */
  get about(): boolean {
    return [400, 409, 413, 415].includes(this.status);
  }

  /** Trying again later may help. */
  get passing(): boolean {
    return this.status === 429 || this.status >= 500;
  }
}

/** There was no usable answer: no network, no server, or something in between that is not ours. */
export class Unreachable extends Error {}

export class Client {
  token: string | null = null;

  constructor(private readonly base: string) {}

  async start(signal: AbortSignal): Promise<Message[]> {
    const answer = await this.#call("session", this.token, { signal });
    this.token = answer.token as string;
    return answer.messages as Message[];
  }

  /** `id` makes it safe to send the same message again: the server runs a turn once for an id. */
  async send(id: string, question: Question, signal: AbortSignal): Promise<Message[]> {
    const body = JSON.stringify({ client_message_id: id, ...question });
    const headers = { "Content-Type": "application/json" };
    return (await this.#call("message", this.token, { signal, headers, body })).messages as Message[];
  }

  /**
   * Deletes a conversation on the server, also while the page is going: `keepalive` lets the request outlive it, and
   * without a header of its own it needs no preflight from another domain. (A beacon would hide the page's origin.)
   */
  async erase(token: string): Promise<void> {
    await this.#call("erase", null, { body: JSON.stringify({ token }), keepalive: true });
  }

  async #call(
    path: string,
    token: string | null,
    { signal, ...rest }: { signal?: AbortSignal; headers?: HeadersInit; body?: string; keepalive?: boolean },
  ): Promise<Record<string, unknown>> {
    const headers = new Headers(rest.headers);
    if (token) headers.set("Authorization", `Bearer ${token}`);
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), ANSWER_WITHIN);
    const stop = () => limit.abort();
    signal?.addEventListener("abort", stop);
    try {
      const response = await fetch(new URL(path, this.base), {
        ...rest,
        method: "POST",
        headers,
        signal: limit.signal,
        cache: "no-store",
        credentials: "omit",
        referrerPolicy: "no-referrer",
      });
      if (response.status === 204) return {};
      const answer = await response.json();
      if (response.ok) return answer;
      if (typeof answer.message !== "string") throw new Unreachable(String(response.status));
      const wait = Number(response.headers.get("Retry-After")) || 0;
      throw new Refused(response.status, answer.error, answer.message, answer.helplines ?? [], wait);
    } catch (error) {
      throw error instanceof Refused ? error : new Unreachable(String(error));
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    }
  }
}
