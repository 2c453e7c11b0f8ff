// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.web;

final class DisputeForm {
  static final String ID = "said.dispute";
}
