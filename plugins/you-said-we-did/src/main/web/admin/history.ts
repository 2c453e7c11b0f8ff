// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { dateTime, dialog, errorText, get, t, toast, type Page } from '@candor/admin';
import type { Action, Status } from './model';
import { statusName } from './status';

interface Revision {
  version: number;
  at: string;
  by: string;
  what: string;
  status: Status;
  document?: Partial<Action> | string;
}

/** An action as it is kept in the history. */
type Stored = Omit<Partial<Action>, 'quotes'> & { quotes?: Array<{ voice: string; text?: string; excerpt?: string }> };

const TEXTS: Array<keyof Action> = ['title', 'asked', 'did', 'couldNot', 'next', 'owner', 'due', 'checkOn'];

function read(document: Revision['document']): Partial<Action> | undefined {
  try {
    const parsed = typeof document === 'string' ? (JSON.parse(document) as Stored) : (document as Stored | undefined);
    return parsed && { ...parsed, quotes: (parsed.quotes ?? []).map((q) => ({ voice: q.voice, text: q.text ?? q.excerpt ?? '' })) };
  } catch {
    return undefined;
  }
}

/** What was changed when and by whom; answers the version to bring back into the editor. */
export async function historyOf(action: Action): Promise<Partial<Action> | undefined> {
  let revisions: Revision[];
  try {
    revisions = (await get<Page<Revision>>(`actions/${encodeURIComponent(action.id)}/revisions`)).items;
  } catch (error) {
    toast(errorText(error), { kind: 'danger' });
    return undefined;
  }
  return dialog<Partial<Action>>({
    title: t('said.history'),
    wide: true,
    body: (done) => html`<ol class="plain stack">
        ${revisions.map((r, i) => {
          const document = read(r.document);
          const older = revisions.slice(i + 1).map((o) => read(o.document)).find((o) => o?.title !== undefined);
          const whole = document?.title !== undefined;
          const differs = whole
            ? TEXTS.filter((name) => String(document[name] ?? '') !== String(older?.[name] ?? ''))
            : [];
          return html`<li class="card stack tight">
            <div class="spread">
              <p>
                <strong>${dateTime(r.at)}</strong> · ${t('said.what-' + r.what)} · ${statusName(r.status)}
                ${r.by ? html`<span class="muted">${t('said.by', { name: r.by })}</span>` : nothing}
              </p>
              ${whole && i > 0 ? html`<button @click=${() => done(document)}>${t('said.bring-into-editor')}</button>` : nothing}
            </div>
            ${differs.map(
              (name) =>
                html`<div class="said-differs">
                  <p class="muted small">${t('said.field-' + name)}</p>
                  ${older?.[name] ? html`<p><del>${String(older[name])}</del></p>` : nothing}
                  ${document![name] ? html`<p><ins>${String(document![name])}</ins></p>` : nothing}
                </div>`,
            )}
          </li>`;
        })}
      </ol>
      <div class="actions"><button autofocus @click=${() => done(undefined as never)}>${t('said.close')}</button></div>`,
  });
}
