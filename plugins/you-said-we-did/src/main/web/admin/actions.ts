// SPDX-License-Identifier: Apache-2.0
import { html, type PropertyValues } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import {
  ago,
  announce,
  CandorScreen,
  date,
  dateTime,
  get,
  href,
  icon,
  languageName,
  navigate,
  t,
  type Page,
} from '@candor/admin';
import { languageOptions, newId, STATUSES, type Action } from './model';
import { statusBadge, statusName } from './status';
import './action';

/** What is answered, and how far it is. */
class SaidActions extends CandorScreen {
  private items?: Action[];
  private next?: string | null;
  private total = 0;
  private error?: unknown;
  private shown?: string;

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('route')) return;
    const wanted = this.route.path.length ? undefined : this.route.query.toString();
    if (wanted !== undefined && wanted !== this.shown) void this.load();
    this.shown = wanted;
  }

  private async load(cursor?: string): Promise<void> {
    const show = this.route.query.get('show') ?? '';
    try {
      const page = await get<Page<Action>>('actions', {
        status: (STATUSES as readonly string[]).includes(show) ? show : undefined,
        overdue: show === 'late' ? true : undefined,
        disputed: show === 'disputed' ? true : undefined,
        lang: this.route.query.get('lang'),
        cursor,
        limit: 50,
      });
      this.items = cursor ? [...(this.items ?? []), ...page.items] : page.items;
      this.next = page.next;
      this.total = page.total ?? this.items.length;
      this.error = undefined;
      announce(t('said.answers-found', { n: this.total }));
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
  }

  private filter(name: string, value: string): void {
    navigate(href('said.actions', [], { ...Object.fromEntries(this.route.query), [name]: value }), true);
  }

  override render() {
    const [id] = this.route.path;
    if (id) return keyed(id, html`<said-action-editor .actionId=${id} .query=${this.route.query}></said-action-editor>`);
    const value = (name: string) => this.route.query.get(name) ?? '';
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${t('said.actions')}</h1>
          <p class="lead">${t('said.actions-lead')}</p>
        </div>
        <a class="button primary" href=${href('said.actions', [newId()], { new: '1' })}>${icon('plus')}${t('said.answer-new')}</a>
      </div>
      <div class="filters" role="search" aria-label=${t('said.filter')}>
        <label>
          ${t('said.status')}
          <select @change=${(e: Event) => this.filter('show', (e.target as HTMLSelectElement).value)}>
            <option value="">${t('said.all')}</option>
            ${[...STATUSES, 'late', 'disputed'].map(
              (s) =>
                html`<option value=${s} ?selected=${s === value('show')}>
                  ${s === 'late' ? t('said.show-late') : s === 'disputed' ? t('said.show-disputed') : statusName(s as Action['status'])}
                </option>`,
            )}
          </select>
        </label>
        <label>
          ${t('said.language')}
          <select @change=${(e: Event) => this.filter('lang', (e.target as HTMLSelectElement).value)}>
            <option value="">${t('said.all')}</option>
            ${languageOptions(value('lang')).map((o) => html`<option value=${o.value} ?selected=${o.value === value('lang')}>${o.label}</option>`)}
          </select>
        </label>
      </div>
      <candor-table
        .label=${t('said.actions')}
        .rows=${this.items}
        .error=${this.error}
        .retry=${() => this.load()}
        .empty=${html`${icon('check')}
          <p>${t(value('show') || value('lang') ? 'said.answers-none-found' : 'said.answers-none')}</p>
          <a class="button" href=${href('said.themes')}>${t('said.themes-title')}</a>`}
        .columns=${[
          {
            key: 'title',
            label: t('said.answer'),
            sort: (a: Action) => a.title,
            wide: true,
            cell: (a: Action) => html`<a class="title" href=${href('said.actions', [a.id])} lang=${a.lang}>${a.title}</a>`,
          },
          { key: 'status', label: t('said.status'), sort: (a: Action) => STATUSES.indexOf(a.status), cell: (a: Action) => statusBadge(a) },
          { key: 'owner', label: t('said.owner'), sort: (a: Action) => a.owner, cell: (a: Action) => a.owner || '–' },
          { key: 'due', label: t('said.due'), sort: (a: Action) => a.due ?? undefined, cell: (a: Action) => (a.due ? date(a.due) : '–') },
          { key: 'lang', label: t('said.language'), sort: (a: Action) => a.lang, cell: (a: Action) => languageName(a.lang) },
          {
            key: 'updatedAt',
            label: t('said.changed'),
            sort: (a: Action) => a.updatedAt,
            cell: (a: Action) => html`<span class="muted" title=${dateTime(a.updatedAt)}>${ago(a.updatedAt)}</span>`,
          },
        ]}
      ></candor-table>
      ${this.next ? html`<div class="more"><button @click=${() => this.load(this.next!)}>${t('said.more')}</button></div>` : ''}
    </div>`;
  }
}
customElements.define('said-actions-screen', SaidActions);
