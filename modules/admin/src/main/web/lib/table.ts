// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from 'lit';
import { CandorElement } from './element';
import { ApiError } from './api';
import { icon } from './icon';
import { language, t } from './i18n';

export interface Column<R> {
  key: string;
  label: string;
  /** What stands in the cell; without it the row's member `key`. */
  cell?: (row: R) => unknown;
  /** What it is sorted by; without it the column cannot be sorted. */
  sort?: (row: R) => string | number | undefined;
  end?: boolean;
  /** Takes a line of its own on small screens, without its label. */
  wide?: boolean;
}

/** A table with sorting, loading, empty and error states; rows become cards on small screens. */
export class CandorTable<R = any> extends CandorElement {
  static override properties = {
    columns: { attribute: false },
    rows: { attribute: false },
    label: {},
    empty: { attribute: false },
    error: { attribute: false },
    order: { state: true },
  };
  columns: Column<R>[] = [];
  /** Undefined while loading. */
  rows?: R[];
  label = '';
  empty?: TemplateResult | string;
  error?: unknown;
  retry?: () => void;
  private order?: { key: string; down: boolean };

  private sorted(): R[] {
    const rows = this.rows ?? [];
    const by = this.columns.find((c) => c.key === this.order?.key)?.sort;
    if (!by) return rows;
    const collator = new Intl.Collator(language(), { numeric: true });
    const sign = this.order?.down ? -1 : 1;
    return [...rows].sort((a, b) => {
      const [x, y] = [by(a), by(b)];
      if (x === y) return 0;
      if (x === undefined || y === undefined) return x === undefined ? 1 : -1;
      return sign * (typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y)));
    });
  }

  private turn(key: string): void {
    this.order = { key, down: this.order?.key === key && !this.order.down };
  }

  /** Up and down go through the rows' links, as in a list. */
  private keys(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const links = [...this.querySelectorAll<HTMLElement>('tbody .title')];
    const at = links.indexOf(event.target as HTMLElement);
    if (at < 0) return;
    event.preventDefault();
    links[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
  }

  override render() {
    if (this.error) return errorNote(this.error, this.retry);
    if (this.rows?.length === 0) {
      return html`<div class="card empty">
        ${typeof this.empty === 'object' ? this.empty : html`<p>${this.empty ?? t('table.empty')}</p>`}
      </div>`;
    }
    return html`<div
      class="table-scroll cards"
      role="region"
      tabindex="0"
      aria-label=${this.label}
      aria-busy=${this.rows ? 'false' : 'true'}
      @keydown=${this.keys}
    >
      <table>
        <thead>
          <tr>
            ${this.columns.map((c) => this.header(c))}
          </tr>
        </thead>
        <tbody>
          ${this.rows
            ? this.sorted().map(
                (row) =>
                  html`<tr>
                    ${this.columns.map(
                      (c) =>
                        html`<td
                          class="${c.end ? 'end' : ''} ${c.wide ? 'wide' : ''}"
                          data-label=${c.label || nothing}
                        >
                          ${c.cell ? c.cell(row) : (row as Record<string, unknown>)[c.key]}
                        </td>`,
                    )}
                  </tr>`,
              )
            : [1, 2, 3, 4].map(
                () =>
                  html`<tr>
                    ${this.columns.map(() => html`<td><span class="skeleton"></span></td>`)}
                  </tr>`,
              )}
        </tbody>
      </table>
      ${this.rows ? nothing : html`<span class="visually-hidden" role="status">${t('state.loading')}</span>`}
    </div>`;
  }

  private header(column: Column<R>) {
    const mine = this.order?.key === column.key;
    if (!column.sort) {
      return html`<th scope="col" class=${column.end ? 'end' : ''}>
        ${column.label || html`<span class="visually-hidden">${t('table.actions')}</span>`}
      </th>`;
    }
    return html`<th
      scope="col"
      class=${column.end ? 'end' : ''}
      aria-sort=${mine ? (this.order?.down ? 'descending' : 'ascending') : nothing}
    >
      <button type="button" @click=${() => this.turn(column.key)}>
        ${column.label} ${mine ? icon(this.order?.down ? 'down' : 'up') : nothing}
      </button>
    </th>`;
  }
}
customElements.define('candor-table', CandorTable);

/** A failure in place of what could not be loaded. */
export function errorNote(error: unknown, retry?: () => void): TemplateResult {
  return html`<div class="note danger" role="alert">
    ${icon('alert')}
    <div class="stack tight">
      <p>${errorText(error)}</p>
      ${error instanceof ApiError && error.requestId && error.status >= 500
        ? html`<p class="small">${t('error.request', { id: error.requestId })}</p>`
        : nothing}
      ${retry ? html`<div><button type="button" @click=${retry}>${icon('refresh')}${t('action.retry')}</button></div>` : nothing}
    </div>
  </div>`;
}

/** A failure as a sentence. */
export function errorText(error: unknown): string {
  if (error instanceof ApiError) {
    if (error.status === 403) return t('error.forbidden');
    if (error.status === 404 && !error.problem.detail) return t('error.missing');
    return error.message;
  }
  return t('error.unknown');
}
