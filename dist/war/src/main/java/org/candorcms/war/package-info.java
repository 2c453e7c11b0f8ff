// SPDX-License-Identifier: Apache-2.0
/** Starts the framework inside a web application. */
@NullMarked
package org.candorcms.war;

import org.jspecify.annotations.NullMarked;
