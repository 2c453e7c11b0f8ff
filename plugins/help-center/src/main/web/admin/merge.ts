// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from 'lit';
import { dialog, diffThree, type Hunk, sideBySide, t, uniqueId } from '@candor/admin';
import { type Content, MEMBERS, same } from './article';

/** Two versions made from one. */
export interface Conflict {
  base: Content;
  mine: Content;
  theirs: Content;
}

type Side = 'mine' | 'theirs' | 'both';

/** Shows both versions side by side and lets choose and mend; undefined when it was put off. */
export function merge(conflict: Conflict): Promise<Content | undefined> {
  const { base, mine, theirs } = conflict;
  const fields = MEMBERS.filter((name) => name !== 'body' && !same(mine[name], theirs[name]));
  // Where only one side has changed a value, that change holds.
  const choice = new Map<string, Side>(fields.map((name) => [name, same(mine[name], base[name]) ? 'theirs' : 'mine']));
  const hunks = diffThree(base.body, theirs.body, mine.body);
  // Where both have written, both stand until somebody chooses: nothing is lost unseen.
  const sides: Side[] = hunks.map((h) => (h.by === 'left' ? 'theirs' : h.by === 'both' ? 'both' : 'mine'));
  const id = uniqueId('merge');
  let body = compose(hunks, sides);

  return dialog<Content>({
    title: t('merge.title'),
    wide: true,
    body: (done, redraw) => {
      const choose = (run: () => void) => () => {
        run();
        redraw();
      };
      const radios = (name: string, chosen: Side, options: Side[], take: (side: Side) => void, label: string) =>
        html`<span class="cluster" role="radiogroup" aria-label=${label}>
          ${options.map(
            (side) =>
              html`<label class="cluster">
                <input type="radio" name=${name} .checked=${chosen === side} @change=${choose(() => take(side))} />${t(
                  'merge.' + side,
                )}
              </label>`,
          )}
        </span>`;
      const changed = hunks.map((h, i) => ({ h, i })).filter(({ h }) => !h.same);
      return html`
        <p class="muted">${t('merge.lead')}</p>
        ${fields.length
          ? html`<div class="table-scroll">
              <table>
                <thead>
                  <tr>
                    <th scope="col">${t('merge.field')}</th>
                    <th scope="col">${t('merge.theirs')}</th>
                    <th scope="col">${t('merge.mine')}</th>
                    <th scope="col">${t('merge.keep')}</th>
                  </tr>
                </thead>
                <tbody>
                  ${fields.map(
                    (name) =>
                      html`<tr>
                        <th scope="row">${t('help.' + name)}</th>
                        <td>${shown(theirs[name])}</td>
                        <td>${shown(mine[name])}</td>
                        <td>
                          ${radios(
                            `${id}-${name}`,
                            choice.get(name)!,
                            ['theirs', 'mine'],
                            (side) => choice.set(name, side),
                            t('help.' + name),
                          )}
                        </td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
          : nothing}
        ${changed.length
          ? html`<h3>${t('help.text')}</h3>
              ${sideBySide(hunks, t('merge.theirs'), t('merge.mine'))}
              <ul class="plain stack tight">
                ${changed.map(
                  ({ h, i }, n) =>
                    html`<li class="spread">
                      <span>${t('merge.place', { n: n + 1 })} <q class="muted">${excerpt(h)}</q></span>
                      ${radios(
                        `${id}-h${i}`,
                        sides[i],
                        ['theirs', 'mine', 'both'],
                        (side) => {
                          sides[i] = side;
                          body = compose(hunks, sides);
                        },
                        t('merge.place', { n: n + 1 }),
                      )}
                    </li>`,
                )}
              </ul>
              <div class="field">
                <label for="${id}-body">${t('merge.result')}</label>
                <textarea
                  id="${id}-body"
                  rows="10"
                  .value=${body}
                  @input=${(e: Event) => (body = (e.target as HTMLTextAreaElement).value)}
                ></textarea>
              </div>`
          : nothing}
        <div class="actions">
          <button @click=${() => done(undefined as unknown as Content)}>${t('merge.later')}</button>
          <button class="primary" @click=${() => done(result(mine, theirs, choice, body))}>${t('merge.save')}</button>
        </div>
      `;
    },
  });
}

function result(mine: Content, theirs: Content, choice: Map<string, Side>, body: string): Content {
  const merged: any = { ...theirs, body };
  for (const [name, side] of choice) merged[name] = side === 'mine' ? (mine as any)[name] : (theirs as any)[name];
  return merged;
}

function compose(hunks: Hunk[], sides: Side[]): string {
  return hunks
    .flatMap((h, i) => (h.same || sides[i] === 'mine' ? h.right : sides[i] === 'theirs' ? h.left : [...h.left, ...h.right]))
    .join('\n');
}

function excerpt(hunk: Hunk): string {
  const line = [...hunk.right, ...hunk.left].find((l) => l.trim()) ?? '';
  return line.length > 60 ? line.slice(0, 60) + '…' : line;
}

function shown(value: unknown): TemplateResult {
  return html`${Array.isArray(value) ? value.join(', ') : String(value || '–')}`;
}
