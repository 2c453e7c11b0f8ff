// SPDX-License-Identifier: Apache-2.0
import { languageName } from '@candor/admin';

/** What an editor writes. */
export interface Content {
  title: string;
  slug: string;
  description: string;
  body: string;
  category: string;
  tags: string[];
  lang: string;
  status: 'draft' | 'published';
  translationOf: string;
}

/** An article as the server knows it. */
export interface Article extends Content {
  id: string;
  url: string;
  version: number;
  updatedAt: string;
  publishedAt?: string | null;
  source?: string | null;
}

/** Members of `Content`, in the order of the form. */
export const MEMBERS = ['title', 'body', 'slug', 'category', 'tags', 'description', 'lang', 'status', 'translationOf'] as const;

export const LANGUAGES = ['en', 'vi', 'th', 'lo', 'fil', 'de', 'fr', 'es', 'zh', 'ja'];

export function contentOf(article: Partial<Content> & { translationOf?: string | null }): Content {
  return {
    title: article.title ?? '',
    slug: article.slug ?? '',
    description: article.description ?? '',
    body: article.body ?? '',
    category: article.category ?? '',
    tags: article.tags ?? [],
    lang: article.lang ?? 'en',
    status: article.status ?? 'draft',
    translationOf: article.translationOf ?? '',
  };
}

/** The body of a PUT; what is empty and may be left out is left out. */
export function input(content: Content): Record<string, unknown> {
  const { slug, translationOf, ...rest } = content;
  return { ...rest, ...(slug ? { slug } : {}), ...(translationOf ? { translationOf } : {}) };
}

export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function pathOf(id: string): string {
  return `help/articles/${encodeURIComponent(id)}`;
}

/** Languages to choose from: the usual ones and whatever the article has. */
export function languageOptions(current?: string): Array<{ value: string; label: string }> {
  const codes = current && !LANGUAGES.includes(current) ? [...LANGUAGES, current] : LANGUAGES;
  return codes.map((value) => ({ value, label: languageName(value) }));
}

/** An id for a new article; also where the page is not served over TLS. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
}
