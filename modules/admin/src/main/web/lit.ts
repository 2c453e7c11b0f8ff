// SPDX-License-Identifier: Apache-2.0
// Lit, once for the shell and the screens of every plugin: the import map sends 'lit' and
// 'lit/...' here. It names Lit's parts instead of 'lit', which stays an import everywhere.
export * from '@lit/reactive-element';
export * from '@lit/reactive-element/decorators.js';
export * from 'lit-html';
export * from 'lit-html/directive.js';
export { AsyncDirective } from 'lit-html/async-directive.js';
export * from 'lit-element/lit-element.js';
export * from 'lit-html/directives/class-map.js';
export * from 'lit-html/directives/guard.js';
export * from 'lit-html/directives/if-defined.js';
export * from 'lit-html/directives/keyed.js';
export * from 'lit-html/directives/live.js';
export * from 'lit-html/directives/ref.js';
export * from 'lit-html/directives/repeat.js';
export * from 'lit-html/directives/style-map.js';
export * from 'lit-html/directives/unsafe-html.js';
export * from 'lit-html/directives/until.js';
export * from 'lit-html/directives/when.js';
