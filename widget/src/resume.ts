/** Keeping a chat over a reload, when the host asks for it: the token alone, in this tab alone, never a word. */

const KEY = "steady-chat";

export function keptToken(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null; // the browser forbids storage
  }
}

export function keepToken(token: string | null): void {
  try {
    if (token) sessionStorage.setItem(KEY, token);
    else sessionStorage.removeItem(KEY);
  } catch {
    // the browser forbids storage: the chat then lives until the page goes
  }
}
