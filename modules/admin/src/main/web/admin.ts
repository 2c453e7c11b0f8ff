// SPDX-License-Identifier: Apache-2.0
// What screens of plugins import as '@candor/admin'.
import './lib/messages';

export * from './lib/api';
export * from './lib/chart';
export * from './lib/dialog';
export * from './lib/diff';
export * from './lib/element';
export * from './lib/form';
export * from './lib/format';
export * from './lib/i18n';
export * from './lib/icon';
export * from './lib/markdown';
export * from './lib/progress';
export * from './lib/table';
export * from './lib/toast';
