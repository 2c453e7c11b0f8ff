// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.web;

final class FollowForm {
  static final String ID = "said.follow";
}
