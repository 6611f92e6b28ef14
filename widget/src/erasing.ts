/** Conversations that were dropped here and are still to be erased on the server (R25, R31). */

export class Erasing {
  #tokens: string[] = [];

  constructor(private readonly erase: (token: string) => Promise<void>) {}

  /** Erases this conversation, and those that could not be erased before. Returns whether none is left. */
  add(token: string | null): Promise<boolean> {
    if (token) this.#tokens.push(token);
    return this.again();
  }

  async again(): Promise<boolean> {
    const tokens = this.#tokens;
    this.#tokens = [];
    const results = await Promise.allSettled(tokens.map((token) => this.erase(token)));
    const left = tokens.filter((_, index) => results[index]!.status === "rejected");
    this.#tokens.push(...left);
    return left.length === 0;
  }
}
