// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.candorcms.admin;

import org.jspecify.annotations.NullMarked;
