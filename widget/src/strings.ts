/** Which words to show: the host's choice, else the page's or the browser's language, else English. */

import { ar } from "./locales/ar.js";
import { cy } from "./locales/cy.js";
import { en, type Key, type Strings } from "./locales/en.js";

export type { Key, Strings };

interface Locale {
  strings: Strings;
  direction: "ltr" | "rtl";
  /** Read by a native speaker who knows the subject. Only then is it chosen without being asked for. */
  reviewed: boolean;
}

export const locales: Record<string, Locale> = {
  en: { strings: en, direction: "ltr", reviewed: true },
  cy: { strings: cy, direction: "ltr", reviewed: false },
  ar: { strings: ar, direction: "rtl", reviewed: false },
};

/** The tag of the locale to use. `asked` is the element's attribute, `others` are tried in order. */
export function chooseLocale(asked: string | null, others: readonly string[]): string {
  const base = (tag: string) => tag.toLowerCase().split("-")[0]!;
  if (asked && base(asked) in locales) return base(asked);
  return others.map(base).find((tag) => locales[tag]?.reviewed) ?? "en";
}

export type Say = (key: Key, values?: Record<string, string | number>) => string;

/** Looks words up, the host's own `labels` first, and fills in `{values}`. */
export function sayIn(locale: string, labels: Partial<Strings>): Say {
  const { strings } = locales[locale]!;
  return (key, values = {}) =>
    (labels[key] ?? strings[key] ?? en[key]).replace(/\{(\w+)\}/g, (mark, name) => String(values[name] ?? mark));
}

/** "1 day", "30 days": the browser knows how each language counts. Digits as in telephone numbers. */
export function daysIn(locale: string, days: number): string {
  const format = { style: "unit", unit: "day", unitDisplay: "long", numberingSystem: "latn" } as const;
  return new Intl.NumberFormat(locale, format).format(days);
}
