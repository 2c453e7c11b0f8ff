// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { del, dialog, errorText, icon, post, toast, uniqueId } from '@candor/admin';
import { type Review, reviewBody, stars, tr } from './model';

const MOST = 5000;
const draftKey = (id: string) => 'candor.reviews.reply.' + id;

/** Whether a reply was begun in this browser and not sent. */
export const hasDraft = (id: string) => localStorage.getItem(draftKey(id)) !== null;

/**
 * Writes or changes the public reply. What is typed stays in this browser until it is published.
 * Answers the reply as it stands now; `undefined` if nothing was changed.
 */
export async function replyDialog(review: Review): Promise<Review['reply'] | undefined> {
  const id = uniqueId('reply');
  const before = review.reply?.body ?? '';
  let text = localStorage.getItem(draftKey(review.id)) ?? before;
  const restored = text !== before;
  let failure = '';
  let busy = false;
  return dialog<Review['reply']>({
    title: tr(before ? 'replies.change' : 'replies.write'),
    wide: true,
    body: (done, redraw) => {
      const send = async (body: string) => {
        if (busy) return;
        busy = true;
        failure = '';
        redraw();
        try {
          const path = `reviews/${encodeURIComponent(review.id)}/reply`;
          const answer = body ? await post<NonNullable<Review['reply']>>(path, { body }) : await del(path);
          localStorage.removeItem(draftKey(review.id));
          toast(tr(body ? 'replies.published' : 'replies.removed'));
          done(answer ?? null);
        } catch (error) {
          failure = errorText(error);
          busy = false;
          redraw();
        }
      };
      const publish = (event: Event) => {
        event.preventDefault();
        if (text.trim()) return void send(text.trim());
        failure = tr('replies.empty');
        redraw();
      };
      return html`<form class="stack" novalidate @submit=${publish}>
        <div class="note">
          <div class="stack tight">
            <p class="cluster">${stars(review.rating)}<span dir="auto">${review.author.name}</span></p>
            ${reviewBody({ ...review, photos: [] })}
          </div>
        </div>
        ${failure ? html`<div class="note danger" role="alert">${icon('alert')}<span>${failure}</span></div>` : nothing}
        ${restored ? html`<p class="small muted" role="status">${tr('replies.restored')}</p>` : nothing}
        <div class="field">
          <label for=${id}>${tr('replies.text')}</label>
          <textarea
            id=${id}
            rows="7"
            maxlength=${MOST}
            autofocus
            aria-describedby="${id}-hint"
            .value=${text}
            @input=${(e: Event) => {
              text = (e.target as HTMLTextAreaElement).value;
              if (text === before) localStorage.removeItem(draftKey(review.id));
              else localStorage.setItem(draftKey(review.id), text);
            }}
          ></textarea>
          <p class="hint" id="${id}-hint">${tr('replies.hint')}</p>
        </div>
        <div class="actions">
          <button type="button" @click=${(e: Event) => (e.target as HTMLElement).closest('dialog')!.close()}>${tr('replies.later')}</button>
          ${before ? html`<button type="button" class="danger" @click=${() => send('')}>${tr('replies.remove')}</button>` : nothing}
          <button class="primary" type="submit" aria-disabled=${busy ? 'true' : nothing}>${tr('replies.publish')}</button>
        </div>
      </form>`;
    },
  });
}
