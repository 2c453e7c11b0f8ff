// SPDX-License-Identifier: Apache-2.0
/** The real host as an Arquillian container. */
@NullMarked
package org.candorcms.testkit.arquillian;

import org.jspecify.annotations.NullMarked;
