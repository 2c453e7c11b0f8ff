// SPDX-License-Identifier: Apache-2.0
// The screens of reviews in the administration.
import './admin/messages';
import './admin/queue';
import './admin/replies';
import './admin/fairness';
import './admin/import';
import './admin/requests';
