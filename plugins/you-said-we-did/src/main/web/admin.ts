// SPDX-License-Identifier: Apache-2.0
// The screens of the loop in the administration.
import './admin/messages';
import './admin/inbox';
import './admin/themes';
import './admin/actions';
import './admin/report';
import './admin/returning';
