// SPDX-License-Identifier: Apache-2.0
import { dated, figures, language } from './i18n';

/** Date and time, short. */
export function dateTime(value: string | number | Date | undefined | null): string {
  return format(value, { dateStyle: 'medium', timeStyle: 'short' });
}

/** Date only. */
export function date(value: string | number | Date | undefined | null): string {
  return format(value, { dateStyle: 'medium' });
}

function format(value: string | number | Date | undefined | null, options: Intl.DateTimeFormatOptions): string {
  if (value === undefined || value === null || value === '') return '';
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime())) return String(value);
  if (dated()) return new Intl.DateTimeFormat(language(), options).format(moment);
  // Without words of another language.
  const day = new Intl.DateTimeFormat(figures(), { day: 'numeric', month: 'numeric', year: 'numeric' }).format(moment);
  const time = new Intl.DateTimeFormat(figures(), { hour: '2-digit', minute: '2-digit' }).format(moment);
  return options.timeStyle ? `${day} ${time}` : day;
}

/** How long ago, or the date where that was more than a month ago. */
export function ago(value: string | number | Date | undefined | null): string {
  if (value === undefined || value === null || value === '') return '';
  const seconds = (new Date(value).getTime() - Date.now()) / 1000;
  if (Number.isNaN(seconds)) return String(value);
  if (!dated()) return dateTime(value);
  const relative = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
  const steps: Array<[Intl.RelativeTimeFormatUnit, number]> = [
    ['second', 1],
    ['minute', 60],
    ['hour', 3600],
    ['day', 86400],
  ];
  if (Math.abs(seconds) > 30 * 86400) return date(value);
  const [unit, size] = steps.filter(([, s]) => Math.abs(seconds) >= s).pop() ?? steps[0];
  return relative.format(Math.round(seconds / size), unit);
}

export function number(value: number | undefined | null, options?: Intl.NumberFormatOptions): string {
  return value === undefined || value === null ? '' : new Intl.NumberFormat(figures(), options).format(value);
}

export function percent(value: number | undefined | null): string {
  return number(value, { style: 'percent', maximumFractionDigits: 0 });
}

/** Name of a language in the current language. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(language(), { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
