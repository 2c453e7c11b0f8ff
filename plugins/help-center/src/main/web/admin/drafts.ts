// SPDX-License-Identifier: Apache-2.0
import type { Content } from './article';

/** What was typed and not acknowledged by the server yet, kept in this browser. */
export interface Draft {
  /** Version it was made from; null for an article that is new. */
  etag: string | null;
  base: Content;
  edit: Content;
  at: number;
}

const PREFIX = 'candor.help.draft.';

export function readDraft(id: string): Draft | undefined {
  try {
    const text = localStorage.getItem(PREFIX + id);
    return text ? (JSON.parse(text) as Draft) : undefined;
  } catch {
    return undefined;
  }
}

/** False where the browser has no room or keeps nothing. */
export function keepDraft(id: string, draft: Draft): boolean {
  try {
    localStorage.setItem(PREFIX + id, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(id: string): void {
  localStorage.removeItem(PREFIX + id);
}
