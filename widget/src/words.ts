/** Reading a bubble's text: steps that can be ticked, and addresses that can be tapped. */

export interface Parts {
  before: string;
  steps: string[];
  after: string;
}

const STEP = /^\s*\d{1,2}\.\s+(.+)$/;
const ADDRESS = /(https:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]|[\w.+-]+@[\w-]+\.[\w.-]*\w)/;

/** Lines "1. ...", "2. ..." in a row become steps; one alone is only a sentence that starts with a number. */
export function parts(text: string): Parts {
  const lines = text.split("\n");
  const first = lines.findIndex((line) => STEP.test(line));
  let end = first;
  while (end >= 0 && end < lines.length && STEP.test(lines[end]!)) end += 1;
  if (end - first < 2) return { before: text, steps: [], after: "" };
  return {
    before: lines.slice(0, first).join("\n").trim(),
    steps: lines.slice(first, end).map((line) => STEP.exec(line)![1]!),
    after: lines.slice(end).join("\n").trim(),
  };
}

/** The text cut at its addresses: `href` is set on the pieces that are one. */
export function pieces(text: string): { text: string; href?: string }[] {
  return text
    .split(ADDRESS)
    .filter(Boolean)
    .map((piece) => {
      if (!ADDRESS.test(piece)) return { text: piece };
      return { text: piece, href: piece.startsWith("https:") ? piece : `mailto:${piece}` };
    });
}
