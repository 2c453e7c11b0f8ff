// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import {
  CandorScreen,
  dateTime,
  errorNote,
  errorText,
  get,
  href,
  icon,
  navigate,
  number,
  put,
  toast,
  confirmDialog,
  type Page,
} from '@candor/admin';
import { figure, tr } from './model';

const STATES = ['planned', 'waiting', 'sent', 'stopped'] as const;

interface Request {
  state: string;
  reason: string;
  rule: string;
  dueAt?: string | null;
  sentAt?: string | null;
}

interface Order {
  id: string;
  jurisdiction: string;
  products: Array<{ id: string; name: string }>;
  delivered?: string | null;
  refunded?: string | null;
  openTicket: boolean;
  marketingNotice: boolean;
  request: Request;
  changedAt: string;
}

interface Overview {
  states: Record<string, number>;
  mails: { waiting: number; sent: number; failed: number };
  obstacle?: string | null;
  rulesVersion: string;
}

interface Rule {
  id: string;
  jurisdictions: string[];
  effectiveFrom: string;
  minDays: number;
  marketingNotice: string;
  authority: string;
  why: string;
  source: { title: string; url: string; retrieved: string; grade: string };
}

interface History {
  order: Order;
  history: Array<{ at: string; state: string; reason: string; rule: string }>;
}

/** Which buyers are asked, when, and why some are not. */
class ReviewsRequests extends CandorScreen {
  private overview?: Overview;
  private orders?: Order[];
  private rules?: Rule[];
  private next?: string | null;
  private one?: History;
  private error?: unknown;
  private shownFor = '';

  protected override willUpdate(): void {
    if (location.hash !== this.shownFor && this.route.screen === 'reviews.requests') {
      this.shownFor = location.hash;
      this.one = undefined;
      this.orders = undefined;
      void this.load();
    }
  }

  private get state(): string {
    const wanted = this.route.query.get('state') ?? '';
    return (STATES as readonly string[]).includes(wanted) ? wanted : '';
  }

  private async load(cursor?: string): Promise<void> {
    try {
      const id = this.route.path[0];
      if (id) {
        this.one = await get<History>(`orders/${encodeURIComponent(id)}`);
      } else {
        const [overview, page, rules] = await Promise.all([
          get<Overview>('orders/overview'),
          get<Page<Order>>('orders', { state: this.state || undefined, limit: 50, cursor }),
          this.rules ?? get<Page<Rule>>('orders/rules').then((p) => p.items),
        ]);
        this.overview = overview;
        this.rules = rules;
        this.orders = cursor ? [...(this.orders ?? []), ...page.items] : page.items;
        this.next = page.next;
      }
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
  }

  private async stop(order: Order): Promise<void> {
    const sure = await confirmDialog({
      title: tr('requests.stop-title'),
      text: tr('requests.stop-text'),
      action: tr('requests.stop'),
      danger: true,
    });
    if (!sure) return;
    try {
      await put(`orders/${encodeURIComponent(order.id)}/opt-out`, undefined);
      toast(tr('requests.stopped'));
      await this.load();
    } catch (error) {
      toast(errorText(error), { kind: 'danger' });
    }
  }

  override render() {
    const id = this.route.path[0];
    return html`<div class="screen">
      <div class="head">
        <div>
          ${id ? html`<a class="cluster small" href=${href('reviews.requests')}>${icon('back')}${tr('requests.title')}</a>` : nothing}
          <h1>${id ? tr('requests.order', { id }) : tr('requests.title')}</h1>
          ${id ? nothing : html`<p class="lead">${tr('requests.lead')}</p>`}
        </div>
        ${id
          ? nothing
          : html`<a class="button" href=${href('settings', ['candor.reviews.mails'])}>${icon('settings')}${tr('replies.settings')}</a>`}
      </div>
      ${this.error
        ? errorNote(this.error, () => this.load())
        : id
          ? this.one
            ? this.detail(this.one)
            : html`<span class="skeleton"></span>`
          : this.overview
            ? this.list(this.overview)
            : html`<span class="skeleton"></span><span class="skeleton"></span>`}
    </div>`;
  }

  private list(o: Overview) {
    return html`${o.obstacle ? html`<div class="note warn" role="status">${icon('alert')}<span>${tr('requests.obstacle')} ${o.obstacle}</span></div>` : nothing}
      <section class="grid figures" aria-label=${tr('requests.title')}>
        ${figure(number(o.states.planned), tr('request.planned'))} ${figure(number(o.states.waiting), tr('request.waiting'))}
        ${figure(number(o.states.sent), tr('request.sent'), o.mails.failed ? tr('requests.failed', { n: o.mails.failed }) : '')}
        ${figure(number(o.states.stopped), tr('request.stopped'))}
      </section>
      <section class="stack">
        <div class="spread">
          <h2>${tr('requests.orders')}</h2>
          <div class="tabs" role="group" aria-label=${tr('requests.show')}>
            ${['', ...STATES].map(
              (s) =>
                html`<button
                  aria-pressed=${s === this.state ? 'true' : 'false'}
                  @click=${() => navigate(href('reviews.requests', [], { state: s || undefined }), true)}
                >
                  ${tr(s ? 'request.' + s : 'requests.all')}
                </button>`,
            )}
          </div>
        </div>
        <candor-table
          .label=${tr('requests.orders')}
          .rows=${this.orders}
          .empty=${tr('requests.none')}
          .columns=${[
            {
              key: 'id',
              label: tr('requests.id'),
              cell: (x: Order) => html`<a class="title" href=${href('reviews.requests', [x.id])}>${x.id}</a>`,
            },
            { key: 'jurisdiction', label: tr('requests.country'), cell: (x: Order) => x.jurisdiction },
            { key: 'state', label: tr('requests.state'), cell: (x: Order) => badge(x.request.state) },
            { key: 'reason', label: tr('requests.why'), wide: true, cell: (x: Order) => tr('request-reason.' + x.request.reason) },
            { key: 'when', label: tr('requests.when'), cell: (x: Order) => dateTime(x.request.sentAt ?? x.request.dueAt) },
          ]}
        ></candor-table>
        ${this.next
          ? html`<div class="more"><button @click=${() => this.load(this.next ?? undefined)}>${tr('queue.more')}</button></div>`
          : nothing}
      </section>
      <section class="stack">
        <div>
          <h2>${tr('requests.rules')}</h2>
          <p class="muted">${tr('requests.rules-text', { version: o.rulesVersion })}</p>
        </div>
        <candor-table
          .label=${tr('requests.rules')}
          .rows=${this.rules}
          .columns=${[
            {
              key: 'jurisdictions',
              label: tr('requests.countries'),
              cell: (r: Rule) => (r.jurisdictions[0] === '*' ? tr('requests.others') : r.jurisdictions.join(', ')),
            },
            { key: 'minDays', label: tr('requests.days'), end: true, cell: (r: Rule) => number(r.minDays) },
            { key: 'notice', label: tr('requests.notice'), cell: (r: Rule) => tr('notice.' + r.marketingNotice) },
            {
              key: 'why',
              label: tr('requests.source'),
              wide: true,
              cell: (r: Rule) =>
                html`<p>${r.why}</p>
                  <p class="small muted">
                    ${r.source.url ? html`<a href=${r.source.url} target="_blank" rel="noopener noreferrer">${r.source.title}</a>` : r.source.title}
                    (${tr('requests.grade', { grade: r.source.grade })})
                  </p>`,
            },
          ]}
        ></candor-table>
      </section>`;
  }

  private detail({ order, history }: History) {
    const fact = (label: string, value: unknown) =>
      html`<div>
        <dt class="muted small">${label}</dt>
        <dd>${value}</dd>
      </div>`;
    const yes = (flag: boolean) => tr(flag ? 'requests.yes' : 'requests.no');
    return html`<dl class="card review-facts">
        ${fact(tr('requests.state'), badge(order.request.state))} ${fact(tr('requests.why'), tr('request-reason.' + order.request.reason))}
        ${fact(tr('requests.rule'), html`<code>${order.request.rule}</code>`)}
        ${fact(tr('requests.when'), dateTime(order.request.sentAt ?? order.request.dueAt) || '–')}
        ${fact(tr('requests.country'), order.jurisdiction)} ${fact(tr('requests.delivered'), dateTime(order.delivered) || '–')}
        ${fact(tr('requests.refunded'), dateTime(order.refunded) || '–')} ${fact(tr('requests.ticket'), yes(order.openTicket))}
        ${fact(tr('requests.notice'), yes(order.marketingNotice))}
        ${fact(tr('requests.products'), order.products.map((p) => p.name || p.id).join(', '))}
      </dl>
      <section class="stack">
        <h2>${tr('requests.history')}</h2>
        <candor-table
          .label=${tr('requests.history')}
          .rows=${history}
          .columns=${[
            { key: 'at', label: tr('requests.when'), cell: (s: History['history'][0]) => dateTime(s.at) },
            { key: 'state', label: tr('requests.state'), cell: (s: History['history'][0]) => badge(s.state) },
            { key: 'reason', label: tr('requests.why'), wide: true, cell: (s: History['history'][0]) => tr('request-reason.' + s.reason) },
            { key: 'rule', label: tr('requests.rule'), cell: (s: History['history'][0]) => html`<code>${s.rule}</code>` },
          ]}
        ></candor-table>
      </section>
      ${order.request.reason === 'opted-out'
        ? nothing
        : html`<div class="actions"><button class="danger" @click=${() => this.stop(order)}>${tr('requests.stop')}</button></div>`}`;
  }
}
customElements.define('reviews-requests-screen', ReviewsRequests);

function badge(state: string) {
  const kind: Record<string, string> = { sent: 'good', stopped: 'warn' };
  return html`<span class="badge ${kind[state] ?? ''}">${tr('request.' + state)}</span>`;
}
