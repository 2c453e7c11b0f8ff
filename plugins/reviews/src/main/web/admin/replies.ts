// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import {
  ago,
  CandorScreen,
  dateTime,
  errorNote,
  get,
  href,
  icon,
  number,
  percent,
  type Page,
} from '@candor/admin';
import { badges, duration, figure, type Queued, type Review, reviewBody, reviewOf, stars, tr } from './model';
import { hasDraft, replyDialog } from './reply';

interface Open {
  review: string;
  product: string;
  rating: number;
  arrivedAt: string;
  dueAt: string;
  reminded: boolean;
  overdue: boolean;
}

interface Times {
  days: number;
  reviews: number;
  answered: number;
  median?: string | null;
  slowest?: string | null;
  inTime: number;
  promised: string;
}

const SHOWN = 20;

/** What waits for a public reply, most urgent first, and how fast replies come. */
class ReviewsReplies extends CandorScreen {
  private open?: Open[];
  private times?: Times;
  private readonly reviews = new Map<string, Review>();
  private shown = SHOWN;
  private error?: unknown;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      [this.open, this.times] = await Promise.all([
        get<Page<Open>>('reply-times/open').then((p) => p.items),
        get<Times>('reply-times', { days: 30 }),
      ]);
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
    await this.loadTexts();
  }

  /** Texts come one by one behind the list, which is complete without them. */
  private async loadTexts(): Promise<void> {
    for (const item of (this.open ?? []).slice(0, this.shown)) {
      if (this.reviews.has(item.review) || !this.isConnected) continue;
      try {
        const queued = await get<Queued>(`reviews/queue/${encodeURIComponent(item.review)}`);
        this.reviews.set(item.review, reviewOf(queued));
        this.requestUpdate();
      } catch {
        // Erased meanwhile.
      }
    }
  }

  private async answer(review: Review): Promise<void> {
    const reply = await replyDialog(review);
    if (reply) await this.load();
    this.requestUpdate();
  }

  override render() {
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${tr('replies.title')}</h1>
          <p class="lead">${tr('replies.lead')}</p>
        </div>
        <a class="button" href=${href('settings', ['candor.reviews.alerts'])}>${icon('settings')}${tr('replies.settings')}</a>
      </div>
      ${this.error
        ? errorNote(this.error, () => this.load())
        : !this.open || !this.times
          ? html`<span class="skeleton"></span><span class="skeleton"></span>`
          : html`${this.figures(this.times)} ${this.list(this.open)}`}
    </div>`;
  }

  private figures(s: Times) {
    return html`<section aria-label=${tr('replies.times')} class="grid figures">
      ${figure(s.median ? duration(s.median) : '–', tr('replies.median'), tr('replies.of-days', { n: s.days }))}
      ${figure(s.slowest ? duration(s.slowest) : '–', tr('replies.slowest'))}
      ${figure(s.reviews ? percent(s.answered / s.reviews) : '–', tr('replies.answered'), tr('replies.of-reviews', { n: s.reviews }))}
      ${figure(s.answered ? percent(s.inTime / s.answered) : '–', tr('replies.in-time', { time: duration(s.promised) }), tr('replies.public'))}
    </section>`;
  }

  private list(open: Open[]) {
    if (!open.length) return html`<div class="card empty">${icon('check')}<p>${tr('replies.none')}</p></div>`;
    return html`<p class="muted" role="status">${tr('replies.count', { n: open.length })}</p>
      <ul class="plain stack" aria-label=${tr('replies.title')}>
        ${open.slice(0, this.shown).map((item) => this.card(item))}
      </ul>
      ${open.length > this.shown
        ? html`<div class="more">
            <button
              @click=${() => {
                this.shown += SHOWN;
                void this.loadTexts();
                this.requestUpdate();
              }}
            >
              ${tr('queue.more')} (${number(open.length - this.shown)})
            </button>
          </div>`
        : nothing}`;
  }

  private card(item: Open) {
    const review = this.reviews.get(item.review);
    const late = new Date(item.dueAt).getTime() < Date.now();
    return html`<li class="card stack">
      <div class="spread">
        <h2 class="cluster">${stars(item.rating)}<span dir="auto">${item.product}</span></h2>
        <span class="badge ${late ? 'danger' : item.reminded ? 'warn' : ''}" title=${dateTime(item.dueAt)}
          >${icon(late ? 'alert' : 'clock')}${tr(late ? 'replies.overdue' : 'replies.due', { when: ago(item.dueAt) })}</span
        >
      </div>
      ${review
        ? html`<p class="cluster small muted">
              <span dir="auto">${review.author.name}</span><span>${ago(review.submittedAt)}</span>
              ${review.status === 'pending' ? html`<span class="badge">${tr('state.pending')}</span>` : nothing} ${badges(review)}
            </p>
            ${reviewBody(review)}
            <div class="actions">
              <button class="primary" @click=${() => this.answer(review)}>
                ${icon('quote')}${tr(hasDraft(review.id) ? 'replies.go-on' : 'replies.write')}
                <span class="visually-hidden">${review.author.name}</span>
              </button>
              <a class="button" href=${href('reviews.queue', [review.id])}>${tr('replies.open')}<span class="visually-hidden"> ${review.author.name}</span></a>
            </div>`
        : html`<span class="skeleton"></span>`}
    </li>`;
  }
}
customElements.define('reviews-replies-screen', ReviewsReplies);
