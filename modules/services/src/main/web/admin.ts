// SPDX-License-Identifier: Apache-2.0
import './admin/messages';
import './admin/consent';
import './admin/mail';
import './admin/notices';
import './admin/privacy';
