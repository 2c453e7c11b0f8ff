// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type TemplateResult } from 'lit';
import {
  CandorScreen,
  type CandorTable,
  confirmDialog,
  del,
  errorText,
  get,
  icon,
  post,
  t,
  toast,
  upload,
  type Page,
} from '@candor/admin';

export interface Plugin {
  name: string;
  title?: string;
  version: string;
  state: string;
  problem?: string | null;
  description?: string;
  bundled?: boolean;
  previousVersion?: string | null;
}

const KINDS: Record<string, string> = {
  active: 'good',
  starting: '',
  resting: 'warn',
  failed: 'danger',
  'rolled-back': 'warn',
};

/** State of a plugin in words and colour. */
export function pluginBadge(state: string): TemplateResult {
  return html`<span class="badge ${KINDS[state] ?? ''}">${t('plugin.' + state)}</span>`;
}

/** Plugins: what runs, what does not and why, install, upgrade, roll back, remove. */
class Plugins extends CandorScreen {
  private items?: Plugin[];
  private error?: unknown;
  private over = false;
  private sending?: { name: string; part: number };
  private problem = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      this.items = (await get<Page<Plugin>>('plugins')).items;
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
  }

  private async install(files: FileList | File[] | undefined | null): Promise<void> {
    this.over = false;
    this.problem = '';
    for (const file of files ?? []) {
      if (!file.name.endsWith('.jar')) {
        this.problem = t('plugins.not-a-jar', { name: file.name });
        continue;
      }
      this.sending = { name: file.name, part: 0 };
      this.requestUpdate();
      try {
        const made = await upload<Plugin>('plugins', file, 'application/java-archive', (part) => {
          this.sending = { name: file.name, part };
          this.requestUpdate();
        });
        if (made?.state && made.state !== 'active') {
          this.problem = `${made.title || made.name || file.name}: ${made.problem || t('plugin.' + made.state)}`;
        } else {
          toast(t('plugins.installed', { name: made?.title || made?.name || file.name, version: made?.version ?? '' }));
        }
      } catch (error) {
        this.problem = `${file.name}: ${errorText(error)}`;
      }
    }
    this.sending = undefined;
    this.requestUpdate();
    await this.load();
    // The navigation follows what is installed.
    dispatchEvent(new CustomEvent('candor:language'));
  }

  private async act(work: () => Promise<unknown>, done: string): Promise<void> {
    try {
      await work();
      toast(done);
    } catch (error) {
      toast(errorText(error), { kind: 'danger' });
    }
    await this.load();
    dispatchEvent(new CustomEvent('candor:language'));
  }

  private async rollback(p: Plugin): Promise<void> {
    const sure = await confirmDialog({
      title: t('plugins.rollback-ask', { name: p.title || p.name }),
      text: t('plugins.rollback-detail', { version: p.previousVersion ?? '' }),
      action: t('plugins.rollback'),
    });
    if (sure) await this.act(() => post(`plugins/${encodeURIComponent(p.name)}/rollback`), t('plugins.rolled-back'));
  }

  private async uninstall(p: Plugin): Promise<void> {
    const sure = await confirmDialog({
      title: t('plugins.remove-ask', { name: p.title || p.name }),
      text: t('plugins.remove-detail'),
      action: t('action.remove'),
      danger: true,
    });
    if (sure) {
      await this.act(() => del(`plugins/${encodeURIComponent(p.name)}`), t('plugins.removed', { name: p.title || p.name }));
    }
  }

  private readonly columns: () => CandorTable<Plugin>['columns'] = () => [
    {
      key: 'title',
      label: t('plugins.name'),
      sort: (p) => p.title || p.name,
      wide: true,
      cell: (p) =>
        html`<strong>${p.title || p.name}</strong><br /><span class="muted small">${p.description || p.name}</span> ${p.problem
            ? html`<div class="note danger small">${icon('alert')}<span class="long" tabindex="0">${p.problem}</span></div>`
            : nothing}`,
    },
    { key: 'version', label: t('plugins.version'), cell: (p) => html`<span class="number">${p.version}</span>` },
    { key: 'state', label: t('plugins.state'), sort: (p) => p.state, cell: (p) => pluginBadge(p.state) },
    {
      key: 'actions',
      label: '',
      end: true,
      cell: (p) =>
        html`<span class="cluster">
          ${p.previousVersion
            ? html`<button @click=${() => this.rollback(p)} aria-label="${t('plugins.rollback')}: ${p.title || p.name}">
                ${icon('undo')}${t('plugins.rollback')}
              </button>`
            : nothing}
          <button
            class="danger icon-only"
            @click=${() => this.uninstall(p)}
            aria-label="${t('action.remove')}: ${p.title || p.name}"
            title=${t('action.remove')}
          >
            ${icon('trash')}
          </button>
        </span>`,
    },
  ];

  override render() {
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${t('screen.plugins')}</h1>
          <p class="lead">${t('plugins.lead')}</p>
        </div>
        <button @click=${() => this.load()}>${icon('refresh')}${t('action.refresh')}</button>
      </div>
      ${this.problem
        ? html`<div class="note danger" role="alert">
            ${icon('alert')}
            <div class="stack tight">
              <strong>${t('plugins.refused')}</strong>
              <p>${this.problem}</p>
            </div>
          </div>`
        : nothing}
      <div
        class="drop ${this.over ? 'over' : ''}"
        @dragover=${(e: DragEvent) => {
          e.preventDefault();
          this.over = true;
          this.requestUpdate();
        }}
        @dragleave=${() => {
          this.over = false;
          this.requestUpdate();
        }}
        @drop=${(e: DragEvent) => {
          e.preventDefault();
          void this.install(e.dataTransfer?.files);
        }}
      >
        ${this.sending
          ? html`<candor-progress
              .label=${this.sending.part < 1
                ? t('plugins.uploading', { name: this.sending.name })
                : t('plugins.starting', { name: this.sending.name })}
              .value=${this.sending.part < 1 ? Math.round(this.sending.part * 100) : 0}
              .max=${this.sending.part < 1 ? 100 : 0}
            ></candor-progress>`
          : html`${icon('upload')}
              <p>${t('plugins.drop')}</p>
              <button @click=${() => this.querySelector<HTMLInputElement>('#plugin-file')!.click()}>
                ${t('plugins.choose')}
              </button>
              <input
                id="plugin-file"
                type="file"
                accept=".jar,application/java-archive"
                multiple
                hidden
                aria-label=${t('plugins.choose')}
                @change=${(e: Event) => {
                  const input = e.target as HTMLInputElement;
                  void this.install([...(input.files ?? [])]);
                  input.value = '';
                }}
              />`}
      </div>
      <candor-table
        .columns=${this.columns()}
        .rows=${this.items}
        .error=${this.error}
        .retry=${() => this.load()}
        .label=${t('screen.plugins')}
        .empty=${t('plugins.empty')}
      ></candor-table>
    </div>`;
  }
}
customElements.define('candor-plugins', Plugins);
