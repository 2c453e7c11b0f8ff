// SPDX-License-Identifier: Apache-2.0
import { addMessages } from '../i18n';
import { en } from './en';

addMessages('en', en);
