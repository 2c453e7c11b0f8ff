// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { CandorScreen, dateTime, errorNote, get, icon, number, percent, type Page } from '@candor/admin';
import { duration, stars, tr } from './model';

interface Star {
  rating: number;
  decided: number;
  rejected: number;
  medianWait: string;
}

interface Fairness {
  days: number;
  alarm: boolean;
  stars: Star[];
}

interface Line {
  id: string;
  review: string;
  product: string;
  rating: number;
  decision: string;
  reason?: string | null;
  automatic: boolean;
  decidedAt: string;
  waited: string;
}

/** Whether stars play a part in what is held back, and the record of all decisions. */
class ReviewsFairness extends CandorScreen {
  private fairness?: Fairness;
  private lines?: Line[];
  private next?: string | null;
  private total = 0;
  private error?: unknown;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      this.fairness = await get<Fairness>('reviews/fairness');
      await this.loadLines();
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
  }

  private async loadLines(cursor?: string): Promise<void> {
    const page = await get<Page<Line>>('reviews/ledger', { limit: 50, cursor });
    this.lines = cursor ? [...(this.lines ?? []), ...page.items] : page.items;
    this.next = page.next;
    this.total = page.total ?? this.lines.length;
    this.requestUpdate();
  }

  override render() {
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${tr('fairness.title')}</h1>
          <p class="lead">${tr('fairness.lead')}</p>
        </div>
      </div>
      ${this.error
        ? errorNote(this.error, () => this.load())
        : this.fairness
          ? this.content(this.fairness)
          : html`<span class="skeleton"></span><span class="skeleton"></span>`}
    </div>`;
  }

  private content(f: Fairness) {
    const [one, five] = [f.stars[0], f.stars[4]];
    const enough = (one?.decided ?? 0) + (five?.decided ?? 0) >= 20;
    const share = (s: Star) => (s.decided ? s.rejected / s.decided : undefined);
    return html`<div class="note ${f.alarm ? 'danger' : enough ? 'good' : ''}" role="status">
        ${icon(f.alarm ? 'alert' : enough ? 'check' : 'info')}
        <div class="stack tight">
          <strong>${tr(f.alarm ? 'fairness.alarm' : enough ? 'fairness.fair' : 'fairness.few')}</strong>
          <p>${tr(f.alarm ? 'fairness.alarm-text' : enough ? 'fairness.fair-text' : 'fairness.few-text', { n: f.days })}</p>
        </div>
      </div>
      <section class="stack">
        <h2>${tr('fairness.by-star', { n: f.days })}</h2>
        <candor-table
          .label=${tr('fairness.by-star', { n: f.days })}
          .rows=${[...f.stars].reverse()}
          .columns=${[
            { key: 'rating', label: tr('fairness.stars'), cell: (s: Star) => stars(s.rating) },
            { key: 'decided', label: tr('fairness.decided'), end: true, cell: (s: Star) => number(s.decided) },
            { key: 'rejected', label: tr('fairness.rejected'), end: true, cell: (s: Star) => number(s.rejected) },
            {
              key: 'share',
              label: tr('fairness.share'),
              end: true,
              cell: (s: Star) => (share(s) === undefined ? '–' : percent(share(s))),
            },
            {
              key: 'wait',
              label: tr('fairness.wait'),
              end: true,
              cell: (s: Star) => (s.decided ? duration(s.medianWait) : '–'),
            },
          ]}
        ></candor-table>
      </section>
      <section class="stack">
        <div>
          <h2>${tr('fairness.ledger')}</h2>
          <p class="muted">${tr('fairness.ledger-text')}</p>
        </div>
        <candor-table
          .label=${tr('fairness.ledger')}
          .rows=${this.lines}
          .empty=${tr('fairness.no-lines')}
          .columns=${[
            { key: 'decidedAt', label: tr('fairness.when'), cell: (l: Line) => dateTime(l.decidedAt) },
            { key: 'product', label: tr('queue.product'), wide: true, cell: (l: Line) => html`<span dir="auto">${l.product}</span>` },
            { key: 'rating', label: tr('fairness.stars'), cell: (l: Line) => stars(l.rating) },
            {
              key: 'decision',
              label: tr('fairness.decision'),
              cell: (l: Line) =>
                html`<span class="badge ${l.decision === 'reject' ? 'warn' : ''}">${tr('decision.' + l.decision)}</span>
                  ${l.automatic ? html`<span class="muted small">${tr('fairness.automatic')}</span>` : nothing}`,
            },
            { key: 'reason', label: tr('queue.reason'), cell: (l: Line) => (l.reason ? tr('reason.' + l.reason) : '') },
            { key: 'waited', label: tr('fairness.waited'), end: true, cell: (l: Line) => duration(l.waited) },
          ]}
        ></candor-table>
        ${this.next
          ? html`<div class="more">
              <button @click=${() => this.loadLines(this.next ?? undefined)}>
                ${tr('queue.more')} (${number(this.lines?.length)} / ${number(this.total)})
              </button>
            </div>`
          : nothing}
      </section>`;
  }
}
customElements.define('reviews-fairness-screen', ReviewsFairness);
