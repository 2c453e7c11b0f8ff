// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { confirmDialog, del, dialog, errorText, icon, put, t, toast } from '@candor/admin';
import { newId, type Kind, type Tag } from './model';

const KINDS: readonly Kind[] = ['topic', 'intent', 'pain'];

async function edit(tag?: Tag): Promise<boolean> {
  const id = tag?.id ?? newId().replace('a-', 'tag-');
  const saved = await dialog<boolean>({
    title: tag?.label ?? t('said.tag-new'),
    body: (done) => html`<candor-form
      .fields=${[
        { name: 'label', label: t('said.tag-name'), type: 'text', required: true, maxLength: 100 },
        { name: 'kind', label: t('said.tag-kind'), type: 'select', required: true, options: KINDS.map((k) => ({ value: k, label: t('said.kind-' + k) })) },
        { name: 'words', label: t('said.tag-words'), type: 'textarea', maxLength: 6000 },
      ]}
      .values=${{ label: tag?.label ?? '', kind: tag?.kind ?? 'topic', words: (tag?.words ?? []).join('\n') }}
      .extra=${html`<button type="button" @click=${() => done(false)}>${t('action.cancel')}</button>`}
      .send=${async (v: Record<string, unknown>) => {
        const words = String(v.words ?? '')
          .split('\n')
          .map((w) => w.trim())
          .filter(Boolean);
        await put(`feedback/tags/${id}`, { kind: v.kind, label: v.label, words });
        done(true);
      }}
    ></candor-form>`,
  });
  return saved === true;
}

/** Shows the tags to change; answers whether any was. */
export async function manageTags(tags: Tag[]): Promise<boolean> {
  const chosen = await dialog<Tag | 'new' | { remove: Tag }>({
    title: t('said.tags-title'),
    wide: true,
    body: (done) => html`<p>${t('said.tags-lead')}</p>
      ${KINDS.map((kind) => {
        const mine = tags.filter((g) => g.kind === kind);
        return mine.length
          ? html`<h3>${t('said.kind-' + kind)}</h3>
              <ul class="plain stack tight">
                ${mine.map(
                  (g) =>
                    html`<li class="spread">
                      <span><strong>${g.label}</strong> <span class="muted small">${g.words.slice(0, 8).join(', ')}</span></span>
                      <span class="cluster">
                        <button aria-label="${t('said.edit')}: ${g.label}" @click=${() => done(g)}>${icon('edit')}${t('said.edit')}</button>
                        <button class="icon-only quiet" aria-label="${t('said.tag-delete')}: ${g.label}" @click=${() => done({ remove: g })}>${icon('trash')}</button>
                      </span>
                    </li>`,
                )}
              </ul>`
          : nothing;
      })}
      <div class="actions">
        <button autofocus @click=${() => done(undefined as never)}>${t('said.close')}</button>
        <button class="primary" @click=${() => done('new')}>${icon('plus')}${t('said.tag-new')}</button>
      </div>`,
  });
  if (!chosen) return false;
  if (chosen === 'new') return edit();
  if (!('remove' in chosen)) return edit(chosen);
  const sure = await confirmDialog({
    title: t('said.tag-delete-ask', { tag: chosen.remove.label }),
    text: t('said.tag-delete-detail'),
    action: t('said.tag-delete'),
    danger: true,
  });
  if (!sure) return false;
  try {
    await del(`feedback/tags/${chosen.remove.id}`);
    return true;
  } catch (error) {
    toast(errorText(error), { kind: 'danger' });
    return false;
  }
}
