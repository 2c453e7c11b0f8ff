// SPDX-License-Identifier: Apache-2.0
import { html, render, nothing, type TemplateResult } from 'lit';
import { t } from './i18n';
import { uniqueId } from './element';

export interface DialogOptions<T> {
  title: string;
  wide?: boolean;
  /** Draws the content; call `done` to close with a result. */
  body: (done: (result: T) => void, redraw: () => void) => TemplateResult;
  /** False keeps Escape from closing. */
  cancellable?: boolean;
}

/** Shows a dialog; `undefined` when it was left without a result. Focus goes back afterwards. */
export function dialog<T>(options: DialogOptions<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    const element = document.createElement('dialog');
    const id = uniqueId('dialog');
    const before = document.activeElement as HTMLElement | null;
    let result: T | undefined;
    element.setAttribute('aria-labelledby', id);
    element.classList.toggle('wide', options.wide ?? false);
    const done = (value: T) => {
      result = value;
      element.close();
    };
    const draw = () =>
      render(
        html`<div class="stack">
          <h2 id=${id}>${options.title}</h2>
          ${options.body(done, draw)}
        </div>`,
        element,
      );
    element.addEventListener('cancel', (e) => options.cancellable === false && e.preventDefault());
    element.addEventListener('close', () => {
      element.remove();
      if (before?.isConnected) before.focus();
      resolve(result);
    });
    draw();
    document.body.append(element);
    element.showModal();
    element.querySelector<HTMLElement>('[autofocus]')?.focus();
  });
}

/** Asks before something that cannot be taken back. */
export async function confirmDialog(options: {
  title: string;
  text?: string | TemplateResult;
  action: string;
  danger?: boolean;
}): Promise<boolean> {
  const answer = await dialog<boolean>({
    title: options.title,
    body: (done) => html`
      ${options.text ? html`<p>${options.text}</p>` : nothing}
      <div class="actions">
        <button autofocus @click=${() => done(false)}>${t('action.cancel')}</button>
        <button class="primary ${options.danger ? 'danger' : ''}" @click=${() => done(true)}>${options.action}</button>
      </div>
    `,
  });
  return answer === true;
}
