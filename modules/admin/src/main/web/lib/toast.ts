// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import { CandorElement } from './element';
import { icon } from './icon';
import { t } from './i18n';

export interface ToastOptions {
  /** Shown as a button; the toast then stays longer. */
  action?: string;
  onAction?: () => void | Promise<void>;
  kind?: 'info' | 'danger';
}

interface Toast extends ToastOptions {
  id: number;
  text: string;
}

let next = 1;

/** Tells that something has happened, beside the work. */
export function toast(text: string, options: ToastOptions = {}): void {
  dispatchEvent(new CustomEvent('candor:toast', { detail: { ...options, text, id: next++ } }));
}

/** Tells that something has happened, with a way back. */
export function toastWithUndo(text: string, undo: () => void | Promise<void>): void {
  toast(text, { action: t('action.undo'), onAction: undo });
}

/** Shows the messages, newest last. */
export class CandorToasts extends CandorElement {
  private items: Toast[] = [];
  private readonly timers = new Map<number, number>();

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('candor:toast', this.add);
  }

  override disconnectedCallback(): void {
    removeEventListener('candor:toast', this.add);
    super.disconnectedCallback();
  }

  private readonly add = (event: Event) => {
    const item = (event as CustomEvent<Toast>).detail;
    this.items = [...this.items.slice(-3), item];
    this.requestUpdate();
    this.start(item);
    // Above open dialogs.
    if (this.isConnected && 'showPopover' in this) {
      this.popover = 'manual';
      if (this.matches(':popover-open')) this.hidePopover();
      this.showPopover();
    }
  };

  private start(item: Toast): void {
    clearTimeout(this.timers.get(item.id));
    const time = item.kind === 'danger' ? 15000 : item.action ? 10000 : 5000;
    this.timers.set(item.id, window.setTimeout(() => this.close(item), time));
  }

  private close(item: Toast): void {
    clearTimeout(this.timers.get(item.id));
    this.timers.delete(item.id);
    this.items = this.items.filter((i) => i.id !== item.id);
    this.requestUpdate();
    if (!this.items.length && this.matches(':popover-open')) this.hidePopover();
  }

  override render() {
    return html`<div class="toasts" role="region" aria-label=${t('toast.region')}>
      ${this.items.map(
        (item) => html`<div
          class="toast"
          role=${item.kind === 'danger' ? 'alert' : 'status'}
          @mouseenter=${() => clearTimeout(this.timers.get(item.id))}
          @mouseleave=${() => this.start(item)}
          @focusin=${() => clearTimeout(this.timers.get(item.id))}
          @focusout=${() => this.start(item)}
        >
          <span>${item.text}</span>
          ${item.action
            ? html`<button
                @click=${() => {
                  this.close(item);
                  void item.onAction?.();
                }}
              >
                ${item.action}
              </button>`
            : nothing}
          <button class="quiet icon-only" aria-label=${t('action.dismiss')} @click=${() => this.close(item)}>
            ${icon('close')}
          </button>
        </div>`,
      )}
    </div>`;
  }
}
customElements.define('candor-toasts', CandorToasts);
