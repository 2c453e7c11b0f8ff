// SPDX-License-Identifier: Apache-2.0
/** A text, or one text per plural form (Intl.PluralRules) chosen by the argument `n`. */
export type Message = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);
export type Messages = Record<string, Message>;

const catalogs = new Map<string, Messages>();
const KEY = 'candor.admin.language';
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);
let current = 'en';

/** Languages of the administration, each with its own name. */
export const languages: ReadonlyArray<readonly [string, string]> = [
  ['en', 'English'],
  ['vi', 'Tiếng Việt'],
  ['th', 'ไทย'],
  ['lo', 'ລາວ'],
  ['fil', 'Filipino'],
];

/** Adds texts of a screen; `t()` falls back to English, then to the key. */
export function addMessages(lang: string, messages: Messages): void {
  catalogs.set(lang, { ...catalogs.get(lang), ...messages });
}

export function language(): string {
  return current;
}

/** Languages that many browsers do not know, and one whose figures and numeric dates are written alike. */
const ALIKE: Record<string, string> = { lo: 'vi' };

/** Whether this browser knows how the language writes dates. */
export function dated(): boolean {
  return Intl.DateTimeFormat.supportedLocalesOf(current).length > 0;
}

/** The language for figures. */
export function figures(): string {
  return dated() ? current : (ALIKE[current] ?? current);
}

/** Chooses the language: the one chosen before, else the browser's, else English. */
export function startLanguage(): void {
  const wanted = [localStorage.getItem(KEY) ?? '', ...navigator.languages];
  const known = languages.map(([code]) => code);
  const found = wanted.map((w) => (w.startsWith('tl') ? 'fil' : w.split('-')[0])).find((w) => known.includes(w));
  apply(found ?? 'en');
}

export function setLanguage(lang: string): void {
  localStorage.setItem(KEY, lang);
  apply(lang);
  dispatchEvent(new CustomEvent('candor:language'));
}

function apply(lang: string): void {
  current = lang;
  document.documentElement.lang = lang;
  document.documentElement.dir = RIGHT_TO_LEFT.has(lang) ? 'rtl' : 'ltr';
}

/** A text in the current language; `{name}` stands for an argument. */
export function t(key: string, args: Record<string, unknown> = {}): string {
  const own = catalogs.get(current)?.[key];
  const message = own ?? catalogs.get('en')?.[key] ?? key;
  const locale = own === undefined ? 'en' : current;
  const text =
    typeof message === 'string'
      ? message
      : (message[new Intl.PluralRules(locale).select(Number(args.n))] ?? message.other);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = args[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? new Intl.NumberFormat(figures()).format(value) : String(value);
  });
}
