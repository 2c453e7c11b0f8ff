// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from 'lit';
import {
  announce,
  type Attribute,
  CandorScreen,
  errorNote,
  fieldsFromMetatype,
  get,
  href,
  icon,
  put,
  t,
  toast,
  type Page,
  type Values,
} from '@candor/admin';

/** A setting as `/api/admin/settings` tells it; values are texts. */
interface Setting {
  name: string;
  title: string;
  description: string;
  type: string;
  multiple: boolean;
  options: Array<{ value: string; label: string }>;
  defaults: string[];
  value: string[];
  source: string;
  environment: string;
}

interface Group {
  pid: string;
  name: string;
  description?: string;
  plugin?: string;
  settings: Setting[];
}

function attribute(setting: Setting): Attribute {
  return {
    id: setting.name,
    name: setting.title,
    description: [
      setting.description,
      setting.source === 'environment' ? t('settings.fixed-by', { name: setting.environment }) : '',
    ]
      .filter(Boolean)
      .join(' '),
    type: setting.type,
    options: setting.options,
    value: valueOf(setting, setting.value),
    default: setting.defaults.join(', '),
    source: setting.source,
  };
}

function valueOf(setting: Setting, texts: string[]): unknown {
  if (setting.multiple) return texts;
  const [text = ''] = texts;
  if (setting.type === 'boolean') return text === 'true';
  return text !== '' && (setting.type === 'integer' || setting.type === 'number') ? Number(text) : text;
}

/** Settings of all modules and plugins, as their Metatype describes them. */
class Settings extends CandorScreen {
  private items?: Group[];
  private error?: unknown;
  private filter = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      this.items = (await get<Page<Group>>('admin/settings')).items;
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
  }

  private async save(group: Group, values: Values): Promise<void> {
    const before = valuesOf(group);
    const changed = Object.fromEntries(
      group.settings
        .filter((a) => a.source !== 'environment' && JSON.stringify(values[a.name]) !== JSON.stringify(before[a.name]))
        .map((a) => [a.name, given(a, values[a.name])]),
    );
    if (!Object.keys(changed).length) return toast(t('settings.unchanged'));
    await put(`admin/settings/${encodeURIComponent(group.pid)}`, changed);
    toast(t('settings.saved', { name: group.name }), {
      action: t('action.undo'),
      onAction: async () => {
        // What was not chosen here before goes back to the file or the default.
        const back = Object.fromEntries(
          group.settings
            .filter((a) => a.name in changed)
            .map((a) => [a.name, a.source === 'admin' ? given(a, before[a.name]) : null]),
        );
        await put(`admin/settings/${encodeURIComponent(group.pid)}`, back);
        await this.load();
        announce(t('settings.undone'));
      },
    });
    await this.load();
  }

  private shown(): Group[] {
    const wanted = this.filter.toLowerCase();
    return (this.items ?? []).filter((g) =>
      [g.name, g.description, g.pid, ...g.settings.flatMap((a) => [a.name, a.title, a.description])].some((text) =>
        text?.toLowerCase().includes(wanted),
      ),
    );
  }

  override render() {
    if (this.error) return html`<div class="screen"><h1>${t('screen.settings')}</h1>${errorNote(this.error, () => this.load())}</div>`;
    const open = this.route.path[0];
    const group = this.items?.find((g) => g.pid === open);
    return html`<div class="screen">
      ${group ? this.one(group) : this.list()}
    </div>`;
  }

  private list() {
    const groups = this.shown();
    return html`<div class="head">
        <div>
          <h1>${t('screen.settings')}</h1>
          <p class="lead">${t('settings.lead')}</p>
        </div>
      </div>
      <div class="filters">
        <label class="grow">
          ${t('settings.find')}
          <input
            type="search"
            .value=${this.filter}
            @input=${(e: Event) => {
              this.filter = (e.target as HTMLInputElement).value;
              this.requestUpdate();
            }}
          />
        </label>
      </div>
      ${!this.items
        ? html`<span class="skeleton"></span><span class="skeleton"></span>`
        : groups.length
          ? html`<ul class="plain grid">
              ${groups.map(
                (g) =>
                  html`<li class="card stack tight">
                    <h2><a href=${href('settings', [g.pid])}>${g.name || g.pid}</a></h2>
                    ${g.description ? html`<p class="muted">${g.description}</p>` : nothing}
                    <p class="small muted">${t('settings.count', { n: g.settings.length })}</p>
                  </li>`,
              )}
            </ul>`
          : html`<p class="card empty">${t('settings.empty')}</p>`}`;
  }

  private one(group: Group) {
    return html`<div class="head">
        <div>
          <a class="cluster small" href=${href('settings')}>${icon('back')}${t('screen.settings')}</a>
          <h1>${group.name || group.pid}</h1>
          ${group.description ? html`<p class="lead">${group.description}</p>` : nothing}
        </div>
      </div>
      ${group.settings.some((a) => a.source === 'environment')
        ? html`<p class="note">${icon('info')}<span>${t('settings.environment')}</span></p>`
        : nothing}
      <div class="card">
        <candor-form
          .fields=${fieldsFromMetatype(group.settings.map(attribute))}
          .values=${valuesOf(group)}
          .send=${(values: Values) => this.save(group, values)}
        ></candor-form>
      </div>`;
  }
}
customElements.define('candor-settings', Settings);

function valuesOf(group: Group): Values {
  return Object.fromEntries(group.settings.map((a) => [a.name, valueOf(a, a.value)]));
}

/** Empty gives a setting back to the file or the default. */
function given(setting: Setting, value: unknown): unknown {
  return value === '' || value === undefined || (setting.multiple && Array.isArray(value) && !value.length) ? null : value;
}
