// SPDX-License-Identifier: Apache-2.0
/** Weekly triage, monthly report, effect of an action. */
@NullMarked
package org.candorcms.said.report;

import org.jspecify.annotations.NullMarked;
