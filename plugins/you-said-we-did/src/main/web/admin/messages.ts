// SPDX-License-Identifier: Apache-2.0
import { addMessages, adoptStyles } from '@candor/admin';
import { en } from './messages/en';
import { fil } from './messages/fil';
import { lo } from './messages/lo';
import { th } from './messages/th';
import { vi } from './messages/vi';

addMessages('en', en);
addMessages('fil', fil);
addMessages('lo', lo);
addMessages('th', th);
addMessages('vi', vi);

adoptStyles(`
  .said-desk { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); gap: 1.25rem; align-items: start; }
  .said-detail { position: sticky; inset-block-start: 1rem; max-block-size: calc(100vh - 2rem); overflow: auto; }
  .said-count { margin-block-end: .5rem; }
  .said-row { display: flex; gap: .625rem; align-items: start; padding: .125rem .625rem; border: 1px solid transparent; border-radius: var(--radius); }
  .said-row + .said-row { border-block-start-color: var(--line); }
  .said-row.current { background: var(--surface); border-color: var(--accent); }
  .said-row > input { margin-block-start: .8rem; }
  .said-open { flex: 1; min-inline-size: 0; display: grid; grid-template-columns: minmax(0, 1fr); justify-content: stretch; justify-items: start; gap: .25rem; text-align: start; font-weight: inherit; border: 0; background: none; padding: .5rem 0; }
  .said-open:hover:not(:disabled) { background: none; }
  .said-excerpt { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
  .said-text { margin: 0; padding-inline-start: .875rem; border-inline-start: 3px solid var(--accent); overflow-wrap: anywhere; white-space: pre-line; }
  .said-choosable { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .375rem .75rem; align-items: start; }
  .said-choosable > p { grid-column: 2; }
  .said-facts, .said-numbers, .said-keys { margin: 0; }
  .said-facts { display: grid; gap: .35rem; }
  .said-facts > div { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: .5rem; }
  .said-facts dt, .said-numbers dt { color: var(--muted); }
  .said-facts dd, .said-numbers dd, .said-keys dd { margin: 0; }
  .said-numbers { display: flex; flex-wrap: wrap; gap: .75rem 2.25rem; }
  .said-numbers > div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
  .said-keys { display: grid; gap: .4rem; }
  .said-keys > div { display: grid; grid-template-columns: 4rem 1fr; }
  .said-keys dt { margin: 0; }
  kbd { border: 1px solid var(--line); border-radius: .3rem; padding: 0 .35em; background: var(--surface-2); color: var(--text); font-size: .75rem; }
  .said-narrow { max-inline-size: 12rem; }
  .said-tag { border-block-start: 1px solid var(--line); padding-block-start: .375rem; flex-wrap: nowrap; align-items: start; }
  .said-add { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
  .said-add select { max-inline-size: 100%; }
  .said-week { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 1rem 1.75rem; align-items: start; }
  .said-week > .note { grid-column: 1 / -1; }
  .said-week-head { display: grid; gap: .125rem; }
  .said-growing { display: grid; gap: .125rem; font-size: .875rem; }
  .said-growing .spread { flex-wrap: nowrap; }
  .said-choices { display: grid; gap: .125rem; max-block-size: 22rem; overflow: auto; }
  .said-choice { inline-size: 100%; justify-content: space-between; text-align: start; font-weight: 450; }
  .said-choice.first { background: var(--accent-soft); }
  .said-editor { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1.25rem; align-items: start; }
  .said-side { position: sticky; inset-block-start: 1rem; max-block-size: calc(100vh - 2rem); overflow: auto; }
  .said-pairs { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr)); gap: .875rem; align-items: start; }
  .said-list-of, .said-steps { border: 0; padding: 0; margin: 0; min-inline-size: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: .4rem; }
  .said-list-of legend { font-weight: 550; padding: 0; }
  .hint { color: var(--muted); font-size: .8125rem; }
  .said-evidence { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr) 2.25rem; gap: .375rem; }
  .said-evidence input { inline-size: 100%; min-inline-size: 0; }
  .said-quote { display: flex; gap: .375rem; align-items: start; }
  .said-list-of label, label:has(> .said-narrow) { min-inline-size: 0; max-inline-size: 100%; }
  .said-list-of select { inline-size: 100%; max-inline-size: 100%; }
  .said-findings { display: grid; gap: .35rem; font-size: .875rem; }
  .said-findings li { display: flex; gap: .4rem; align-items: start; }
  .said-findings li.block > svg { color: var(--danger); margin-block-start: .15rem; }
  .said-findings li.warn > svg { color: var(--warn); margin-block-start: .15rem; }
  .said-findings li.block strong { color: var(--danger); }
  .said-findings li.warn strong { color: var(--warn); }
  .said-findings button.link { text-align: start; font-size: inherit; min-block-size: 1.5rem; }
  .said-problem a { color: inherit; }
  .said-preview { display: grid; gap: .75rem; border: 1px solid var(--line); border-radius: var(--radius); padding: 1rem; background: var(--bg); }
  .said-preview h3 { font-size: 1.125rem; }
  .said-preview h4 { margin: 0; font-size: .9375rem; }
  .said-step { display: grid; grid-template-columns: 2rem minmax(0, 1fr); gap: .625rem; }
  .said-step-icon { inline-size: 2rem; block-size: 2rem; border-radius: 50%; display: grid; place-items: center; background: var(--accent-soft); color: var(--accent-strong); }
  .said-is-done { background: var(--accent); color: var(--on-accent); }
  .said-is-could-not { background: var(--text); color: var(--bg); }
  .said-differs del { background: var(--danger-soft); color: var(--text); }
  .said-differs ins { background: var(--good-soft); color: var(--text); text-decoration: none; }
  @media (max-width: 68rem) { .said-editor { grid-template-columns: minmax(0, 1fr); } .said-side { position: static; max-block-size: none; } }
  @media (max-width: 56rem) { .said-desk { grid-template-columns: minmax(0, 1fr); } .said-detail { position: static; max-block-size: none; } }
  @media (max-width: 30rem) { .said-evidence { grid-template-columns: minmax(0, 1fr) 2.25rem; } .said-evidence input:nth-child(2) { grid-column: 1; } .said-narrow { inline-size: 100%; max-inline-size: 100%; } }
  @media print { .said-no-print { display: none !important; } .said-report .card { break-inside: avoid; } }
`);
