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

/** A stretch of two versions that were made from one. */
export interface Merged extends Hunk {
  /** Who has changed it; `both` where they differ. */
  by: 'nobody' | 'left' | 'right' | 'both';
}

interface Edit {
  from: number;
  to: number;
  lines: string[];
  side: 'left' | 'right';
}

/** Compares two texts with the one both were made from: what only one side changed stands alone. */
export function diffThree(base: string, left: string, right: string): Merged[] {
  const lines = base.split('\n');
  const edits = [...editsOf(base, left, 'left'), ...editsOf(base, right, 'right')].sort(
    (a, b) => a.from - b.from || a.to - b.to,
  );
  const merged: Merged[] = [];
  let at = 0;
  for (let i = 0; i < edits.length; ) {
    const group = [edits[i++]];
    const from = group[0].from;
    let to = group[0].to;
    while (i < edits.length && (edits[i].from < to || edits[i].from === from)) {
      to = Math.max(to, edits[i].to);
      group.push(edits[i++]);
    }
    const same = lines.slice(at, from);
    if (same.length) merged.push({ same: true, by: 'nobody', left: same, right: same });
    merged.push(meeting(lines, group, from, to));
    at = to;
  }
  const rest = lines.slice(at);
  if (rest.length) merged.push({ same: true, by: 'nobody', left: rest, right: rest });
  return merged;
}

function meeting(base: string[], group: Edit[], from: number, to: number): Merged {
  const made = (side: Edit['side']) => {
    const result: string[] = [];
    let at = from;
    for (const edit of group.filter((e) => e.side === side)) {
      result.push(...base.slice(at, edit.from), ...edit.lines);
      at = edit.to;
    }
    return [...result, ...base.slice(at, to)];
  };
  const [left, right] = [made('left'), made('right')];
  if (left.join('\n') === right.join('\n') && left.length === right.length) return { same: true, by: 'nobody', left, right };
  const sides = new Set(group.map((e) => e.side));
  return { same: false, by: sides.size > 1 ? 'both' : group[0].side, left, right };
}

function editsOf(base: string, text: string, side: Edit['side']): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  for (const hunk of diffLines(base, text)) {
    if (!hunk.same) edits.push({ from: at, to: at + hunk.left.length, lines: hunk.right, side });
    at += hunk.left.length;
  }
  return edits;
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
