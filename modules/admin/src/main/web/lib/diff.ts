// SPDX-License-Identifier: Apache-2.0
import { html, type TemplateResult } from 'lit';

/** A stretch of lines: the same on both sides, or what each side has in its place. */
export interface Hunk {
  same: boolean;
  left: string[];
  right: string[];
}

/** What differs between two texts, line by line (longest common subsequence). */
export function diffLines(left: string, right: string): Hunk[] {
  const a = left.split('\n');
  const b = right.split('\n');
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const hunks: Hunk[] = [];
  const add = (same: boolean, l: string[], r: string[]) => {
    if (!l.length && !r.length) return;
    const last = hunks.at(-1);
    if (last && last.same === same) {
      last.left.push(...l);
      last.right.push(...r);
    } else {
      hunks.push({ same, left: [...l], right: [...r] });
    }
  };
  add(true, a.slice(0, start), b.slice(0, start));
  middle(a.slice(start, endA), b.slice(start, endB), add);
  add(true, a.slice(endA), b.slice(endB));
  return hunks;
}

type Add = (same: boolean, left: string[], right: string[]) => void;

function middle(a: string[], b: string[], add: Add): void {
  // Beyond this a table would take too much memory; then the whole stretch counts as changed.
  if (a.length * b.length > 4_000_000 || !a.length || !b.length) return add(false, a, b);
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] =
        a[i] === b[j]
          ? table[(i + 1) * width + j + 1] + 1
          : Math.max(table[(i + 1) * width + j], table[i * width + j + 1]);
    }
  }
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) add(true, [a[i++]], [b[j++]]);
    else if (table[(i + 1) * width + j] >= table[i * width + j + 1]) add(false, [a[i++]], []);
    else add(false, [], [b[j++]]);
  }
  add(false, a.slice(i), b.slice(j));
}

/** Two texts side by side; unchanged stretches are shortened. */
export function sideBySide(hunks: Hunk[], leftTitle: string, rightTitle: string): TemplateResult {
  const row = (l: string | undefined, r: string | undefined, same: boolean) =>
    html`<tr>
      <td class=${same || l === undefined ? '' : 'gone'}>${l ?? ''}</td>
      <td class=${same || r === undefined ? '' : 'new'}>${r ?? ''}</td>
    </tr>`;
  return html`<div class="diff" tabindex="0" role="region" aria-label="${leftTitle} / ${rightTitle}">
    <table>
      <thead>
        <tr>
          <th scope="col">${leftTitle}</th>
          <th scope="col">${rightTitle}</th>
        </tr>
      </thead>
      <tbody>
        ${hunks.map((h) => {
          if (!h.same) {
            return Array.from({ length: Math.max(h.left.length, h.right.length) }, (_, i) => row(h.left[i], h.right[i], false));
          }
          if (h.left.length <= 6) return h.left.map((l) => row(l, l, true));
          return [
            ...h.left.slice(0, 2).map((l) => row(l, l, true)),
            row('⋯', '⋯', true),
            ...h.left.slice(-2).map((l) => row(l, l, true)),
          ];
        })}
      </tbody>
    </table>
  </div>`;
}
