// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  ago,
  announce,
  CandorScreen,
  dateTime,
  dialog,
  errorNote,
  errorText,
  get,
  href,
  icon,
  languageName,
  navigate,
  post,
  toast,
  toastWithUndo,
  uniqueId,
  type Page,
} from '@candor/admin';
import { badges, type Queued, REASONS, type Review, reviewBody, reviewOf, stars, tr } from './model';
import { replyDialog } from './reply';

const HINTS = ['duplicate', 'near-duplicate', 'links', 'shouting', 'repetition', 'burst', 'email', 'phone'];
const STATES = ['pending', 'approved', 'rejected'];
const KEYS = 'candor.reviews.keys';
/** Most reviews of one request. */
const MOST = 200;

interface Refusal {
  reason: string;
  note: string;
}

/** Deciding on reviews: by mouse, by touch, or without leaving the keyboard. */
class ReviewsQueue extends CandorScreen {
  private items?: Review[];
  private total = 0;
  private next?: string | null;
  private error?: unknown;
  private busy = false;
  private current = '';
  private readonly selected = new Set<string>();
  private keys = localStorage.getItem(KEYS) !== 'off';
  private shownFor = '';

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.pressed);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('keydown', this.pressed);
    super.disconnectedCallback();
  }

  protected override willUpdate(): void {
    const wanted = location.hash;
    if (wanted !== this.shownFor && this.route.screen === 'reviews.queue') {
      this.shownFor = wanted;
      this.items = undefined;
      this.selected.clear();
      void this.load();
    }
  }

  private get state(): string {
    const wanted = this.route.query.get('status') ?? '';
    return STATES.includes(wanted) ? wanted : 'pending';
  }

  private async load(cursor?: string): Promise<void> {
    const asked = this.shownFor;
    try {
      const single = this.route.path[0];
      if (single) {
        this.items = [reviewOf(await get<Queued>(`reviews/queue/${encodeURIComponent(single)}`))];
        this.total = 1;
        this.next = null;
      } else {
        const page = await get<Page<Queued>>('reviews/queue', {
          status: this.state === 'pending' ? undefined : this.state,
          hint: this.route.query.get('hint'),
          flagged: this.route.query.get('flagged') === 'true' ? true : undefined,
          product: this.route.query.get('product'),
          limit: 25,
          cursor,
        });
        if (asked !== this.shownFor) return;
        const more = page.items.map(reviewOf);
        this.items = cursor ? [...(this.items ?? []), ...more] : more;
        this.next = page.next;
        this.total = page.total ?? this.items.length;
      }
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
  }

  // Keys

  private readonly pressed = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (
      !this.keys ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.isComposing ||
      document.querySelector('dialog[open]') ||
      target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]')
    ) {
      return;
    }
    const actions: Record<string, () => void> = {
      j: () => void this.move(1),
      k: () => void this.move(-1),
      a: () => void this.approve(this.chosen()),
      r: () => void this.reject(this.chosen()),
      x: () => this.toggle(this.current),
    };
    const action = actions[event.key.toLowerCase()];
    if (action && this.items?.length) {
      event.preventDefault();
      action();
    }
  };

  private async move(step: number): Promise<void> {
    // At the end of what is shown the next part is fetched, so that keys reach every review.
    if (step > 0 && this.next && this.items?.at(-1)?.id === this.current) await this.load(this.next);
    const items = this.items ?? [];
    const at = items.findIndex((r) => r.id === this.current);
    const target = items[Math.max(0, Math.min(items.length - 1, at < 0 ? (step > 0 ? 0 : items.length - 1) : at + step))];
    if (target) this.focusOn(target.id);
  }

  private focusOn(id: string): void {
    this.current = id;
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const card = document.getElementById('review-' + id);
      card?.focus({ preventScroll: true });
      card?.scrollIntoView({ block: 'nearest' });
    });
  }

  /** What a key acts on: the selected ones, else the one in focus. */
  private chosen(): Review[] {
    const items = this.items ?? [];
    return this.selected.size
      ? items.filter((r) => this.selected.has(r.id))
      : items.filter((r) => r.id === this.current);
  }

  private toggle(id: string): void {
    if (!id) return void this.move(1);
    if (!this.selected.delete(id)) this.selected.add(id);
    announce(tr(this.selected.has(id) ? 'queue.is-selected' : 'queue.is-unselected', { n: this.selected.size }));
    this.requestUpdate();
  }

  // Decisions

  private async approve(reviews: Review[]): Promise<void> {
    const open = reviews.filter((r) => r.status !== 'approved');
    if (!open.length) return announce(tr('queue.choose-first'));
    await this.decide(open, { decision: 'approve' }, tr('queue.approved', { n: open.length }));
  }

  private async reject(reviews: Review[]): Promise<void> {
    const open = reviews.filter((r) => r.status !== 'rejected');
    if (!open.length) return announce(tr('queue.choose-first'));
    const refusal = await askReason(open.length);
    if (!refusal) return;
    await this.decide(
      open,
      { decision: 'reject', reason: refusal.reason, ...(refusal.note ? { note: refusal.note } : {}) },
      tr('queue.rejected', { n: open.length, reason: tr('reason.' + refusal.reason) }),
    );
  }

  private async decide(reviews: Review[], body: Record<string, string>, done: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.requestUpdate();
    const decided: Review[] = [];
    let failure: unknown;
    for (let from = 0; from < reviews.length && !failure; from += MOST) {
      const some = reviews.slice(from, from + MOST);
      try {
        await post('reviews/decisions', { ids: some.map((r) => r.id), ...body });
        decided.push(...some);
      } catch (error) {
        failure = error;
      }
    }
    this.busy = false;
    if (failure) toast(errorText(failure), { kind: 'danger' });
    if (!decided.length) return this.requestUpdate();
    const ids = new Set(decided.map((r) => r.id));
    const items = this.items ?? [];
    const at = items.findIndex((r) => ids.has(r.id));
    this.items = items.filter((r) => !ids.has(r.id));
    this.total = Math.max(0, this.total - decided.length);
    ids.forEach((id) => this.selected.delete(id));
    if (!failure) toastWithUndo(done, () => this.undo(decided, at));
    const follower = this.items[Math.min(Math.max(at, 0), this.items.length - 1)];
    if (follower) {
      this.focusOn(follower.id);
    } else {
      this.current = '';
      this.requestUpdate();
      await this.updateComplete;
      this.querySelector<HTMLElement>('h1')?.focus();
    }
    if (this.items.length < 5 && this.next) await this.load(this.next);
  }

  private async undo(reviews: Review[], at: number): Promise<void> {
    const focused = reviews[0].id;
    try {
      let changed = 0;
      for (let from = 0; from < reviews.length; from += MOST) {
        const ids = reviews.slice(from, from + MOST).map((r) => r.id);
        changed += (await post<{ changed: number }>('reviews/decisions/undo', { ids })).changed;
      }
      if (changed < reviews.length) toast(tr('queue.too-late'), { kind: 'danger' });
      else announce(tr('queue.undone', { n: changed }));
    } catch (error) {
      return toast(errorText(error), { kind: 'danger' });
    }
    if (this.state !== 'pending' || this.route.path[0]) {
      await this.load();
    } else {
      const items = [...(this.items ?? [])];
      items.splice(Math.max(0, at), 0, ...reviews.map((r) => ({ ...r, status: 'pending' as const, decision: null })));
      this.items = items;
      this.total += reviews.length;
    }
    if (this.items?.some((r) => r.id === focused)) this.focusOn(focused);
    this.requestUpdate();
  }

  private async answer(review: Review): Promise<void> {
    const reply = await replyDialog(review);
    if (reply === undefined) return;
    review.reply = reply;
    this.requestUpdate();
    this.focusOn(review.id);
  }

  // Drawing

  private setFilter(name: string, value: string): void {
    const query: Record<string, string | undefined> = {};
    for (const key of ['status', 'hint', 'flagged', 'product']) query[key] = this.route.query.get(key) ?? undefined;
    query[name] = value || undefined;
    navigate(href('reviews.queue', [], query), true);
  }

  override render() {
    const single = this.route.path[0];
    return html`<div class="screen">
      <div class="head">
        <div>
          ${single ? html`<a class="cluster small" href=${href('reviews.queue')}>${icon('back')}${tr('queue.title')}</a>` : nothing}
          <h1>${single ? tr('queue.one') : tr('queue.title')}</h1>
          <p class="lead">${tr('queue.lead')}</p>
        </div>
      </div>
      ${single ? nothing : this.filters()} ${this.keyHelp()}
      ${this.error
        ? errorNote(this.error, () => this.load())
        : !this.items
          ? html`<div class="card stack" aria-busy="true" role="status">
              <span class="visually-hidden">${tr('queue.loading')}</span>
              <span class="skeleton"></span><span class="skeleton"></span><span class="skeleton"></span>
            </div>`
          : this.items.length
            ? this.list(this.items)
            : html`<div class="card empty">
                ${icon('check')}
                <p>${tr(this.state === 'pending' ? 'queue.empty' : 'queue.none')}</p>
              </div>`}
    </div>`;
  }

  private filters() {
    const query = this.route.query;
    const value = (e: Event) => (e.target as HTMLInputElement | HTMLSelectElement).value;
    return html`<div class="filters">
      <label>
        ${tr('queue.state')}
        <select @change=${(e: Event) => this.setFilter('status', value(e) === 'pending' ? '' : value(e))}>
          ${STATES.map((s) => html`<option value=${s} ?selected=${s === this.state}>${tr('state.' + s)}</option>`)}
        </select>
      </label>
      <label>
        ${tr('queue.hint')}
        <select @change=${(e: Event) => this.setFilter('hint', value(e))}>
          <option value="">${tr('queue.any')}</option>
          ${HINTS.map((h) => html`<option value=${h} ?selected=${query.get('hint') === h}>${tr('hint.' + h)}</option>`)}
        </select>
      </label>
      <label>
        ${tr('queue.product')}
        <input
          type="search"
          maxlength="128"
          .value=${query.get('product') ?? ''}
          @change=${(e: Event) => this.setFilter('product', value(e).trim())}
        />
      </label>
      <label class="review-check">
        <span class="cluster"
          ><input
            type="checkbox"
            .checked=${query.get('flagged') === 'true'}
            @change=${(e: Event) => this.setFilter('flagged', (e.target as HTMLInputElement).checked ? 'true' : '')}
          />${tr('queue.flagged')}</span
        >
      </label>
    </div>`;
  }

  private keyHelp() {
    const key = (name: string, text: string) => html`<span class="cluster review-key"><kbd>${name}</kbd>${tr(text)}</span>`;
    return html`<section class="note review-keys" aria-label=${tr('queue.keys')}>
      <div class="cluster small">
        ${key('j', 'queue.key-next')} ${key('k', 'queue.key-previous')} ${key('a', 'queue.key-approve')}
        ${key('r', 'queue.key-reject')} ${key('x', 'queue.key-select')}
        <label class="cluster"
          ><input
            type="checkbox"
            .checked=${this.keys}
            @change=${(e: Event) => {
              this.keys = (e.target as HTMLInputElement).checked;
              localStorage.setItem(KEYS, this.keys ? 'on' : 'off');
              this.requestUpdate();
            }}
          />${tr('queue.keys-on')}</label
        >
      </div>
    </section>`;
  }

  private list(items: Review[]) {
    const chosen = items.filter((r) => this.selected.has(r.id));
    return html`<div class="spread">
        <p class="muted" role="status">${tr('queue.count', { n: this.total })}</p>
        <div class="actions">
          <button
            @click=${() => {
              if (chosen.length === items.length) this.selected.clear();
              else items.forEach((r) => this.selected.add(r.id));
              this.requestUpdate();
            }}
          >
            ${chosen.length === items.length ? tr('queue.select-none') : tr('queue.select-all')}
          </button>
          ${chosen.length
            ? html`<button class="primary" @click=${() => this.approve(chosen)}>
                  ${icon('check')}${tr('queue.approve-selected', { n: chosen.length })}
                </button>
                <button class="danger" @click=${() => this.reject(chosen)}>
                  ${icon('close')}${tr('queue.reject-selected', { n: chosen.length })}
                </button>`
            : nothing}
        </div>
      </div>
      <ul class="plain stack" aria-label=${tr('queue.title')} aria-busy=${this.busy ? 'true' : 'false'}>
        ${repeat(
          items,
          (r) => r.id,
          (r) => this.card(r),
        )}
      </ul>
      ${this.next
        ? html`<div class="more"><button @click=${() => this.load(this.next ?? undefined)}>${tr('queue.more')}</button></div>`
        : nothing}`;
  }

  private card(r: Review) {
    const heading = `review-${r.id}-head`;
    return html`<li>
      <article
        class="card stack review-card ${this.current === r.id ? 'current' : ''}"
        id="review-${r.id}"
        tabindex="-1"
        aria-labelledby=${heading}
        @focusin=${() => {
          if (this.current !== r.id) {
            this.current = r.id;
            this.requestUpdate();
          }
        }}
      >
        <div class="spread">
          <h2 class="cluster" id=${heading}>
            ${stars(r.rating)}<span><span dir="auto">${r.product}</span>, <span dir="auto">${r.author.name}</span></span>
          </h2>
          <label class="cluster small"
            ><input type="checkbox" .checked=${this.selected.has(r.id)} @change=${() => this.toggle(r.id)} />${tr('queue.select')}
            <span class="visually-hidden">${r.author.name}</span></label
          >
        </div>
        <p class="cluster small muted">
          <time datetime=${r.submittedAt} title=${dateTime(r.submittedAt)}>${ago(r.submittedAt)}</time>
          ${r.lang ? html`<span>${languageName(r.lang)}</span>` : nothing} ${badges(r)}
          ${r.publishesAt ? html`<span class="badge">${icon('clock')}${tr('queue.publishes', { when: dateTime(r.publishesAt) })}</span>` : nothing}
        </p>
        ${r.hints.length
          ? html`<div class="note warn">
              ${icon('alert')}
              <div class="stack tight">
                <strong>${tr('queue.look-at')}</strong>
                <ul class="review-points">
                  ${r.hints.map(
                    (h) =>
                      html`<li>
                        ${tr('hint.' + h.code)}${h.detail
                          ? /^[0-9a-f-]{36}$/.test(h.detail)
                            ? html`: <a href=${href('reviews.queue', [h.detail])}>${tr('queue.other')}</a>`
                            : html`: <span dir="auto">${h.detail}</span>`
                          : nothing}
                      </li>`,
                  )}
                </ul>
              </div>
            </div>`
          : nothing}
        ${r.flagReasons.length
          ? html`<p class="small">${tr('queue.flagged-for')} ${r.flagReasons.map((f) => tr('reason.' + f)).join(', ')}</p>`
          : nothing}
        ${reviewBody(r)}
        ${r.incentive?.note ? html`<p class="small"><span class="muted">${tr('review.incentive-note')}</span> <span dir="auto">${r.incentive.note}</span></p>` : nothing}
        ${r.reply
          ? html`<blockquote class="review-reply"><p dir="auto">${r.reply.body}</p></blockquote>`
          : nothing}
        ${r.decision && r.status === 'rejected'
          ? html`<p class="small">${tr('queue.refused-for', { reason: tr('reason.' + r.decision.reason), by: r.decision.by, when: dateTime(r.decision.at) })}</p>`
          : nothing}
        <div class="actions">
          ${r.status === 'approved'
            ? nothing
            : html`<button class="primary" ?disabled=${this.busy} @click=${() => this.approve([r])}>${icon('check')}${tr('queue.approve')}</button>`}
          ${r.status === 'rejected'
            ? nothing
            : html`<button class="danger" ?disabled=${this.busy} @click=${() => this.reject([r])}>${icon('close')}${tr('queue.reject')}</button>`}
          ${r.status === 'rejected'
            ? nothing
            : html`<button @click=${() => this.answer(r)}>${icon('quote')}${tr(r.reply ? 'replies.change' : 'replies.write')}</button>`}
        </div>
      </article>
    </li>`;
  }
}
customElements.define('reviews-queue-screen', ReviewsQueue);

/** Asks for one of the reasons; there is no other way to withhold a review. */
async function askReason(n: number): Promise<Refusal | undefined> {
  const name = uniqueId('reason');
  let reason = '';
  let note = '';
  let failure = '';
  return dialog<Refusal>({
    title: tr('queue.reject-title', { n }),
    body: (done, redraw) => {
      const send = (event: Event) => {
        event.preventDefault();
        if (reason) return done({ reason, note: note.trim() });
        failure = tr('queue.reason-first');
        redraw();
      };
      const pressed = (event: KeyboardEvent) => {
        const at = Number(event.key) - 1;
        if (REASONS[at] && (event.target as HTMLElement).tagName !== 'TEXTAREA') {
          event.preventDefault();
          reason = REASONS[at];
          redraw();
        }
      };
      return html`<form class="stack" novalidate @submit=${send} @keydown=${pressed}>
        <p class="muted">${tr('queue.reject-lead')}</p>
        ${failure ? html`<div class="note danger" role="alert">${icon('alert')}<span>${failure}</span></div>` : nothing}
        <fieldset class="choices">
          <legend>${tr('queue.reason')}</legend>
          ${REASONS.map(
            (r, i) =>
              html`<label class="review-reason">
                <input
                  type="radio"
                  name=${name}
                  value=${r}
                  ?autofocus=${i === 0}
                  .checked=${reason === r}
                  @change=${() => {
                    reason = r;
                    redraw();
                  }}
                />
                <span><kbd aria-hidden="true">${i + 1}</kbd> <strong>${tr('reason.' + r)}</strong><br /><span class="muted small">${tr('reason.' + r + '-text')}</span></span>
              </label>`,
          )}
        </fieldset>
        <div class="field">
          <label for="${name}-note">${tr('queue.note')} <span class="muted small">${tr('form.optional')}</span></label>
          <textarea
            id="${name}-note"
            rows="2"
            maxlength="2000"
            aria-describedby="${name}-hint"
            @input=${(e: Event) => (note = (e.target as HTMLTextAreaElement).value)}
          ></textarea>
          <p class="hint" id="${name}-hint">${tr('queue.note-hint')}</p>
        </div>
        <div class="actions">
          <button type="button" @click=${(e: Event) => (e.target as HTMLElement).closest('dialog')!.close()}>${tr('action.cancel')}</button>
          <button class="primary danger" type="submit">${tr('queue.reject')}</button>
        </div>
      </form>`;
    },
  });
}
