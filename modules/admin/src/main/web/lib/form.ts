// SPDX-License-Identifier: Apache-2.0
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { CandorElement, uniqueId } from './element';
import { ApiError, type FieldProblem } from './api';
import { errorText } from './table';
import { icon } from './icon';
import { t } from './i18n';

export interface Field {
  name: string;
  label: string;
  help?: string;
  type: 'text' | 'textarea' | 'number' | 'boolean' | 'select' | 'password' | 'date' | 'email' | 'url' | 'list';
  options?: ReadonlyArray<{ value: string; label: string }>;
  required?: boolean;
  min?: number;
  max?: number;
  maxLength?: number;
  readonly?: boolean;
  placeholder?: string;
  autocomplete?: string;
  /** Shown beside the label. */
  note?: TemplateResult | string;
}

export type Values = Record<string, unknown>;

/** Fields of a record that is described by JSON Schema, as the host makes it of settings. */
export function fieldsFromSchema(schema: Record<string, any>): Field[] {
  const required: string[] = schema.required ?? [];
  return Object.entries<Record<string, any>>(schema.properties ?? {}).map(([name, p]) => {
    const kind = Array.isArray(p.type) ? p.type.find((k: string) => k !== 'null') : p.type;
    const long = kind === 'string' && (p.maxLength ?? 0) > 300;
    return {
      name,
      label: p.title ?? name,
      help: p.description,
      required: required.includes(name),
      type: p.enum
        ? 'select'
        : kind === 'boolean'
          ? 'boolean'
          : kind === 'integer' || kind === 'number'
            ? 'number'
            : kind === 'array'
              ? 'list'
              : long
                ? 'textarea'
                : p.format === 'date'
                  ? 'date'
                  : 'text',
      options: p.enum?.map((value: string) => ({ value: String(value), label: String(value) })),
      min: p.minimum,
      max: p.maximum,
      maxLength: p.maxLength,
    } satisfies Field;
  });
}

export interface Attribute {
  id: string;
  name: string;
  description?: string;
  type: string;
  options?: Array<{ value: string; label: string }>;
  min?: number | string | null;
  max?: number | string | null;
  required?: boolean;
  value?: unknown;
  default?: unknown;
  /** Where the value in force comes from: `default`, `file`, `admin` or `environment`. */
  source?: string;
}

/** Fields of an object class of Metatype. What the environment sets cannot be changed here. */
export function fieldsFromMetatype(attributes: Attribute[]): Field[] {
  return attributes.map((a) => {
    const kind = String(a.type).toLowerCase();
    const numeric = ['integer', 'long', 'double', 'float', 'short', 'byte', 'number'].includes(kind);
    return {
      name: a.id,
      label: a.name || a.id,
      help: a.description,
      required: a.required,
      type: a.options?.length
        ? 'select'
        : kind === 'boolean'
          ? 'boolean'
          : numeric
            ? 'number'
            : kind === 'password'
              ? 'password'
              : Array.isArray(a.value) || kind.endsWith('[]')
                ? 'list'
                : 'text',
      options: a.options,
      min: bound(a.min),
      max: bound(a.max),
      readonly: a.source === 'environment',
      placeholder: a.default === undefined || a.default === null ? undefined : String(a.default),
      note: a.source
        ? html`<span class="badge ${a.source === 'environment' ? 'warn' : ''}">${t('source.' + a.source)}</span>`
        : undefined,
    } satisfies Field;
  });
}

function bound(value: number | string | null | undefined): number | undefined {
  return value === undefined || value === null || value === '' || Number.isNaN(Number(value)) ? undefined : Number(value);
}

/**
 * A form made of fields. Checks before it sends, shows all errors in a summary with links, keeps
 * what was typed. Give `send`; what it throws is shown at the fields it names.
 */
export class CandorForm extends CandorElement {
  static override properties = {
    fields: { attribute: false },
    values: { attribute: false },
    action: {},
    errors: { state: true },
    failure: { state: true },
    busy: { state: true },
  };
  fields: Field[] = [];
  values: Values = {};
  /** Text of the button. */
  action = '';
  send: (values: Values) => Promise<unknown> = async () => {};
  /** Further buttons. */
  extra?: TemplateResult;
  private errors = new Map<string, string>();
  private failure = '';
  private busy = false;
  private readonly base = uniqueId('form');
  private current: Values = {};

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('values')) this.current = { ...this.values };
  }

  /** What stands in the form now. */
  get typed(): Values {
    return { ...this.current };
  }

  private idOf(name: string): string {
    return `${this.base}-${name.replace(/[^\w-]/g, '_')}`;
  }

  private check(field: Field): string | undefined {
    const value = this.current[field.name];
    const blank = value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length);
    if (blank) return field.required && field.type !== 'boolean' ? t('form.required', { label: field.label }) : undefined;
    if (field.type === 'number') {
      const n = Number(value);
      if (Number.isNaN(n)) return t('form.number', { label: field.label });
      if (field.min !== undefined && n < field.min) return t('form.min', { label: field.label, min: field.min });
      if (field.max !== undefined && n > field.max) return t('form.max', { label: field.label, max: field.max });
    }
    return undefined;
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const errors = new Map<string, string>();
    for (const field of this.fields) {
      const error = field.readonly ? undefined : this.check(field);
      if (error) errors.set(field.name, error);
    }
    this.errors = errors;
    this.failure = '';
    if (errors.size) return this.showSummary();
    this.busy = true;
    try {
      await this.send(this.typed);
    } catch (error) {
      this.takeErrors(error);
      await this.showSummary();
    } finally {
      this.busy = false;
    }
  }

  private takeErrors(error: unknown): void {
    const errors = new Map<string, string>();
    if (error instanceof ApiError) {
      for (const problem of error.errors) {
        const name = this.fieldOf(problem);
        if (name) errors.set(name, problem.message);
      }
    }
    this.errors = errors;
    this.failure = errors.size ? '' : errorText(error);
  }

  private fieldOf(problem: FieldProblem): string | undefined {
    const parts = problem.pointer.split('/').map((p) => p.replace(/~1/g, '/').replace(/~0/g, '~'));
    return this.fields.map((f) => f.name).find((name) => parts.includes(name));
  }

  private async showSummary(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>('.summary')?.focus();
  }

  private set(name: string, value: unknown): void {
    this.current = { ...this.current, [name]: value };
    this.dispatchEvent(new CustomEvent('change-values', { detail: this.typed }));
    this.requestUpdate();
  }

  override render() {
    return html`<form class="stack" novalidate @submit=${this.submit}>
      ${this.errors.size || this.failure
        ? html`<div class="summary" tabindex="-1" role="alert">
            <strong>${this.failure || t('form.summary', { n: this.errors.size })}</strong>
            ${this.errors.size
              ? html`<ul>
                  ${this.fields
                    .filter((f) => this.errors.has(f.name))
                    .map((f) => html`<li><a href="#" @click=${(e: Event) => this.go(e, f)}>${this.errors.get(f.name)}</a></li>`)}
                </ul>`
              : nothing}
          </div>`
        : nothing}
      ${this.fields.map((f) => this.field(f))}
      <div class="actions">
        <button class="primary" type="submit" aria-disabled=${this.busy ? 'true' : nothing}>
          ${this.busy ? t('state.saving') : this.action || t('action.save')}
        </button>
        ${this.extra ?? nothing}
      </div>
    </form>`;
  }

  private go(event: Event, field: Field): void {
    event.preventDefault();
    document.getElementById(this.idOf(field.name))?.focus();
  }

  private field(field: Field): TemplateResult {
    const id = this.idOf(field.name);
    const error = this.errors.get(field.name);
    const described = [field.help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
    const label = html`<label for=${id}>
      ${field.label}
      ${field.required || field.type === 'boolean' ? nothing : html`<span class="muted small">${t('form.optional')}</span>`}
      ${field.note ?? nothing}
    </label>`;
    const input = this.input(field, id, described, error !== undefined);
    return html`<div class="field ${field.type === 'boolean' ? 'check' : ''}">
      ${field.type === 'boolean' ? [input, label] : label}
      ${field.help ? html`<p class="hint" id="${id}-help">${field.help}</p>` : nothing}
      ${field.type === 'boolean' ? nothing : input}
      ${error ? html`<p class="error" id="${id}-error">${icon('alert')}${error}</p>` : nothing}
    </div>`;
  }

  private input(field: Field, id: string, described: string, invalid: boolean): TemplateResult {
    const value = this.current[field.name];
    const describedBy = described || nothing;
    const bad = invalid ? 'true' : nothing;
    const required = field.required && field.type !== 'boolean' ? 'true' : nothing;
    const text = (e: Event) => (e.target as HTMLInputElement).value;
    switch (field.type) {
      case 'boolean':
        return html`<input
          type="checkbox"
          id=${id}
          .checked=${live(value === true || value === 'true')}
          ?disabled=${field.readonly}
          aria-describedby=${describedBy}
          @change=${(e: Event) => this.set(field.name, (e.target as HTMLInputElement).checked)}
        />`;
      case 'select':
        return html`<select
          id=${id}
          ?disabled=${field.readonly}
          aria-describedby=${describedBy}
          aria-invalid=${bad}
          aria-required=${required}
          @change=${(e: Event) => this.set(field.name, text(e))}
        >
          ${field.required ? nothing : html`<option value="" ?selected=${!value}>–</option>`}
          ${field.options?.map(
            (o) => html`<option value=${o.value} ?selected=${String(value ?? '') === o.value}>${o.label}</option>`,
          )}
        </select>`;
      case 'textarea':
        return html`<textarea
          id=${id}
          rows="4"
          maxlength=${field.maxLength ?? nothing}
          ?readonly=${field.readonly}
          aria-describedby=${describedBy}
          aria-invalid=${bad}
          aria-required=${required}
          .value=${live(String(value ?? ''))}
          @input=${(e: Event) => this.set(field.name, text(e))}
        ></textarea>`;
      case 'list':
        return html`<input
          id=${id}
          ?readonly=${field.readonly}
          aria-describedby=${describedBy}
          aria-invalid=${bad}
          aria-required=${required}
          .value=${Array.isArray(value) ? value.join(', ') : String(value ?? '')}
          @change=${(e: Event) =>
            this.set(
              field.name,
              text(e)
                .split(',')
                .map((p) => p.trim())
                .filter(Boolean),
            )}
        />`;
      default:
        return html`<input
          id=${id}
          type=${field.type === 'number' ? 'text' : field.type}
          inputmode=${field.type === 'number' ? 'decimal' : nothing}
          maxlength=${field.maxLength ?? nothing}
          placeholder=${field.placeholder ?? nothing}
          autocomplete=${(field.autocomplete as any) ?? 'off'}
          ?disabled=${field.readonly}
          aria-describedby=${describedBy}
          aria-invalid=${bad}
          aria-required=${required}
          .value=${live(String(value ?? ''))}
          @input=${(e: Event) =>
            this.set(field.name, field.type === 'number' ? numeric(text(e)) : text(e))}
        />`;
    }
  }
}
customElements.define('candor-form', CandorForm);

/** Keeps what is not a number as it was typed, so that the check can name it. */
function numeric(text: string): unknown {
  const trimmed = text.trim();
  return trimmed === '' || Number.isNaN(Number(trimmed)) || /[.,]$/.test(trimmed) ? trimmed : Number(trimmed);
}
