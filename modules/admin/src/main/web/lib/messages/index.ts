// SPDX-License-Identifier: Apache-2.0
import { addMessages } from '../i18n';
import { en } from './en';
import { fil } from './fil';
import { lo } from './lo';
import { th } from './th';
import { vi } from './vi';

for (const [lang, messages] of Object.entries({ en, vi, th, lo, fil })) addMessages(lang, messages);
