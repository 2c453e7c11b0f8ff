// SPDX-License-Identifier: Apache-2.0
import { html } from 'lit';
import { CandorScreen, date, del, dialog, errorText, type Field, get, icon, post, put, t, toast, type Page, type Values } from '@candor/admin';

export interface Relation {
  id: string;
  kind: string;
  brand: string;
  brandId: string;
  creator: string;
  creatorName: string;
  from?: string | null;
  to?: string | null;
  scope: string[];
  audiences: string[];
  proof: string;
}
export interface Creator {
  id: string;
  name: string;
  url?: string | null;
  email?: string | null;
  audiences: string[];
}
interface Brand {
  id: string;
  name: string;
  aliases: string[];
  domains: string[];
  codes: string[];
}

const KINDS = ['paid', 'gifted', 'loan', 'affiliate', 'code', 'employee', 'owner', 'family', 'event', 'contest', 'ai', 'retouched', 'virtual'];
export const kindOptions = () => KINDS.map((value) => ({ value, label: t(`disc.kind.${value}`) }));

/** Members that are empty are left out: the server knows what absent means. */
function given(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, v]) => v !== '' && v !== null && v !== undefined));
}

async function edit(title: string, fields: Field[], values: Values, send: (v: Values) => Promise<unknown>): Promise<boolean> {
  const saved = await dialog<boolean>({
    title,
    body: (done) =>
      html`<candor-form
        .fields=${fields}
        .values=${values}
        .extra=${html`<button type="button" @click=${() => done(false)}>${t('action.cancel')}</button>`}
        .send=${async (v: Values) => {
          await send(given(v));
          done(true);
        }}
      ></candor-form>`,
  });
  if (saved) toast(t('disc.saved'));
  return saved === true;
}

/** Asks for a relation, new or changed; whether it was saved. */
export function editRelation(r: Partial<Relation>, creators: readonly Creator[]): Promise<boolean> {
  const fields: Field[] = [
    { name: 'kind', label: t('disc.kind'), type: 'select', options: kindOptions(), required: true },
    { name: 'brand', label: t('disc.brand'), type: 'text', maxLength: 200 },
    {
      name: 'creator',
      label: t('disc.creator'),
      type: 'select',
      options: [{ value: '', label: t('disc.itself') }, ...creators.map((c) => ({ value: c.id, label: c.name }))],
    },
    { name: 'from', label: t('disc.from'), type: 'date' },
    { name: 'to', label: t('disc.to'), type: 'date', help: t('disc.to-hint') },
    { name: 'scope', label: t('disc.scope'), type: 'list', help: t('disc.scope-hint') },
    { name: 'audiences', label: t('disc.audiences'), type: 'list', help: t('disc.audiences-content-hint') },
    { name: 'proof', label: t('disc.proof'), type: 'text', maxLength: 1000, help: t('disc.proof-hint') },
  ];
  const values = {
    kind: r.kind ?? 'paid',
    brand: r.brand ?? '',
    creator: r.creator ?? '',
    from: r.from ?? '',
    to: r.to ?? '',
    scope: r.scope ?? [],
    audiences: r.audiences ?? [],
    proof: r.proof ?? '',
  };
  return edit(r.id ? t('disc.edit-relation') : t('disc.add-relation'), fields, values, (v) => (r.id ? put(`relations/${r.id}`, v) : post('relations', v)));
}

/** The registry: relations first, because they are what labels follow from. */
class DisclosureRelations extends CandorScreen {
  private relations?: Relation[];
  private creators?: Creator[];
  private brands?: Brand[];
  private error?: unknown;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      [this.relations, this.creators, this.brands] = await Promise.all([
        get<Page<Relation>>('relations', { limit: 200 }).then((p) => p.items),
        get<Page<Creator>>('creators', { limit: 200 }).then((p) => p.items),
        get<Page<Brand>>('brands', { limit: 200 }).then((p) => p.items),
      ]);
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
  }

  private async after(work: Promise<boolean>): Promise<void> {
    if (await work) await this.load();
  }

  private editCreator(c: Partial<Creator>): Promise<boolean> {
    const fields: Field[] = [
      { name: 'name', label: t('disc.name'), type: 'text', required: true, maxLength: 200 },
      { name: 'email', label: t('disc.email'), type: 'email', help: t('disc.email-hint') },
      { name: 'url', label: t('disc.url'), type: 'url' },
      { name: 'audiences', label: t('disc.audiences'), type: 'list', help: t('disc.audiences-hint') },
    ];
    const values = { name: c.name ?? '', email: c.email ?? '', url: c.url ?? '', audiences: c.audiences ?? [] };
    return edit(c.id ? t('disc.edit-creator') : t('disc.add-creator'), fields, values, (v) =>
      c.id ? put(`creators/${c.id}`, v) : post('creators', v),
    );
  }

  private editBrand(b: Brand): Promise<boolean> {
    const fields: Field[] = [
      { name: 'name', label: t('disc.name'), type: 'text', required: true, maxLength: 200 },
      { name: 'aliases', label: t('disc.aliases'), type: 'list' },
      { name: 'domains', label: t('disc.domains'), type: 'list' },
      { name: 'codes', label: t('disc.codes'), type: 'list' },
    ];
    return edit(t('disc.edit-brand'), fields, { name: b.name, aliases: b.aliases, domains: b.domains, codes: b.codes }, (v) => put(`brands/${b.id}`, v));
  }

  private async drop(path: string, name: string): Promise<void> {
    try {
      await del(path);
      toast(t('disc.removed', { name }));
    } catch (error) {
      toast(errorText(error), { kind: 'danger' });
    }
    await this.load();
  }

  private buttons(name: string, change: () => void, drop: () => void) {
    return html`<span class="cluster">
      <button class="icon-only" aria-label="${t('disc.edit')}: ${name}" title=${t('disc.edit')} @click=${change}>${icon('edit')}</button>
      <button class="icon-only danger" aria-label="${t('action.remove')}: ${name}" title=${t('action.remove')} @click=${drop}>${icon('trash')}</button>
    </span>`;
  }

  override render() {
    const nameOf = (r: Relation) => `${t(`disc.kind.${r.kind}`)} ${r.brand}`;
    return html`<div class="screen">
      <div class="head">
        <div>
          <h1>${t('disc.relations')}</h1>
          <p class="lead">${t('disc.relations-lead')}</p>
        </div>
        <button class="primary" @click=${() => this.after(editRelation({}, this.creators ?? []))}>${icon('plus')}${t('disc.add-relation')}</button>
      </div>
      <candor-table
        .label=${t('disc.relations')}
        .rows=${this.relations}
        .error=${this.error}
        .retry=${() => this.load()}
        .empty=${t('disc.relation-none')}
        .columns=${[
          { key: 'kind', label: t('disc.kind'), sort: (r: Relation) => r.kind, cell: (r: Relation) => t(`disc.kind.${r.kind}`) },
          { key: 'brand', label: t('disc.brand'), sort: (r: Relation) => r.brand, cell: (r: Relation) => html`<strong>${r.brand}</strong>` },
          { key: 'creator', label: t('disc.creator'), sort: (r: Relation) => r.creatorName, cell: (r: Relation) => r.creatorName || t('disc.itself') },
          { key: 'from', label: t('disc.from'), sort: (r: Relation) => r.from ?? undefined, cell: (r: Relation) => (r.from ? date(r.from) : '–') },
          { key: 'to', label: t('disc.to'), sort: (r: Relation) => r.to ?? undefined, cell: (r: Relation) => (r.to ? date(r.to) : '–') },
          { key: 'scope', label: t('disc.scope'), wide: true, cell: (r: Relation) => html`<span class="cluster">${r.scope.map((s) => html`<code>${s}</code>`)}</span>` },
          { key: 'actions', label: '', end: true, cell: (r: Relation) => this.buttons(nameOf(r), () => this.after(editRelation(r, this.creators ?? [])), () => this.drop(`relations/${r.id}`, nameOf(r))) },
        ]}
      ></candor-table>
      <section class="stack">
        <div class="spread">
          <h2>${t('disc.creators')}</h2>
          <button @click=${() => this.after(this.editCreator({}))}>${icon('plus')}${t('disc.add-creator')}</button>
        </div>
        <candor-table
          .label=${t('disc.creators')}
          .rows=${this.creators}
          .error=${this.error}
          .retry=${() => this.load()}
          .empty=${t('disc.creator-none')}
          .columns=${[
            { key: 'name', label: t('disc.name'), wide: true, sort: (c: Creator) => c.name, cell: (c: Creator) => html`<strong>${c.name}</strong>` },
            { key: 'audiences', label: t('disc.audiences'), cell: (c: Creator) => c.audiences.join(', ') },
            { key: 'actions', label: '', end: true, cell: (c: Creator) => this.buttons(c.name, () => this.after(this.editCreator(c)), () => this.drop(`creators/${c.id}`, c.name)) },
          ]}
        ></candor-table>
      </section>
      <section class="stack">
        <h2>${t('disc.brands')}</h2>
        <candor-table
          .label=${t('disc.brands')}
          .rows=${this.brands}
          .error=${this.error}
          .retry=${() => this.load()}
          .empty=${t('disc.brand-none')}
          .columns=${[
            { key: 'name', label: t('disc.name'), wide: true, sort: (b: Brand) => b.name, cell: (b: Brand) => html`<strong>${b.name}</strong>` },
            { key: 'aliases', label: t('disc.aliases'), cell: (b: Brand) => b.aliases.join(', ') },
            { key: 'domains', label: t('disc.domains'), cell: (b: Brand) => b.domains.join(', ') },
            { key: 'actions', label: '', end: true, cell: (b: Brand) => this.buttons(b.name, () => this.after(this.editBrand(b)), () => this.drop(`brands/${b.id}`, b.name)) },
          ]}
        ></candor-table>
      </section>
    </div>`;
  }
}
customElements.define('disclosure-relations-screen', DisclosureRelations);
