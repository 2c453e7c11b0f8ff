// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { icon, t } from '@candor/admin';
import type { Action, Status } from './model';

const ICONS: Record<Status, string> = { said: 'quote', planned: 'file', doing: 'refresh', done: 'check', 'could-not': 'close' };

export function statusName(status: Status): string {
  return t('said.status-' + status);
}

/** Status, and what is wrong with it, in words. */
export function statusBadge(action: Pick<Action, 'status' | 'overdueDays' | 'disputed' | 'disputes'>) {
  return html`<span class="cluster said-badges">
    <span class="badge said-is-${action.status}">${icon(ICONS[action.status])}${statusName(action.status)}</span>
    ${action.overdueDays ? html`<span class="badge danger">${icon('clock')}${t('said.late', { n: action.overdueDays })}</span>` : nothing}
    ${action.disputed ? html`<span class="badge warn">${icon('alert')}${t('said.disputed', { n: action.disputes })}</span>` : nothing}
  </span>`;
}
