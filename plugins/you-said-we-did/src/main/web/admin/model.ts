// SPDX-License-Identifier: Apache-2.0
import { languageName, language, type Page } from '@candor/admin';

export type Kind = 'topic' | 'intent' | 'pain';
export type Status = 'said' | 'planned' | 'doing' | 'done' | 'could-not';

export const STATUSES: readonly Status[] = ['said', 'planned', 'doing', 'done', 'could-not'];
export const REASONS = ['cost', 'law', 'safety', 'time', 'other'] as const;
export const LANGUAGES = ['en', 'vi', 'th', 'lo', 'fil', 'de', 'fr', 'es'];

export interface Tagged {
  id: string;
  label: string;
  kind: Kind;
  state: 'suggested' | 'confirmed';
  score: number;
  why: string;
}

export interface Voice {
  id: string;
  source: string;
  text: string;
  lang: string;
  topic?: string;
  author?: string;
  url?: string;
  product?: string;
  saidAt: string;
  receivedAt: string;
  state: 'new' | 'seen' | 'archived';
  reachable: boolean;
  consent: { quote: boolean; notify: boolean; remember: boolean };
  masked: boolean;
  duplicateOf?: string;
  tags: Tagged[];
  themes: string[];
}

export interface Tag {
  id: string;
  label: string;
  kind: Kind;
  words: string[];
}

export interface Theme {
  id: string;
  title: string;
  summary?: string;
  lang?: string;
  voices: number;
  updatedAt?: string;
}

export interface Evidence {
  url: string;
  note?: string;
}

export interface Action {
  id: string;
  slug: string;
  url: string;
  lang: string;
  title: string;
  asked?: string;
  said: { summary: string; voices: number; of: number };
  did?: string;
  couldNot?: string;
  reason?: string;
  next?: string;
  checkOn?: string | null;
  due?: string | null;
  owner?: string;
  status: Status;
  doneAt?: string | null;
  evidence: Evidence[];
  quotes: Array<{ voice: string; text: string; author?: string }>;
  theme?: string;
  product?: string;
  translationOf?: string;
  overdueDays?: number;
  disputes: number;
  disputed?: boolean;
  version: number;
  createdAt: string;
  updatedAt: string;
}

export interface Finding {
  severity: 'block' | 'warn';
  code: string;
  pointer: string;
  offset: number;
  length: number;
  excerpt: string;
  message: string;
  fix: string;
}

export type { Page };

export function newId(): string {
  return 'a-' + crypto.randomUUID().slice(0, 13);
}

/** Languages to choose from, by name; what is stored already is among them. */
export function languageOptions(known = ''): Array<{ value: string; label: string }> {
  const all = known && !LANGUAGES.includes(known) ? [...LANGUAGES, known] : LANGUAGES;
  return all
    .map((value) => ({ value, label: languageName(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, language()));
}
