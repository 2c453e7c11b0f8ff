// SPDX-License-Identifier: Apache-2.0
/** What was typed and not stored yet, kept in this browser. */
export interface Draft<E> {
  edit: E;
  version: number;
}

const key = (id: string) => 'candor.said.draft.' + id;

export function keepDraft<E>(id: string, draft: Draft<E>): void {
  try {
    localStorage.setItem(key(id), JSON.stringify(draft));
  } catch {
    // Without a store the page asks before it is left.
  }
}

export function readDraft<E>(id: string): Draft<E> | undefined {
  try {
    const text = localStorage.getItem(key(id));
    return text ? (JSON.parse(text) as Draft<E>) : undefined;
  } catch {
    return undefined;
  }
}

export function dropDraft(id: string): void {
  localStorage.removeItem(key(id));
}
