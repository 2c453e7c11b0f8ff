// SPDX-License-Identifier: Apache-2.0
import { html } from 'lit';
import { CandorTool, dialog, errorText, type Field, get, type Page, request, t, toast, type Values } from '@candor/admin';
import type { Relation } from '../admin/relations';

/** Ties that explain why a link earns something. */
const EARNING = ['paid', 'affiliate', 'code'];

type Tie = Relation & { version: number };

function covers(tie: Tie, contentId: string): boolean {
  return tie.scope.some((s) => (s.endsWith('*') ? contentId.startsWith(s.slice(0, -1)) : s === contentId));
}

/** Whether a tie lasts today; ended ones are no choice for a new link. */
function lasts(tie: Tie): boolean {
  const today = new Date().toISOString().slice(0, 10);
  return (!tie.from || tie.from <= today) && (!tie.to || tie.to >= today);
}

/** A link in Markdown that says of itself that it is sponsored. */
export function sponsored(text: string, address: string): string {
  const target = encodeURI(address.trim()).replaceAll('%25', '%').replace(/[<>]/g, encodeURIComponent);
  return `[${text.trim().replace(/[\\[\]]/g, '\\$&')}](<${target}> "sponsored")`;
}

/** Puts a sponsored link into a text, and the text into the scope of the tie that it comes from. */
class SponsoredLink extends CandorTool {
  override symbol = 'pin';
  override hotkey = 'l';

  override caption(): string {
    return t('tool.sponsored');
  }

  override async use(): Promise<void> {
    const { editor } = this;
    const selected = editor.selected();
    let ties: Tie[] = [];
    try {
      ties = (await get<Page<Tie>>('relations', { limit: 200 })).items.filter((r) => EARNING.includes(r.kind) && lasts(r));
    } catch (error) {
      toast(errorText(error), { kind: 'danger' });
    }
    const made = await this.ask(selected, ties);
    if (made) editor.insert(made);
  }

  private ask(selected: string, ties: Tie[]): Promise<string | undefined> {
    const { contentId } = this.editor;
    const isAddress = /^https?:\/\/\S+$/.test(selected.trim());
    const covering = ties.find((tie) => covers(tie, contentId));
    const fields: Field[] = [
      { name: 'text', label: t('tool.text'), type: 'text', required: true, maxLength: 300 },
      { name: 'address', label: t('tool.address'), type: 'url', required: true, maxLength: 2000 },
    ];
    if (contentId) {
      fields.push({
        name: 'tie',
        label: t('tool.tie'),
        type: 'select',
        help: t('tool.tie-hint'),
        options: [
          { value: '', label: t('tool.no-tie') },
          ...ties.map((tie) => ({ value: tie.id, label: [t(`tool.kind.${tie.kind}`), tie.brand, tie.creatorName].filter(Boolean).join(' · ') })),
        ],
      });
    }
    return dialog<string>({
      title: t('tool.sponsored'),
      body: (done) =>
        html`<candor-form
          .fields=${fields}
          .values=${{ text: isAddress ? '' : selected, address: isAddress ? selected.trim() : '', tie: covering?.id ?? '' }}
          .action=${t('tool.insert')}
          .extra=${html`<button type="button" @click=${(e: Event) => (e.target as HTMLElement).closest('dialog')?.close()}>
            ${t('action.cancel')}
          </button>`}
          .send=${async (v: Values) => {
            const tie = ties.find((one) => one.id === v.tie);
            if (tie && !covers(tie, contentId)) await this.widen(tie, contentId);
            done(sponsored(String(v.text), String(v.address)));
          }}
        ></candor-form>`,
    });
  }

  /** Somebody else may have changed the tie meanwhile: then the server says so and nothing is lost. */
  private async widen(tie: Tie, contentId: string): Promise<void> {
    const { kind, brand, creator, from, to, audiences, proof } = tie;
    await request('PUT', `relations/${encodeURIComponent(tie.id)}`, {
      body: {
        kind,
        brand,
        ...(creator ? { creator } : {}),
        ...(from ? { from } : {}),
        ...(to ? { to } : {}),
        scope: [...tie.scope, contentId],
        audiences,
        ...(proof ? { proof } : {}),
      },
      ifMatch: `"${tie.version}"`,
    });
    toast(t('tool.widened', { brand }));
  }
}
customElements.define('disclosure-sponsored-link', SponsoredLink);
